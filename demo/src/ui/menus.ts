/** Menus made of <details>: one open at a time, closed by Escape or a press elsewhere, back where the focus was. */

/** Starts all menus in the header. */
export function startMenus(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>('.header details')]
  const close = (keep?: EventTarget | null) => {
    for (const menu of menus) if (!(keep instanceof Node && menu.contains(keep))) menu.open = false
  }
  document.addEventListener('click', event => close(event.target))
  document.addEventListener('focusin', event => close(event.target))
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    const open = menus.find(menu => menu.open)
    if (!open) return
    open.open = false
    open.querySelector('summary')?.focus()
  })
}
