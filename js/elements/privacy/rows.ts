/** Lists that change while somebody reads them: a row stays the same element as long as it says the same. */

/** One row to be: what it is about, all it says, and how it is made. */
export interface Row {
  /** Which thing it is about; unique in its list. */
  key: string
  /** Changes when the row has to be made anew. */
  says: string
  make(): HTMLElement
}

const buttonOf = (row: Element | null | undefined, act: string | undefined) =>
  row?.querySelector<HTMLElement>(`[data-act="${act}"]`)

/** Shows the rows in a list; the focus stays on the button it was on, if that is still there. */
export function showRows(list: Element, rows: readonly Row[]): void {
  const old = new Map([...list.children].map(child => [(child as HTMLElement).dataset.tag, child as HTMLElement]))
  const next = rows.map(({ key, says, make }) => {
    const before = old.get(key)
    if (before?.dataset.says === says) return before
    const made = make()
    Object.assign(made.dataset, { tag: key, says })
    return made
  })
  if (next.length === list.children.length && next.every((row, i) => row === list.children[i])) return
  const { activeElement } = list.getRootNode() as ShadowRoot
  const focused = list.contains(activeElement) ? (activeElement as HTMLElement) : undefined
  const key = focused?.closest<HTMLElement>('[data-tag]')?.dataset.tag
  list.replaceChildren(...next)
  buttonOf(
    next.find(({ dataset }) => key && dataset.tag === key),
    focused?.dataset.act
  )?.focus({ preventScroll: true })
}

/** Where the focus goes when a row is about to leave: the same button of the next row, or the list's heading. */
export function stepAway(row: Element, act: string): void {
  const button = buttonOf(row.nextElementSibling ?? row.previousElementSibling, act)
  ;(button ?? row.closest('details')?.querySelector('summary'))?.focus()
}
