/** The switches: the two purposes, learning, and whose order lists have. */
import type { ConsentUpdate } from '../../types.ts'
import { h } from '../dom.ts'
import { type Part, switchPart } from '../parts.ts'
import { isWithout, type PrivacyContext } from './context.ts'

/** The name under which the shopper asks for the order of the shop (`profile.declare`). */
const RANKING = 'wish.ranking'
const NEUTRAL = 'neutral'

/** Whether lists have the order of the shop, remembered with the profile; what was asked before the engine came counts too. */
export function neutralSwitch({ vitrine }: PrivacyContext): { isOn: () => boolean; set: (on: boolean) => void } {
  const { profile } = vitrine
  let wish = false
  return {
    isOn: () =>
      vitrine.status.engine === 'loading'
        ? wish
        : profile.tags().some(({ id, label }) => id === RANKING && label === NEUTRAL),
    set(on) {
      wish = on
      profile.declare(RANKING, on ? NEUTRAL : null)
    }
  }
}

/** The switches. */
export function allowPart(context: PrivacyContext): Part {
  const { vitrine, words } = context
  const { profile, consent } = vitrine
  const isOff = () => isWithout(vitrine)
  const purpose = (name: keyof ConsentUpdate) =>
    switchPart(
      ...words[name],
      name,
      () => consent.get()[name] === 'granted',
      on => void consent.set({ [name]: on })
    )
  const neutral = neutralSwitch(context)
  const pause = (on: boolean) => (on ? profile.pause() : profile.resume())
  const parts = [
    purpose('personalize'),
    switchPart(...words.neutral, 'neutral', neutral.isOn, neutral.set, isOff),
    switchPart(...words.pause, 'pause', profile.isPaused, pause, isOff),
    purpose('sync')
  ]
  const element = h('fieldset', { part: 'allow' }, h('legend', {}, words.allow), ...parts.map(({ element }) => element))
  return { element, show: () => parts.forEach(part => void part.show()) }
}
