/**
 * `<vitrine-look>`: the panel in which a shopper sets the look, behind one button, or open in the page with the attribute `inline`.
 * Its words follow `lang`; `palettes="meadow=Meadow, sea=Sea"` offers the shop's palettes under these names. Native controls in
 * fieldsets, so that keys and screen readers work as everywhere; what is pressed stays where it is while the page changes.
 */
import type { Vitrine } from '../types.ts'
import { h, press, write } from './dom.ts'
import { modulePart } from './modules.ts'
import { offerPart } from './offer.ts'
import { choicePart, elderPart, type Part, readAloudPart, sizePart, spacingPart, themePart } from './parts.ts'
import { STYLE } from './style.ts'
import { wordsFor } from './words.ts'

/** The class of `<vitrine-look>` for one Vitrine. */
export function lookElement(vitrine: Vitrine): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = ['lang', 'palettes', 'inline']
    #parts: Part[] = []
    #toggle: HTMLButtonElement | undefined
    #panel: HTMLElement | undefined
    #offer: HTMLElement | undefined
    #off: () => void = () => {}

    connectedCallback(): void {
      this.#build()
      const stop = vitrine.on('change', ({ what }) => {
        if (what === 'look' || what === 'status') this.#show()
      })
      const outside = (event: Event) => {
        if (!event.composedPath().includes(this)) this.#open(false)
      }
      document.addEventListener('click', outside)
      this.addEventListener('keydown', this.#keys)
      this.#off = () => {
        stop()
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
      if (this.#offer && on) this.#panel.firstElementChild?.after(this.#offer)
      else if (this.#offer) this.#panel.before(this.#offer)
      this.#toggle?.setAttribute('aria-expanded', String(on))
      if (on) this.#show()
    }

    #build(): void {
      const words = wordsFor(this.lang || (this.closest('[lang]')?.getAttribute('lang') ?? ''))
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
      if (root.adoptedStyleSheets.length === 0) {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(STYLE)
        root.adoptedStyleSheets = [sheet]
      }
      for (const part of this.#parts) part.stop?.()
      const news = h('div', { class: 'news', role: 'status' })
      const shut = () => {
        this.#open(false)
        this.#toggle?.focus({ preventScroll: true })
      }
      const context = { vitrine, words, say: (text: string) => write(news, text), close: shut }
      const more = ['font', 'lists', 'images', 'density', 'motion', 'transparency'].map(name =>
        choicePart(context, name)
      )
      const [font, ...others] = more as [Part, ...Part[]]
      const offer = offerPart(context)
      const main = [
        elderPart(context),
        themePart(context, this.getAttribute('palettes') ?? ''),
        sizePart(context),
        readAloudPart(context)
      ]
      const rest = [font, spacingPart(context), ...others, modulePart(context)]
      this.#parts = [offer, ...main, ...rest]
      const reset = press(words.reset, { part: 'reset' }, () => {
        vitrine.look.reset()
        context.say(words.wasReset)
      })
      const close = press('', { part: 'close', 'data-vitrine-role': 'close', 'data-vitrine-target': 'minor' }, shut)
      close.append(h('span', { 'aria-hidden': 'true' }, '×'), h('span', { class: 'news' }, words.close))
      const details = h(
        'details',
        {},
        h('summary', {}, words.more),
        h('div', { class: 'more' }, ...rest.map(({ element }) => element))
      )
      const panel = h(
        'div',
        { part: 'panel', id: 'panel', role: 'group', 'aria-labelledby': 'title' },
        h('div', { class: 'head' }, h('span', { class: 'legend', id: 'title' }, words.open), close),
        ...main.map(({ element }) => element),
        details,
        reset
      )
      panel.hidden = !this.hasAttribute('inline')
      const icon = h('slot', { name: 'icon' }, h('span', { 'aria-hidden': 'true' }, 'Aa '))
      this.#toggle = press('', { part: 'toggle', 'aria-expanded': 'false', 'aria-controls': 'panel' }, () =>
        this.#open(!!panel.hidden)
      )
      this.#toggle.append(icon, words.open)
      this.#panel = panel
      this.#offer = offer.element
      root.replaceChildren(this.#toggle, offer.element, panel, news)
      if (!panel.hidden) panel.firstElementChild?.after(offer.element)
      this.#show()
    }

    #show(): void {
      this.toggleAttribute('elder', vitrine.look.isElder())
      for (const part of this.#parts) part.show()
    }
  }
}
