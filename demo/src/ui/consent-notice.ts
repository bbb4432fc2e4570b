/** The notice that asks for the two purposes apart, and the line that stands there while personalisation is off. */
import { rememberChoice } from '../consent.ts'
import { byId } from '../dom.ts'
import { vitrine } from '../shop.ts'

/** What was decided, here or in the panel: the shop remembers it, and the notice goes. */
function follow(): void {
  const consent = vitrine.consent.get()
  rememberChoice(consent)
  const granted = consent.personalize === 'granted' || consent.sync === 'granted'
  document.documentElement.dataset.shopConsent = granted ? 'decided' : 'off'
}

/** Starts the notice. */
export function startConsentNotice(): void {
  const form = byId<HTMLFormElement>('consent-ask')
  form.addEventListener('submit', event => {
    event.preventDefault()
    const choice = new FormData(form)
    void vitrine.consent.set({ personalize: choice.has('personalize'), sync: choice.has('sync') })
  })
  byId('consent-no').addEventListener('click', () => void vitrine.consent.set({ personalize: false, sync: false }))
  byId('consent-open').addEventListener('click', () => {
    document.documentElement.dataset.shopConsent = 'ask'
    form.querySelector('input')?.focus()
  })
  vitrine.on('change', ({ what }) => {
    if (what === 'consent') follow()
  })
}
