/**
 * Deletes what is stored without the engine: a shopper who says no must be obeyed on a page where wasm is blocked, too.
 */

/** Deletes a shop's database; resolves when it is gone or never was there. */
export function eraseStored(shop: string): Promise<void> {
  return new Promise(resolve => {
    // What it resolves with is nobody's business.
    const done = resolve as () => void
    try {
      const deleting = indexedDB.deleteDatabase(`vitrine:${shop}`)
      deleting.onsuccess = done
      deleting.onerror = done
      deleting.onblocked = done
    } catch {
      done()
    }
  })
}
