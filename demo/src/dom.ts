/** The DOM in a few words. */

type Attributes = Record<string, string | boolean | undefined>

/** Makes an element: `h('a', { href }, 'text')`. `false` and `undefined` leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children)
  return element
}

/** The element with this id; the pages are ours, so a missing one is a mistake in them. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element as T
}

/** A button in running text or a tool bar. */
export function button(text: string, className: string, press: () => void): HTMLButtonElement {
  const element = h('button', { type: 'button', class: className }, text)
  element.addEventListener('click', press)
  return element
}
