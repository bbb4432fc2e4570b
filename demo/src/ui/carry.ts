/** The profile as a file, and as a code for another device: out and in. */
import type { ImportResult } from 'vitrine'
import { byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { announce } from './announce.ts'

const say = (sentence: string) => announce(sentence, 'privacy-news')

/** Why something was not taken in, for somebody who can do something about it. */
const TROUBLE: Readonly<Record<string, string>> = {
  import_invalid: 'This file is no profile of this shop.',
  snapshot_corrupt: 'This file is damaged.',
  snapshot_from_future: 'A newer version of the shop made this file.',
  transfer_damaged: 'This code is not complete. Copy all of it.',
  transfer_passphrase: 'This passphrase does not open the code.',
  transfer_newer: 'A newer version of the shop made this code.'
}

function sayHow(result: ImportResult): boolean {
  say(
    result.ok ? 'It is joined to what is known here.' : (TROUBLE[result.code] ?? `That did not work (${result.code}).`)
  )
  return result.ok
}

async function download(): Promise<void> {
  const profile = JSON.stringify(await vitrine.profile.export(), null, 2)
  const address = URL.createObjectURL(new Blob([profile], { type: 'application/json' }))
  h('a', { href: address, download: 'my-profile.json' }).click()
  URL.revokeObjectURL(address)
}

async function readIn(field: HTMLInputElement): Promise<void> {
  const [file] = field.files ?? []
  if (!file) return
  sayHow(await vitrine.profile.import(await file.text()))
  // The same file may be read in again.
  field.value = ''
}

/** Runs work that takes a moment (600,000 rounds of a passphrase) with the form's button waiting for it. */
async function busy(form: HTMLFormElement, work: () => Promise<void>): Promise<void> {
  const press = form.querySelector<HTMLButtonElement>('[type=submit]')
  if (press?.getAttribute('aria-disabled') === 'true') return
  press?.setAttribute('aria-disabled', 'true')
  await work()
  press?.removeAttribute('aria-disabled')
}

async function makeCode(): Promise<void> {
  const code = await vitrine.profile.transfer(byId<HTMLInputElement>('transfer-passphrase').value)
  byId('transfer-made').hidden = code === ''
  byId<HTMLTextAreaElement>('transfer-code').value = code
  say(code ? 'The code is made. It stands under the button.' : 'No code could be made in this browser.')
}

async function takeCode(form: HTMLFormElement): Promise<void> {
  const code = byId<HTMLTextAreaElement>('receive-code').value
  const passphrase = byId<HTMLInputElement>('receive-passphrase').value
  if (sayHow(await vitrine.profile.receive(code, passphrase))) form.reset()
}

function onSubmit(id: string, work: (form: HTMLFormElement) => Promise<void>): void {
  const form = byId<HTMLFormElement>(id)
  form.addEventListener('submit', event => {
    event.preventDefault()
    void busy(form, () => work(form))
  })
}

/** Starts the buttons and forms. */
export function startCarry(): void {
  byId('profile-export').addEventListener('click', () => void download())
  byId('profile-import').addEventListener('change', ({ target }) => void readIn(target as HTMLInputElement))
  onSubmit('transfer', makeCode)
  onSubmit('receive', takeCode)
  byId('transfer-copy').addEventListener('click', () => {
    const field = byId<HTMLTextAreaElement>('transfer-code')
    const taken = navigator.clipboard?.writeText(field.value) ?? Promise.reject()
    taken.then(
      () => say('The code is copied.'),
      () => {
        field.select()
        say('Press copy on your keyboard: the code is selected.')
      }
    )
  })
}
