/** The order in which the shop's Vitrine puts a small list of its own, and why. */
import type { Page } from '@playwright/test'
import type { Vitrine } from '../../js/types.ts'

/** Ids in order, whether the shopper had a say in it, and the reasons that were given. */
export const ranked = (page: Page) =>
  page.evaluate(() => {
    const { [Symbol.for('vitrine')]: open } = globalThis as unknown as Record<symbol, Map<string, Vitrine>>
    const [vitrine] = [...(open?.values() ?? [])]
    const names = ['Clock', 'Clock', 'Bag', 'Holder', 'Bag', 'Holder']
    const candidates = names.map((name, at) => ({
      item_id: `c${at}`,
      item_name: `${name} ${at}`,
      item_category: 'All',
      item_category2: name,
      price: 4
    }))
    const result = vitrine?.rank(candidates, { slot: 'home' })
    return {
      ids: result?.items.map(({ item_id }) => item_id).join(' '),
      personal: result?.personal,
      because: [...new Set(result?.reasons.flat().map(({ code, text }) => `${code}: ${text}`))]
    }
  })
