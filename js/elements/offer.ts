/**
 * A look that might help: said once, with its reason, and two answers of the same weight. It lies below the panel's button while the
 * panel is closed and takes no focus; in the open panel it is the first thing.
 */
import { h, press, write } from './dom.ts'
import type { Context, Part } from './parts.ts'

/** The offer, while there is one. */
export function offerPart({ vitrine: { look }, words, say }: Context): Part {
  const question = h('p', {})
  const reason = h('p', { class: 'hint' })
  const answer = (isTaken: boolean) => () => {
    look.answer(isTaken)
    // The button that had the focus is gone with the offer.
    const root = element.getRootNode() as ShadowRoot
    root.querySelector<HTMLElement>('[part=toggle]')?.focus({ preventScroll: true })
  }
  const buttons = h(
    'div',
    { class: 'row' },
    press(words.take, {}, answer(true)),
    press(words.refuse, {}, answer(false))
  )
  const element = h('div', { part: 'offer', role: 'group', hidden: true }, question, reason, buttons)
  return {
    element,
    show() {
      const suggestion = look.suggestion()
      const isNew = element.hidden
      element.hidden = suggestion === undefined
      if (!suggestion) return
      const [offer, because] = [
        words.offer[suggestion.look.elder ? 'elder' : 'size'],
        suggestion.because.map(sign => words.because[sign]).join(' ')
      ]
      write(question, offer)
      write(reason, because)
      element.setAttribute('aria-label', offer)
      if (isNew) say(`${because} ${offer}`)
    }
  }
}
