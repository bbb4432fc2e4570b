/**
 * `vitrine/rules`: the shop's rules and its stock, applied to a finished order, the engine's or the server's, so that they always win
 * and hold without an engine. An entry of its own: a shop without rules does not download them. From the front: what is neither
 * buried, refused nor sold out; buried; refused by the shopper; sold out. Pins come last.
 */
import type { Item, RankResult, RuledList, RuleOptions, ShopRule, ShopRules } from './types.ts'

export type { RuleMatch, RuleOptions, ShopRule, ShopRules } from './types.ts'

/** Behind or in front of everything: no list is as long. */
const FAR = 1e6
/** A little more than a place: who is moved by one has to pass the other. */
const PAST = 0.01
const PIN = 'rule_pin'
const OUT = 'out_of_stock'
const TEXTS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  [PIN]: ['Placed here by the shop', '商家置顶'],
  rule_boost: ['Moved up by the shop', '商家推荐'],
  rule_bury: ['Moved down by the shop', '商家后移'],
  [OUT]: ['Out of stock', '暂时缺货']
}

/** True when the shop says that there is none left. */
const isSoldOut = (item: Item | null): boolean =>
  item?.availability === OUT || (typeof item?.stock === 'number' && item.stock <= 0)

/** Makes rules for `RankOptions.rules`. Without any, and in any case, what is sold out stands last. */
export function shopRules(rules: readonly ShopRule[] = [], options: RuleOptions = {}): ShopRules {
  return {
    apply(ranked, list) {
      try {
        return arrange(ranked, list, rules, options)
      } catch {
        // An item or a rule that throws when it is read: then there are no rules.
        const { items, personal } = ranked
        return { items: items.slice(0, list.limit), reasons: ranked.reasons.slice(0, list.limit), personal }
      }
    }
  }
}

function arrange<T extends Item>(
  ranked: RankResult<T>,
  { limit, refused, locale, say }: RuledList,
  rules: readonly ShopRule[],
  { outOfStock }: RuleOptions
): RankResult<T> {
  const { items, personal } = ranked
  const codes: string[] = []
  const pins: [unknown, number][] = []
  const shifts = items.map(() => 0)
  for (const rule of [rules].flat()) {
    const { pin, at, boost, bury, by = FAR } = Object(rule)
    const match = Object.entries(Object(boost ?? bury))
    if (at >= 1) pins.push([pin, at])
    else if (match.length > 0 && by > 0)
      items.forEach((item, place) => {
        if (match.every(([field, value]) => Object(item)[field] === value))
          shifts[place] += boost ? -by - PAST : by + PAST
      })
    else say('bad_rule', 'a rule is { pin, at }, { boost, by } or { bury, by }')
  }
  const keys = items.map((item, place) => {
    const shift = shifts[place] as number
    if (outOfStock !== 'keep' && isSoldOut(item)) codes[place] = OUT
    else if (place >= refused[0] && place < refused[1]) return 3 * FAR + place
    else if (shift !== 0) codes[place] = shift < 0 ? 'rule_boost' : 'rule_bury'
    return place + (codes[place] === OUT ? 9 * FAR : shift)
  })
  const order = [...items.keys()]
    .filter(place => outOfStock !== 'hide' || codes[place] !== OUT)
    .sort((a, b) => (keys[a] as number) - (keys[b] as number))
  let next = 0
  for (const [pin, at] of pins.sort((a, b) => a[1] - b[1])) {
    const from = order.findIndex(place => items[place]?.item_id === pin && codes[place] !== OUT)
    if (from < 0) continue
    const [place] = order.splice(from, 1) as [number]
    // Two pins for one place stand one behind the other.
    next = Math.max(Math.floor(at) - 1, next)
    order.splice(next++, 0, place)
    codes[place] = PIN
  }
  order.splice(limit)
  return {
    items: order.map(place => items[place] as T),
    get reasons() {
      const { reasons } = ranked
      return order.map(place => {
        const code = codes[place]
        const text = TEXTS[code as string]?.[locale === 'en' ? 0 : 1]
        return code && text ? [{ code, share: 1, text }] : (reasons[place] ?? [])
      })
    },
    personal
  }
}
