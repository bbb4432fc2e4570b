/**
 * One engine per shop and page, also when two bundles carry the package: two would count every click twice and write one store.
 * Only in a page: on a server one process serves many shoppers, and they must never share.
 */
import type { Vitrine } from './types.ts'

const KEY = Symbol.for('vitrine')

/** The Vitrines of this page by shop, of whichever version. */
export function openOnPage(): Map<string, Vitrine> {
  const page = (typeof window === 'undefined' ? {} : globalThis) as { [KEY]?: Map<string, Vitrine> }
  page[KEY] ??= new Map()
  return page[KEY]
}
