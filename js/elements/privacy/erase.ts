/** Everything erased, after one question. */
import { h, press } from '../dom.ts'
import type { Part } from '../parts.ts'
import { neutralSwitch } from './allow.ts'
import { isWithout, type PrivacyContext } from './context.ts'

/** The button and its question. */
export function erasePart(context: PrivacyContext): Part {
  const { vitrine, words, say } = context
  const neutral = neutralSwitch(context)
  const ask = press(words.erase, { part: 'erase' }, () => answer(true))
  const keep = press(words.keep, {}, () => answer(false))
  const really = press(words.really, { class: 'strong' }, async () => {
    // Who refused a personal order has not changed their mind: what is learned from now on must not bring it back.
    const isNeutral = neutral.isOn()
    await vitrine.profile.erase()
    if (isNeutral) neutral.set(true)
    answer(false)
    say(words.erased)
  })
  const question = h(
    'div',
    { part: 'question', role: 'group', 'aria-label': words.erase },
    h('p', {}, words.sure),
    h('div', { class: 'row' }, keep, really)
  )
  question.hidden = true

  /** Shows the question or takes it away; the focus goes to where the shopper can go on without harm. */
  function answer(isAsked: boolean): void {
    question.hidden = !isAsked
    ask.hidden = isAsked
    ;(isAsked ? keep : ask).focus()
  }

  return {
    element: h('div', {}, ask, question),
    show: () => ask.setAttribute('aria-disabled', String(isWithout(vitrine)))
  }
}
