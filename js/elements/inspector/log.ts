/** A tab that lists what was recorded, newest first; a row stays the same element as long as it says the same. */
import { h, write } from '../dom.ts'
import type { Part } from '../parts.ts'
import { showRows } from '../privacy/rows.ts'
import type { InspectorContext } from './context.ts'

/** What such a tab lists. */
interface Listed<T> {
  /** What there is. */
  read(): readonly T[]
  /** What stands above the rows. */
  hint: string
  /** All that may change in a row. */
  says(entry: T): string
  row(entry: T): HTMLElement
}

/** The tab. */
export function logPart<T extends object>({ words }: InspectorContext, { read, hint, says, row }: Listed<T>): Part {
  const list = h('ul', { class: 'log' })
  const above = h('p', { class: 'hint' })
  const numbers = new WeakMap<T, number>()
  let last = 0
  return {
    element: h('div', {}, above, list),
    show() {
      const entries = read()
      write(above, entries.length > 0 ? hint : words.nothing)
      const rows = entries.map(entry => {
        const number = numbers.get(entry) ?? ++last
        numbers.set(entry, number)
        return { key: `${number}`, says: says(entry), make: () => row(entry) }
      })
      showRows(list, rows)
    }
  }
}
