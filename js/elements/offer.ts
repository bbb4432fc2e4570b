/** A look that might help: said once, with its reason, and two answers of the same weight. */
import { h, press, write } from './dom.ts'
import type { Context, Part } from './parts.ts'

/** The offer, while there is one. */
export function offerPart({ vitrine: { look }, words }: Context): Part {
  const question = h('p', {})
  const reason = h('p', { class: 'hint' })
  const answer = (isTaken: boolean) => () => look.answer(isTaken)
  const buttons = h(
    'div',
    { class: 'row' },
    press(words.take, {}, answer(true)),
    press(words.refuse, {}, answer(false))
  )
  const element = h('div', { part: 'offer', role: 'group' }, question, reason, buttons)
  return {
    element,
    show() {
      const suggestion = look.suggestion()
      element.hidden = suggestion === undefined
      if (!suggestion) return
      write(question, words.offer[suggestion.look.elder ? 'elder' : 'size'])
      write(reason, suggestion.because.map(sign => words.because[sign]).join(' '))
      element.setAttribute('aria-label', question.textContent ?? '')
    }
  }
}
