/** Elements in a few words. */

type Attributes = Record<string, string | boolean>

/** `h('button', { type: 'button' }, 'text')`; `true` gives an attribute without a value, `false` none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children)
  return element
}

/** A button that does something. */
export function press(text: string, attributes: Attributes, act: () => void): HTMLButtonElement {
  const button = h('button', { type: 'button', ...attributes }, text)
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') act()
  })
  return button
}

/** Sets a text that is read out when it changes, and only then. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
