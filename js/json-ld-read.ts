/**
 * schema.org documents -> items in GA4's terms. Pure: parsed JSON in, plain objects out. Shops write these documents for search
 * engines, by hand and by plug-in, so every field is taken in each of the shapes that are out there.
 */
import type { Item } from './types.ts'

/** An object of a document. */
export type Node = { readonly [name: string]: unknown }

/** What was found in the documents of one page. */
export interface Found {
  /** Products and groups of variants that stand for themselves, not in a list. */
  products: Node[]
  /** Lists, each with its products. */
  lists: { name: string; products: Node[] }[]
  /** Trails to this page, each with its crumbs in order. */
  trails: Crumb[][]
}

/** One step of a trail; the address may be missing. */
export interface Crumb {
  /** As shoppers see it. */
  name: string
  /** Where it leads. */
  url: string
}

/** How deep entities may stand in each other. */
const MAX_DEPTH = 8
/** Longest id the engine takes. */
const MAX_ID_LENGTH = 128
/** Of any list, as in GA4. */
const MAX_ITEMS = 200

/** Where a page's own entities stand in others. What it merely relates to (`isSimilarTo`, `review`) is not looked into. */
const ROOMS = ['@graph', 'mainEntity', 'mainEntityOfPage', 'breadcrumb']

const PRODUCT = /Product(Group|Model)?\b/

const typeOf = (node: Node): string => many(node['@type']).join()

/** Adds what a document says; throws a `RangeError` for one that is too deep. */
export function collect(document: unknown, found: Found, depth = 0): void {
  if (depth > MAX_DEPTH) throw new RangeError('too deep')
  for (const node of nodes(document)) {
    const type = typeOf(node)
    if (PRODUCT.test(type)) found.products.push(node)
    else if (/ItemList/.test(type)) found.lists.push(listOf(node))
    else if (/BreadcrumbList/.test(type)) found.trails.push(trailOf(node))
    else for (const room of ROOMS) if (typeof node[room] === 'object') collect(node[room], found, depth + 1)
  }
}

/** The product as an item, or nothing if it has no id. `page` is the address it stands on. */
export function itemOf(product: Node, trail: readonly Crumb[], page: URL): (Item & { currency?: string }) | undefined {
  const [id] = idsOf(product, page)
  if (!id) return undefined
  const name = text(product.name)
  const path = categoryOf(product.category)
  const crumbs = pathOf(trail, name, page)
  const levels = (crumbs.length > path.length ? crumbs : path).slice(0, 5)
  const offers = offersOf(product)
  const prices = offers.flatMap(offer => numbers(offer.price ?? offer.lowPrice)).filter(price => price > 0)
  const rating = nodes(product.aggregateRating)[0] ?? {}
  const [stars] = numbers(rating.ratingValue)
  const [best = 5] = numbers(rating.bestRating)
  const item = {
    item_id: id,
    item_name: name,
    item_brand: text(product.brand ?? product.manufacturer),
    ...Object.fromEntries(levels.map((level, i) => [`item_category${i ? i + 1 : ''}`, level])),
    price: prices[0] && Math.min(...prices),
    currency: text(offers.map(offer => offer.priceCurrency).find(Boolean)),
    rating: stars && best ? (stars / best) * 5 : undefined,
    reviews: numbers(rating.reviewCount ?? rating.ratingCount)[0]
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value)) as unknown as Item
}

/**
 * Every id of a product, the one it goes by first: its own sku, productID, group, GTIN, MPN; then the skus of its variants (the one
 * the address names before the others) and offers; its `@id` last.
 */
export function idsOf(product: Node, page: URL): string[] {
  const { sku, productID, productGroupID, mpn, hasVariant } = product
  const gtins = Object.keys(product).filter(name => /^(gtin|isbn)/.test(name))
  const inner = [...nodes(hasVariant), ...offersOf(product)]
  const [variant] = /\bvariant=\w+/.exec(page.search) ?? []
  const named = inner.filter(({ url, '@id': id }) => variant && new RegExp(`${variant}\\b`).test(`${url} ${id}`))
  const ids = [sku, productID, productGroupID, ...gtins.map(name => product[name]), mpn]
  const all = [...ids, ...[...named, ...inner].map(node => node.sku), product['@id']]
  return all.map(text).filter(id => id && id.length <= MAX_ID_LENGTH)
}

