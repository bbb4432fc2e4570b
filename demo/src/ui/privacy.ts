/** The panel in the shopper's hands: what is allowed, what is known, and what can be done about it. */
import type { StorageState } from 'vitrine'
import { byId } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { announce } from './announce.ts'
import { startCarry } from './carry.ts'
import { decide } from './consent-notice.ts'
import { showKnown } from './known.ts'
import { showSurprise, startSurprise } from './surprise.ts'

function showConsent(): void {
  const { personalize, sync } = vitrine.consent.get()
  byId<HTMLInputElement>('allow-personalize').checked = personalize === 'granted'
  byId<HTMLInputElement>('allow-sync').checked = sync === 'granted'
}

const IN_THIS_PAGE = 'What the shop learns lives in this page and goes with it'
const WHERE: Readonly<Record<StorageState, string>> = {
  none: `${IN_THIS_PAGE}.`,
  memory: `${IN_THIS_PAGE}.`,
  persistent: 'What the shop learns is kept in this browser and nowhere else.',
  blocked: `${IN_THIS_PAGE}: this browser lets it store nothing.`,
  full: `${IN_THIS_PAGE}: there is no room left on this device.`,
  newer: `${IN_THIS_PAGE}: a newer version of the shop is open in another tab.`,
  wiped: `${IN_THIS_PAGE}: what was stored has been deleted from outside.`
}

function statusWords(): string {
  const { engine, storage, code } = vitrine.status
  if (engine === 'unavailable')
    return `Personalisation cannot run in this browser now (${code}). The shop works without it.`
  if (vitrine.consent.get().personalize !== 'granted') return 'The shop works without knowing anything about you.'
  return vitrine.profile.isPaused() ? `Learning is paused. ${WHERE[storage]}` : WHERE[storage]
}

function showStatus(): void {
  byId('privacy-status').textContent = statusWords()
  byId('profile-pause').setAttribute('aria-pressed', String(vitrine.profile.isPaused()))
  const isOff = vitrine.status.engine !== 'ready' || vitrine.consent.get().personalize === 'denied'
  for (const id of ['profile-pause', 'profile-export', 'profile-import', 'profile-erase']) {
    byId<HTMLButtonElement | HTMLInputElement>(id).disabled = isOff
  }
}

function turnPause(): void {
  const { profile } = vitrine
  if (profile.isPaused()) profile.resume()
  else profile.pause()
  announce(profile.isPaused() ? 'Nothing more is learned.' : 'The shop learns again.', 'privacy-news')
}

/** Starts the panel. */
export function startPrivacy(): void {
  byId('allow-personalize').addEventListener('change', ({ target }) => {
    void decide({ personalize: (target as HTMLInputElement).checked })
  })
  byId('allow-sync').addEventListener('change', ({ target }) => {
    void decide({ sync: (target as HTMLInputElement).checked })
  })
  byId('profile-pause').addEventListener('click', turnPause)
  byId('profile-erase').addEventListener('click', async () => {
    await vitrine.profile.erase()
    announce('Everything that was known is erased.', 'privacy-news')
  })
  startCarry()
  startSurprise()
  const showAll = () => {
    showConsent()
    showKnown()
    showSurprise()
    showStatus()
  }
  vitrine.on('change', showAll)
  showAll()
}
