/**
 * `<vitrine-look>`: the panel in which a shopper sets the look. `palettes="meadow=Meadow, sea=Sea"` offers the shop's palettes under
 * these names. What is pressed stays where it is while the page changes.
 */
import type { Vitrine } from '../types.ts'
import { h, press } from './dom.ts'
import { modulePart } from './modules.ts'
import { offerPart } from './offer.ts'
import { type Plan, panelElement } from './panel.ts'
import { choicePart, elderPart, type Part, readAloudPart, sizePart, spacingPart, themePart } from './parts.ts'
import { sparePart } from './spare.ts'
import { STYLE } from './style.ts'
import { wordsFor } from './words.ts'

/** The class of `<vitrine-look>` for one Vitrine. */
export const lookElement = (vitrine: Vitrine): CustomElementConstructor =>
  panelElement(vitrine, () => plan(vitrine), 'palettes')

const plan = (vitrine: Vitrine): Plan => ({
  hears: ['look', 'status'],
  icon: 'Aa ',
  style: STYLE,
  build(host, language, say, close) {
    const words = wordsFor(language)
    const context = { vitrine, words, say, close }
    const more = ['font', 'lists', 'images', 'density', 'motion', 'transparency'].map(name => choicePart(context, name))
    const [font, ...others] = more as [Part, ...Part[]]
    const offer = offerPart(context)
    const main = [
      sparePart(context),
      elderPart(context),
      themePart(context, host.getAttribute('palettes') ?? ''),
      sizePart(context),
      readAloudPart(context)
    ]
    const rest = [font, spacingPart(context), ...others, modulePart(context)]
    const reset = press(words.reset, { part: 'reset' }, () => {
      vitrine.look.reset()
      say(words.wasReset)
    })
    const elements = (parts: readonly Part[]) => parts.map(({ element }) => element)
    const details = h('details', {}, h('summary', {}, words.more), h('div', { class: 'more' }, ...elements(rest)))
    return {
      open: words.open,
      close: words.close,
      parts: [offer, ...main, ...rest],
      notice: offer.element,
      content: [...elements(main), details, reset]
    }
  }
})
