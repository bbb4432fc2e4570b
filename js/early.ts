/**
 * `vitrine/early`: a plain script for <head> that puts the remembered look on <html> before the first paint. It applies what the
 * engine wrote and nothing else, and a broken or hostile value does nothing.
 */
;(() => {
  try {
    const { documentElement: root, currentScript } = document
    const shop = currentScript?.dataset.shop
    const keys = shop
      ? [`vitrine:${shop}:look`]
      : Object.keys(localStorage).filter(key => /^vitrine:[^:]+:look$/.test(key))
    // Two shops on one origin and no `data-shop`: whose look it is cannot be told.
    if (keys.length !== 1) return
    const { a, s } = JSON.parse(localStorage.getItem(keys[0] as string) as string)
    const each = (values: unknown, ours: RegExp, put: (name: string, value: string) => void) => {
      for (const [name, value] of Object.entries(values ?? {})) {
        // No brackets and no quotes: neither url() nor anything else that would load or run can be said.
        if (ours.test(name) && /^[\w.#%, -]{1,64}$/.test(value)) put(name, value)
      }
    }
    each(a, /^data-vitrine-[a-z-]+$/, (name, value) => root.setAttribute(name, value))
    each(s, /^--vitrine-[a-z-]+$/, (name, value) => root.style.setProperty(name, value))
  } catch {
    // Storage denied, no choice made, or not ours: the page stays as the shop made it.
  }
})()
