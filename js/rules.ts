/**
 * The shop's rules and its stock, applied to a finished order: the engine's or the server's, so that they always win and hold without
 * an engine. From the front: what is neither buried, refused nor sold out; buried; refused by the shopper; sold out. Pins last of all.
 */
import type { RankWish } from './engine/port.ts'
import type { Say } from './say.ts'
import type { Item, RankOptions, RankResult, ShopRule } from './types.ts'

/** Far enough for any list: no place is moved by as much. */
const FAR = 1e6
const LAST = 1e9
const TEXTS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  rule_pin: ['Placed here by the shop', '由商家置顶'],
  rule_boost: ['Recommended by the shop', '商家推荐'],
  rule_bury: ['Moved down by the shop', '由商家后移'],
  out_of_stock: ['Out of stock', '暂时缺货']
}

type Bag = { readonly [field: string]: unknown }

/** True when the shop says that there is none left. */
const isSoldOut = (item: Item | null): boolean =>
  item?.availability === 'out_of_stock' || (typeof item?.stock === 'number' && item.stock <= 0)

/** True when rules or stock may move anything. */
export const hasRules = (candidates: readonly Item[], { rules, outOfStock }: RankOptions): boolean =>
  rules !== undefined || (outOfStock !== 'keep' && candidates.some(isSoldOut))

/** The items of `ranked`, which is a whole list, that are wanted after the rules. Bad rules are said once and left out. */
export function applyRules<T extends Item>(
  ranked: RankResult<T>,
  { rules, outOfStock }: RankOptions,
  { limit, refused }: Pick<RankWish, 'limit' | 'refused'>,
  locale: string,
  say: Say
): RankResult<T> {
  const { items, personal } = ranked
  const pins: { pin: unknown; at: number }[] = []
  const shifts: { match: [string, unknown][]; by: number }[] = []
  for (const rule of Array.isArray(rules) ? (rules as readonly ShopRule[]) : [rules]) {
    const { pin, at, boost, bury, by = FAR } = (rule ?? {}) as Bag
    const match = Object.entries((boost ?? bury ?? {}) as object)
    if (pin !== undefined && (at as number) >= 1) pins.push({ pin, at: Math.floor(at as number) })
    else if (match.length > 0 && (by as number) > 0) shifts.push({ match, by: boost ? (by as number) : -(by as number) })
    else if (rule !== undefined) say('bad_rule', 'a rule is { pin, at }, { boost, by } or { bury, by }, with numbers above 0; the others hold')
  }
  const codes: string[] = []
  const keys = items.map((item, place) => {
    if (outOfStock !== 'keep' && isSoldOut(item)) {
      codes[place] = 'out_of_stock'
      return outOfStock === 'hide' ? Number.NaN : LAST + place
    }
    if (place >= items.length - refused) return LAST / 2 + place
    const shift = shifts.reduce((sum, { match, by }) => (matches(item, match) ? sum + by : sum), 0)
    if (shift !== 0) codes[place] = shift > 0 ? 'rule_boost' : 'rule_bury'
    // Half a place more, for who is moved by one has to pass the other.
    return place - shift - Math.sign(shift) / 2
  })
  const order = [...items.keys()].filter(place => keys[place] === keys[place])
  order.sort((a, b) => (keys[a] as number) - (keys[b] as number))
  let next = 0
  for (const { pin, at } of pins.sort((a, b) => a.at - b.at)) {
    const from = order.findIndex(place => items[place]?.item_id === pin && codes[place] !== 'out_of_stock')
    if (from < 0) continue
    const [place] = order.splice(from, 1) as [number]
    // Two pins for one place stand one behind the other.
    next = Math.max(at - 1, next)
    order.splice(next++, 0, place)
    codes[place] = 'rule_pin'
  }
  const shown = order.slice(0, limit)
  return {
    items: shown.map(place => items[place] as T),
    get reasons() {
      const { reasons } = ranked
      return shown.map(place => {
        const code = codes[place]
        return code ? [{ code, share: 1, text: TEXTS[code]?.[locale === 'en' ? 0 : 1] ?? '' }] : (reasons[place] ?? [])
      })
    },
    personal
  }
}

/** True when all fields of a rule are the item's; `category` is any level of the path. */
function matches(item: unknown, match: [string, unknown][]): boolean {
  const bag = (item ?? {}) as Bag
  return match.every(([field, value]) =>
    field === 'category'
      ? Object.keys(bag).some(name => /^item_category/.test(name) && bag[name] === value)
      : bag[field] === value
  )
}
