/**
 * `<vitrine-inspector>`: a developer's panel over the foot of the window, or in the page with the attribute `inline`. All but its button
 * comes when it is opened. Left open, it is open on the next page of this tab, and has seen that page from its first event.
 */
import type { Inspection, Vitrine } from '../types.ts'
import { press } from './dom.ts'
import type { InspectorPanel } from './inspector-panel.ts'
import { STYLE } from './style.ts'

/** In sessionStorage while it is open. */
const KEY = 'vitrine:inspector'

/** The class of `<vitrine-inspector>` for one Vitrine. */
export const inspectorElement = (vitrine: Vitrine): CustomElementConstructor =>
  class extends HTMLElement {
    static readonly observedAttributes = ['lang', 'inline']
    #button: HTMLButtonElement | undefined
    #panel: InspectorPanel | undefined
    #coming: Promise<Inspection> | undefined
    #off = () => {}

    connectedCallback(): void {
      const show = () => this.toggleAttribute('elder', vitrine.look.isElder())
      this.#off = vitrine.on('change', show)
      show()
      this.#build()
      if (this.hasAttribute('inline') || remembered()) void this.#open(false)
    }

    disconnectedCallback(): void {
      this.#off()
      this.#shut()
    }

    attributeChangedCallback(): void {
      if (!this.isConnected || !this.shadowRoot) return
      const isOpen = this.#panel !== undefined
      this.#shut()
      this.#build()
      if (isOpen || this.hasAttribute('inline')) void this.#open(false)
    }

    #language = () => this.lang || (this.closest('[lang]')?.getAttribute('lang') ?? '')

    #build(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
      if (root.adoptedStyleSheets.length === 0) {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(STYLE)
        root.adoptedStyleSheets = [sheet]
      }
      const text = /^zh\b/i.test(this.#language()) ? '检查器' : 'Inspector'
      this.#button = press(text, { part: 'toggle', 'aria-expanded': 'false' }, () => {
        if (this.#panel) this.#close()
        else void this.#open(true)
      })
      root.replaceChildren(this.#button)
    }

    async #open(withFocus: boolean): Promise<void> {
      if (this.#coming) return
      this.#coming = vitrine.inspect()
      try {
        const [inspection, { inspectorPanel }] = await Promise.all([this.#coming, import('./inspector-panel.ts')])
        if (!this.isConnected || !this.#coming) return inspection.stop()
        this.#panel = inspectorPanel(this, vitrine, inspection, this.#language(), () => this.#close())
        this.#button?.setAttribute('aria-expanded', 'true')
        if (!this.hasAttribute('inline')) remember(true)
        if (withFocus) this.#panel.focus()
      } catch {
        // A script that cannot be fetched: the button may be pressed again.
        this.#coming = undefined
      }
    }

    #close(): void {
      this.#shut()
      remember(false)
      this.#button?.setAttribute('aria-expanded', 'false')
      this.#button?.focus({ preventScroll: true })
    }

    #shut(): void {
      this.#panel?.stop()
      this.#panel = undefined
      // What is on its way is nobody's any more.
      void this.#coming?.then(
        inspection => inspection.stop(),
        () => {}
      )
      this.#coming = undefined
    }
  }

function remembered(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

function remember(isOpen: boolean): void {
  try {
    if (isOpen) sessionStorage.setItem(KEY, '1')
    else sessionStorage.removeItem(KEY)
  } catch {
    // Storage is denied: it is open on this page.
  }
}
