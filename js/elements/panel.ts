/**
 * What the shopper's panels have in common: behind one button, or open in the page with the attribute `inline`; words that follow
 * `lang`; a live region; Escape and a press elsewhere close it. Native controls, so that keys and screen readers work as everywhere.
 */
import type { Change, Vitrine } from '../types.ts'
import { h, press, write } from './dom.ts'
import type { Part } from './parts.ts'

/** What one panel is. */
export interface Plan {
  /** After what it shows everything anew. */
  hears: readonly Change['what'][]
  /** A sign before the button's words; the slot `icon` replaces it. */
  icon: string
  style: string
  /** Its parts in a language, and the elements they stand in. `close` closes the panel, with the focus back on its button. */
  build(host: HTMLElement, language: string, say: (text: string) => void, close: () => void): Built
}

/** A panel that was built. */
export interface Built {
  /** What the button and the panel are called. */
  open: string
  close: string
  parts: readonly Part[]
  content: readonly Node[]
  /** What is to be seen without opening the panel: below its button while it is closed, the first thing in it when it is open. */
  notice?: HTMLElement
}

/**
 * The class of such an element for one Vitrine. A plan that has to be fetched comes when the first element stands in a page; until then,
 * and when it never comes, the element shows what the page wrote into it. `attributes` build it anew, as `lang` and `inline` do.
 */
export function panelElement(
  vitrine: Vitrine,
  bring: () => Plan | Promise<Plan>,
  ...attributes: string[]
): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = ['lang', 'inline', ...attributes]
    #plan: Plan | undefined
    #parts: readonly Part[] = []
    #toggle: HTMLButtonElement | undefined
    #panel: HTMLElement | undefined
    #notice: HTMLElement | undefined
    #off: () => void = () => {}

    connectedCallback(): void {
      const coming = bring()
      if (coming instanceof Promise)
        coming.then(
          plan => this.#start(plan),
          () => {}
        )
      else this.#start(coming)
    }

    #start(plan: Plan): void {
      if (!this.isConnected) return
      this.#off()
      this.#plan = plan
      this.#build()
      // Changes come in flocks when an engine starts: they are shown once, and not in the engine's own task.
      let timer: ReturnType<typeof setTimeout> | undefined
      const stop = vitrine.on('change', ({ what }) => {
        if (!plan.hears.includes(what)) return
        timer ??= setTimeout(() => {
          timer = undefined
          this.#show()
        })
      })
      const outside = (event: Event) => {
        if (this.#isOpen() && !event.composedPath().includes(this)) this.#open(false)
      }
      document.addEventListener('click', outside)
      this.addEventListener('keydown', this.#keys)
      this.#off = () => {
        stop()
        clearTimeout(timer)
        document.removeEventListener('click', outside)
        this.removeEventListener('keydown', this.#keys)
      }
    }

    disconnectedCallback(): void {
      this.#off()
      for (const part of this.#parts) part.stop?.()
    }

    attributeChangedCallback(): void {
      if (this.isConnected && this.shadowRoot) this.#build()
    }

    #keys = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !this.#isOpen()) return
      event.stopPropagation()
      this.#open(false)
      this.#toggle?.focus()
    }

    #isOpen = () => this.#panel?.hidden === false && !this.hasAttribute('inline')

    #open(on: boolean): void {
      if (!this.#panel || this.hasAttribute('inline')) return
      this.#panel.hidden = !on
      this.#placeNotice()
      this.#toggle?.setAttribute('aria-expanded', String(on))
      if (on) this.#show()
    }

    #placeNotice(): void {
      if (!this.#notice) return
      if (this.#panel?.hidden) this.#panel.before(this.#notice)
      else this.#panel?.firstElementChild?.after(this.#notice)
    }

    #build(): void {
      const plan = this.#plan
      if (!plan) return
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
      if (root.adoptedStyleSheets.length === 0) {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(plan.style)
        root.adoptedStyleSheets = [sheet]
      }
      for (const part of this.#parts) part.stop?.()
      const news = h('div', { class: 'news', role: 'status', part: 'news' })
      const language = this.lang || (this.closest('[lang]')?.getAttribute('lang') ?? '')
      const shut = () => {
        this.#open(false)
        this.#toggle?.focus({ preventScroll: true })
      }
      const built = plan.build(this, language, text => write(news, text), shut)
      const { open, parts, content } = built
      this.#parts = parts
      const close = press('', { part: 'close', 'data-vitrine-role': 'close', 'data-vitrine-target': 'minor' }, shut)
      close.append(h('span', { 'aria-hidden': 'true' }, '×'), h('span', { class: 'news' }, built.close))
      const head = h('div', { class: 'head' }, h('span', { class: 'legend', id: 'panel-title' }, open), close)
      const named = { part: 'panel', id: 'panel', role: 'group', 'aria-labelledby': 'panel-title' }
      const panel = h('div', named, head, ...content)
      panel.hidden = !this.hasAttribute('inline')
      const icon = h('slot', { name: 'icon' }, h('span', { 'aria-hidden': 'true' }, plan.icon))
      this.#toggle = press('', { part: 'toggle', 'aria-expanded': 'false', 'aria-controls': 'panel' }, () =>
        this.#open(!!panel.hidden)
      )
      this.#toggle.append(icon, open)
      this.#panel = panel
      this.#notice = built.notice
      root.replaceChildren(this.#toggle, panel, news)
      this.#placeNotice()
      this.#show()
    }

    #show(): void {
      this.toggleAttribute('elder', vitrine.look.isElder())
      for (const part of this.#parts) part.show()
    }
  }
}
