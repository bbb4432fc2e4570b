/**
 * Deletes the stored profile without the engine: a shopper who says no must be obeyed on a page where wasm is blocked, too.
 * The privacy ledger stays, as it does when the engine erases.
 */

/** Deletes the profile and unsent reports of a shop from IndexedDB; resolves when they are gone or never were there. */
export function eraseStored(shop: string): Promise<void> {
  return new Promise(resolve => {
    const done = () => resolve()
    try {
      const opening = indexedDB.open(`vitrine:${shop}`)
      // There was no database: undo its making.
      opening.onupgradeneeded = () => opening.transaction?.abort()
      opening.onerror = done
      opening.onblocked = done
      opening.onsuccess = () => {
        const database = opening.result
        const finish = () => {
          database.close()
          resolve()
        }
        try {
          const change = database.transaction('kv', 'readwrite')
          change.objectStore('kv').delete('profile')
          change.objectStore('kv').delete('outbox')
          change.oncomplete = finish
          change.onabort = finish
        } catch {
          finish()
        }
      }
    } catch {
      resolve()
    }
  })
}
