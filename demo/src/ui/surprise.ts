/** The shopper's slider from what they know to what is new to them. Remembered as something they said. */
import { byId } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { soon } from '../soon.ts'
import { announce } from './announce.ts'

const TAG = 'wish.surprise'
/** Where the shop's own mixture is. */
const MIDDLE = '0.5'

const slider = () => byId<HTMLInputElement>('surprise')

/** Shows what was said, on this page or in another tab. */
function showSurprise(): void {
  const element = slider()
  element.disabled = vitrine.status.engine !== 'ready' || vitrine.consent.get().personalize === 'denied'
  // Not under the shopper's hand.
  if (document.activeElement !== element)
    element.value = vitrine.profile.tags().find(({ id }) => id === TAG)?.label ?? MIDDLE
}

/** Starts the slider. */
export function startSurprise(): void {
  slider().addEventListener('change', () => {
    const { value } = slider()
    // The middle is what the shop does by itself: nothing needs to be kept for it.
    vitrine.profile.declare(TAG, value === MIDDLE ? null : Number(value))
    const more =
      Number(value) > Number(MIDDLE)
        ? 'The shelves show more that is new to you.'
        : 'The shelves keep to what you know.'
    announce(value === MIDDLE ? 'The shelves show the shop’s own mixture.' : more, 'privacy-news')
  })
  let isComing = false
  vitrine.on('change', () => {
    // Changes come in flocks when the engine starts.
    if (isComing) return
    isComing = true
    soon(() => {
      isComing = false
      showSurprise()
    })
  })
  showSurprise()
}
