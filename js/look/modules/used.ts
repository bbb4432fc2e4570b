/**
 * The order of modules by what this shopper uses: where their lists (`data-vitrine-list`) are chosen from. The engine's tags say how
 * much; nothing is counted here. What comes of it is kept for the next page, which `vitrine/early` puts in order before it is
 * seen: nothing moves under somebody's hand. Only with personalisation allowed, and gone with it.
 */
import type { Core } from '../../core.ts'
import type { Tag } from '../../types.ts'
import { movable, nameOf, zones } from '../place.ts'

/** Under which key the next page finds it. */
export const usedKey = (shop: string): string => `vitrine:${shop}:used`

/** Orders by zone; an empty one says that the shopper wants none by use there. */
type Orders = Record<string, readonly string[]>

/** How much stronger a list must be to pass another: what is nearly even does not dance about. */
const CLEARLY = 1.5

/** Names of a zone's modules by use; undefined when that is the order they stand in. Pure but for reading the markup. */
export function orderByUse(
  zone: HTMLElement,
  tags: readonly Pick<Tag, 'kind' | 'label' | 'value'>[]
): string[] | undefined {
  const strength = (module: HTMLElement) => {
    const lists = [module, ...module.querySelectorAll<HTMLElement>('[data-vitrine-list]')]
    const names = new Set(lists.map(({ dataset }) => dataset.vitrineList))
    return tags
      .filter(({ kind, label }) => kind === 'list' && names.has(label))
      .reduce((sum, tag) => sum + tag.value, 0)
  }
  const standing = movable(zone).map(module => ({ name: nameOf(module), use: strength(module) }))
  const order = [...standing]
  // Neighbours change places while one is clearly used more: a stable order, and the shop's where nothing is known.
  for (let from = 1; from < order.length; from++) {
    for (let at = from; at > 0; at--) {
      const [above, below] = [order[at - 1], order[at]]
      if (!above || !below || below.use <= above.use * CLEARLY) break
      order[at - 1] = below
      order[at] = above
    }
  }
  return order.every(({ name }, i) => name === standing[i]?.name) ? undefined : order.map(({ name }) => name)
}

/** The shopper wants the shop's order in a zone, and not what would be concluded from now on. */
export function revoke(core: Core, zone: string): void {
  const key = usedKey(core.settings.config.shop)
  try {
    const orders: Orders = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (core.consent.personalize === 'granted') localStorage.setItem(key, JSON.stringify({ ...orders, [zone]: [] }))
    else localStorage.removeItem(key)
  } catch {
    // Storage is blocked: nothing is kept there.
  }
}

/** Keeps the order for the next page in step with what is known. */
export function followUse(core: Core): { stop(): void } {
  const key = usedKey(core.settings.config.shop)
  const keep = () => {
    try {
      if (core.consent.personalize !== 'granted') return localStorage.removeItem(key)
      if (core.destroyed || !core.port) return
      const tags = core.port.tags(core.settings.now())
      const orders: Orders = JSON.parse(localStorage.getItem(key) ?? '{}')
      for (const zone of zones()) {
        const name = zone.dataset.vitrineModules ?? ''
        if (orders[name]?.length === 0) continue
        // The order of before stays while this page shows it; with nothing left to go by it goes.
        const order = orderByUse(zone, tags)
        if (order) orders[name] = order
        else if (!tags.some(({ kind }) => kind === 'list')) delete orders[name]
      }
      if (Object.keys(orders).length > 0) localStorage.setItem(key, JSON.stringify(orders))
      else localStorage.removeItem(key)
    } catch {
      // Storage is blocked: the shop's order holds.
    }
  }
  // As the page is left: what the next one shows need not be worked out at every click.
  const leave = () => {
    if (document.visibilityState === 'hidden') keep()
  }
  const off = core.changes.on('change', ({ what }: { what: string }) => {
    if (what === 'consent') keep()
  })
  document.addEventListener('visibilitychange', leave)
  window.addEventListener('pagehide', keep)
  return {
    stop() {
      off()
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', keep)
    }
  }
}
