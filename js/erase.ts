/**
 * Deletes what is stored without the engine: a shopper who says no must be obeyed on a page where wasm is blocked, too.
 */

/** Deletes a shop's database and what it remembers of decisions; resolves when they are gone or never were there. */
export function eraseStored(shop: string): Promise<void> {
  return new Promise(resolve => {
    // What it resolves with is nobody's business.
    const done = resolve as () => void
    const name = `vitrine:${shop}`
    try {
      // First: where the one is blocked, so is the other.
      localStorage.removeItem(`${name}:decisions`)
      const deleting = indexedDB.deleteDatabase(name)
      deleting.onsuccess = done
      deleting.onerror = done
      deleting.onblocked = done
    } catch {
      done()
    }
  })
}
