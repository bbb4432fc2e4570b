/**
 * Deletes what is stored without the engine: a shopper who says no must be obeyed on a page where wasm is blocked, too.
 */

/** Deletes a shop's database and what else the engine and surveys keep; resolves when it is gone or never was there. */
export function eraseStored(shop: string): Promise<void> {
  const name = `vitrine:${shop}`
  return new Promise<void>(resolve => {
    try {
      // First: where the one is blocked, so is the other.
      localStorage.removeItem(`${name}:decisions`)
      localStorage.removeItem(`${name}:asked-survey`)
      sessionStorage.removeItem(`${name}:trail`)
      Object.assign(indexedDB.deleteDatabase(name), { onsuccess: resolve, onerror: resolve, onblocked: resolve })
    } catch {
      resolve()
    }
  })
}
