/**
 * The chunk that reads a page's JSON-LD: a product's page is a view of it, a list is a view of the list. Loaded by
 * `json-ld-watch.ts` where there is some. Documents are text to be parsed; nothing in them runs, and what is wrong is counted.
 */
import type { Core } from './core.ts'
import { type Crumb, collect, type Found, idsOf, itemOf, type Node, nodes, pathname } from './json-ld-read.ts'
import type { Item } from './types.ts'

type Track = (name: string, params: object) => void

/** All documents of a page together, in UTF-16 units; what would go over it is not read. */
const MAX_TEXT = 256 * 1024

/** What each script of the page said when it was last read, for each Vitrine. */
const known = new WeakMap<Core, WeakMap<Element, string>>()

/** Tells what is new in `scripts` since the last call. */
export function tellJsonLd(core: Core, scripts: Iterable<Element>, track: Track): void {
  const before = known.get(core) ?? new WeakMap<Element, string>()
  known.set(core, before)
  const fresh: Found = { products: [], lists: [], trails: [] }
  const trails: Crumb[][] = []
  let room = MAX_TEXT
  for (const script of scripts) {
    const written = script.textContent ?? ''
    const isNew = before.get(script) !== written
    before.set(script, written)
    const found = written.length > room ? undefined : read(written)
    if (found) room -= written.length
    else if (isNew) core.count('bad_json_ld')
    // The trail may stand in a script that was there before; a product that was is no new view.
    trails.push(...(found?.trails ?? []))
    if (!found || !isNew) continue
    fresh.products.push(...found.products)
    fresh.lists.push(...found.lists)
  }
  trails.sort((a, b) => b.length - a.length)
  const page = new URL(location.href)
  tellProducts(core, fresh.products, trails[0] ?? [], page, track)
  for (const { name, products } of fresh.lists) tellList(products, name, page, track)
  // Who comes back to a page later looks at it again.
  core.views = core.views.filter(([path]) => path === page.pathname)
}

/** What a script says, or nothing if it cannot be read. */
function read(written: string): Found | undefined {
  const found: Found = { products: [], lists: [], trails: [] }
  if (!written.trim()) return found
  try {
    // As templates leave it: line breaks within strings, comments and CDATA marks around everything, a semicolon.
    const json = written
      .replace(/\s+/g, ' ')
      .replace(/^[ /*]*<!(--|\[CDATA\[)[ /*]*|[ /*]*(--|\]\])>[ /*]*$/g, '')
      .replace(/; ?$/, '')
    collect(JSON.parse(json, refuse), found)
    return found
  } catch {
    return undefined
  }
}

/** Nothing here would follow them, but no shop writes such a key in good faith. */
function refuse(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new SyntaxError(key)
  return value
}

function tellProducts(core: Core, given: readonly Node[], trail: readonly Crumb[], page: URL, track: Track): void {
  const distinct = new Map<string | undefined, Node>()
  for (const product of gather(given)) {
    const [id] = idsOf(product, page)
    if (!distinct.has(id)) distinct.set(id, product)
  }
  distinct.delete(undefined)
  let products = [...distinct.values()]
  // Several on one page: the one whose address this is, or else a list that is not marked as one.
  if (products.length > 1) {
    const isHere = ({ url, '@id': id }: Node) => [url, id].some(address => pathname(address, page) === page.pathname)
    const here = products.filter(isHere)
    if (here.length !== 1) {
      tellList(products, '', page, track)
      return
    }
    products = here
  }
  for (const product of products) {
    const item = itemOf(product, trail, page)
    if (item && !isTold(core, page, idsOf(product, page))) track('view_item', event([item]))
  }
}

/** Variants that stand beside their group go into it. */
function gather(products: readonly Node[]): readonly Node[] {
  const group = products.find(product => product.hasVariant ?? product.productGroupID)
  const isVariant = (product: Node) => product !== group && (product.isVariantOf ?? product.inProductGroupWithID)
  const variants = products.filter(isVariant)
  if (!group || variants.length === 0) return products
  const whole = { ...group, hasVariant: [...variants, ...nodes(group.hasVariant)] }
  return [whole, ...products.filter(product => product !== group && !isVariant(product))]
}

function tellList(products: readonly Node[], name: string, page: URL, track: Track): void {
  const items = new Map<string, Item>()
  for (const product of products) {
    const item = itemOf(product, [], page)
    if (item && !items.has(item.item_id)) items.set(item.item_id, item)
  }
  if (items.size > 0) track('view_item_list', { ...event([...items.values()]), ...(name && { item_list_name: name }) })
}

/** The currency is said once, with the event. */
function event(found: readonly (Item & { currency?: string })[]): object {
  const currency = found.find(item => item.currency)?.currency
  return { ...(currency && { currency }), items: found.map(({ currency: _, ...item }) => item) }
}

/** True if the page's own code, a data layer or an earlier script told a view of the product here, by any of its ids. */
function isTold({ views }: Core, page: URL, ids: readonly string[]): boolean {
  const told = views
    .filter(([path]) => path === page.pathname)
    .flatMap(([, params]) => {
      const { items, products } = (params ?? {}) as Node
      return nodes(items ?? products ?? params)
    })
  return told.some(({ item_id, product_id, sku }) => [item_id, product_id, sku].some(id => ids.includes(String(id))))
}