/** Offers of a product or of its variants, flat, with the prices that stand in a specification of their own. */
function offersOf(product: Node): Node[] {
  const given = [...nodes(product.offers), ...nodes(product.hasVariant).flatMap(variant => nodes(variant.offers))]
  return given.flatMap(offer => [offer, ...nodes(offer.offers), ...nodes(offer.priceSpecification)])
}

function listOf(list: Node): { name: string; products: Node[] } {
  const elements = nodes(list.itemListElement)
  const products = elements.flatMap(element => nodes(element.item ?? element))
  return { name: text(list.name), products: products.filter(node => PRODUCT.test(typeOf(node))) }
}

function trailOf(list: Node): Crumb[] {
  const steps = nodes(list.itemListElement)
  // Unnumbered ones stand in their order: sorting is stable.
  steps.sort((a, b) => (numbers(a.position)[0] ?? 0) - (numbers(b.position)[0] ?? 0))
  return steps.flatMap(({ name, item }) => {
    const [target = {}] = nodes(item)
    const crumb = {
      name: text(name ?? target.name),
      url: typeof item === 'string' ? item : text(target['@id'] ?? target.url)
    }
    return crumb.name ? [crumb] : []
  })
}

/** The categories of a trail: without the way in and without the product itself. */
function pathOf(trail: readonly Crumb[], product: string, page: URL): string[] {
  const inside = trail.filter(({ name, url }, i) => {
    const leads = pathname(url, page)
    if (i === 0 && (leads === '/' || HOME.test(name))) return false
    const isLast = i === trail.length - 1
    return !(isLast && (leads === page.pathname || leads === '' || name.toLowerCase() === product.toLowerCase()))
  })
  return inside.map(({ name }) => name)
}

const HOME =
  /^(home( ?page)?|start(seite)?|shop|store|accueil|inicio|início|forside|hem|etusivu|strona główna|首页|主页|ホーム)$/i

/** The path that an address leads to, '' for what is none. */
export function pathname(url: unknown, page: URL): string {
  try {
    return typeof url === 'string' && url ? new URL(url, page).pathname : ''
  } catch {
    return ''
  }
}

/** A category as a path: 'A > B', 'A/B', ['A', 'B'] or a thing with a name. Numbers are somebody's taxonomy, no words. */
function categoryOf(category: unknown): string[] {
  const levels = many(category).map(text)
  const path = levels.length === 1 ? (levels[0] as string).split(/\s*[>›»|]\s*|\s*\/\s*/) : levels
  return path.filter(level => level !== '' && !/^\d+$/.test(level))
}

/** What a value says in words: itself, its first, its name. */
function text(value: unknown): string {
  const [first] = many(value)
  const { name, '@value': literal } = nodes(first)[0] ?? {}
  const word = name ?? literal ?? first
  return typeof word === 'string' ? unescaped(word).trim() : typeof word === 'number' ? String(word) : ''
}

/** Templates escape for HTML what stands in a script, where nobody takes it back. */
function unescaped(escaped: string): string {
  return escaped.replace(/&(?:amp|gt|lt|quot|#0?39);/g, entity => ENTITIES[entity.replace('#0', '#')] as string)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&gt;': '>',
  '&lt;': '<',
  '&quot;': '"',
  '&#39;': "'"
}

/** The amount in a value, if there is one: 12.5, "12.50", "1,299.00", "12,50 €". */
function numbers(value: unknown): number[] {
  const [written = ''] = /^-|(^\.)?\d[\d.,]*/.exec(text(value).replace(/\s/g, '')) ?? []
  const isComma = /,\d{1,2}$/.test(written)
  const amount = Number(isComma ? written.replaceAll('.', '').replace(',', '.') : written.replaceAll(',', ''))
  return written !== '' && Number.isFinite(amount) ? [amount] : []
}

const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** The objects in a value, which may be one or a list of them. */
export function nodes(value: unknown): Node[] {
  const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null
  return many(value).flat().slice(0, MAX_ITEMS).filter(isNode)
}
