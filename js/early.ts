/**
 * `vitrine/early`: a plain script for <head> that puts the remembered look on <html> before the first paint, as the device is set
 * now, and the modules into the shopper's order before they are seen. It applies what the engine wrote and nothing else, and a
 * broken or hostile value does nothing.
 */
import { place, zones } from './look/place.ts'

const read = (key: string) => JSON.parse(localStorage.getItem(key) ?? '{}')

;(() => {
  try {
    const { documentElement: root, currentScript } = document
    const shop = currentScript?.dataset.shop
    const keys = shop
      ? [`vitrine:${shop}:look`]
      : Object.keys(localStorage).filter(key => /^vitrine:[^:]+:look$/.test(key))
    const [key] = keys
    // Two shops on one origin and no `data-shop`: whose look it is cannot be told.
    if (key === undefined || keys.length !== 1) return
    const { p, v = [], ...quiet } = read(key)
    const each = (values: unknown, ours: RegExp, put: (name: string, value: string) => void) => {
      for (const [name, value] of Object.entries(values ?? {})) {
        // No brackets and no quotes: neither url() nor anything else that would load or run can be said.
        if (ours.test(name) && /^[\w.#%, -]{1,64}$/.test(value)) put(name, value)
      }
    }
    // What it comes to on a device that asks for dark, or for more contrast.
    const { a, s } = v.find(({ m }: { m: string }) => matchMedia(m).matches) ?? quiet
    each(a, /^data-vitrine-[a-z-]+$/, (name, value) => root.setAttribute(name, value))
    each(s, /^--vitrine-[a-z-]+$/, (name, value) => root.style.setProperty(name, value))
    const orders = { ...read(key.replace(/look$/, 'used')), ...p?.modules }
    if (Object.keys(orders).length === 0) return
    root.setAttribute('data-vitrine-order', 'waiting')
    document.addEventListener('DOMContentLoaded', () => {
      root.removeAttribute('data-vitrine-order')
      for (const zone of zones()) {
        const names = orders[zone.dataset.vitrineModules as string]
        if (Array.isArray(names)) place(zone, names)
      }
    })
  } catch {
    // Storage denied, no choice made, or not ours: the page stays as the shop made it.
  }
})()
