/**
 * One Vitrine per shop and page, also when two bundles carry the package: two engines would count every click twice.
 * Only in a page: on a server one process serves many shoppers, and they must never share.
 */
import type { Vitrine } from './types.ts'
import { VERSION } from './version.ts'

const KEY = Symbol.for('vitrine')

/** The Vitrines of this page by shop and version. */
export class Registry {
  readonly #open: Map<string, Vitrine>

  constructor() {
    const page = (typeof window === 'undefined' ? {} : globalThis) as { [KEY]?: Map<string, Vitrine> }
    page[KEY] ??= new Map()
    this.#open = page[KEY]
  }

  /** The one that is open for a shop. */
  find(shop: string): Vitrine | undefined {
    return this.#open.get(name(shop))
  }

  /** Adds one; returns its undo. */
  add(shop: string, vitrine: Vitrine): () => void {
    this.#open.set(name(shop), vitrine)
    return () => void this.#open.delete(name(shop))
  }
}

const name = (shop: string) => `${shop}@${VERSION}`
