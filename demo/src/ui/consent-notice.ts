/** The notice that asks for the two purposes apart, and the line that stands there while personalisation is off. */
import type { ConsentUpdate } from 'vitrine'
import { rememberChoice } from '../consent.ts'
import { byId } from '../dom.ts'
import { vitrine } from '../shop.ts'

/** Puts a decision into effect everywhere: in Vitrine, in what the shop remembers, on the page. */
export async function decide(update: ConsentUpdate): Promise<void> {
  const stored = vitrine.consent.set(update)
  const consent = vitrine.consent.get()
  rememberChoice(consent)
  const granted = consent.personalize === 'granted' || consent.sync === 'granted'
  document.documentElement.dataset.shopConsent = granted ? 'decided' : 'off'
  await stored
}

/** Starts the notice. */
export function startConsentNotice(): void {
  const form = byId<HTMLFormElement>('consent-ask')
  form.addEventListener('submit', event => {
    event.preventDefault()
    const choice = new FormData(form)
    void decide({ personalize: choice.has('personalize'), sync: choice.has('sync') })
  })
  byId('consent-no').addEventListener('click', () => void decide({ personalize: false, sync: false }))
  byId('consent-open').addEventListener('click', () => {
    document.documentElement.dataset.shopConsent = 'ask'
    form.querySelector('input')?.focus()
  })
}
