/** What is allowed and what is known, with a way to delete each thing. */
import type { Tag } from 'vitrine'
import { button, byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { money } from '../words.ts'
import { decide } from './consent-notice.ts'

const SHOWN = 24

const say = (sentence: string) => {
  byId('privacy-news').textContent = sentence
}

/** Prices are numbers in the profile; the shop knows its currency. */
const labelOf = ({ kind, label }: Tag): string =>
  kind === 'price' && Number.isFinite(Number(label)) ? `Prices around ${money(Number(label))}` : label

function tagRow(tag: Tag): HTMLLIElement {
  const strength = h('meter', { min: '0', max: '1', value: tag.value.toFixed(2), 'aria-label': 'Strength' })
  const forget = button('Delete', 'button-quiet', () => {
    vitrine.profile.forget(tag.id)
    say(`${labelOf(tag)} is forgotten.`)
    byId('tags').querySelector('button')?.focus()
  })
  forget.setAttribute('aria-label', `Delete ${labelOf(tag)}`)
  const label = h('span', { class: 'tag-label' }, labelOf(tag))
  return h('li', { class: 'tag', 'data-tag': tag.id }, label, strength, forget)
}

function showTags(): void {
  const tags = vitrine.profile.tags()
  byId('tags').replaceChildren(...tags.slice(0, SHOWN).map(tagRow))
  byId('tags-empty').hidden = tags.length > 0
  byId<HTMLButtonElement>('profile-export').disabled = tags.length === 0
  byId<HTMLButtonElement>('profile-erase').disabled = tags.length === 0
}

function showConsent(): void {
  const { personalize, sync } = vitrine.consent.get()
  byId<HTMLInputElement>('allow-personalize').checked = personalize === 'granted'
  byId<HTMLInputElement>('allow-sync').checked = sync === 'granted'
}

function statusWords(): string {
  const { engine, storage, code } = vitrine.status
  if (engine === 'unavailable')
    return `Personalisation cannot run in this browser now (${code}). The shop works without it.`
  if (vitrine.consent.get().personalize !== 'granted') return 'The shop works without knowing anything about you.'
  return storage === 'persistent'
    ? 'What the shop learns is kept in this browser and nowhere else.'
    : 'What the shop learns lives in this page and goes with it.'
}

function showStatus(): void {
  byId('privacy-status').textContent = statusWords()
}

async function download(): Promise<void> {
  const profile = JSON.stringify(await vitrine.profile.export(), null, 2)
  const address = URL.createObjectURL(new Blob([profile], { type: 'application/json' }))
  h('a', { href: address, download: 'my-profile.json' }).click()
  URL.revokeObjectURL(address)
}

/** Starts the panel. */
export function startPrivacy(): void {
  byId('allow-personalize').addEventListener('change', ({ target }) => {
    void decide({ personalize: (target as HTMLInputElement).checked })
  })
  byId('allow-sync').addEventListener('change', ({ target }) => {
    void decide({ sync: (target as HTMLInputElement).checked })
  })
  byId('profile-export').addEventListener('click', () => void download())
  byId('profile-erase').addEventListener('click', async () => {
    await vitrine.profile.erase()
    say('Everything that was known is erased.')
  })
  const showAll = () => {
    showConsent()
    showTags()
    showStatus()
  }
  vitrine.on('change', showAll)
  showAll()
}
