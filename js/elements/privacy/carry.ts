/** The profile as a file, and as a code with a passphrase for another device: out and in. */
import type { ImportResult } from '../../types.ts'
import { h, press, write } from '../dom.ts'
import type { Part } from '../parts.ts'
import { isWithout, type PrivacyContext } from './context.ts'

function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  h('a', { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}

/** Everything about taking a profile along. */
export function carryPart({ vitrine, words, say }: PrivacyContext): Part {
  const { profile } = vitrine
  const controls: Element[] = []
  const button = (text: string, act: () => void) => {
    const made = press(text, {}, act)
    controls.push(made)
    return made
  }
  const field = <K extends 'input' | 'textarea'>(
    kind: K,
    label: string,
    attributes: Record<string, string | boolean>
  ) => {
    const made = h(kind, { spellcheck: 'false', autocomplete: 'off', ...attributes })
    return [h('label', { class: 'field' }, h('span', {}, label), made), made] as const
  }
  /** The browser's own button speaks the browser's language: it is hidden behind words in the page's. */
  const file = (label: string, accept: string) => {
    const input = h('input', { type: 'file', accept, class: 'news' })
    const name = h('span', { class: 'hint' })
    const show = () => write(name, input.files?.[0]?.name ?? '')
    input.oninput = show
    controls.push(input)
    return [h('label', { class: 'pick' }, input, h('span', {}, label), name), input, show] as const
  }
  const sayHow = (result: ImportResult): boolean => {
    say(result.ok ? words.joined : (words.trouble[result.code] ?? words.failed(result.code)))
    return result.ok
  }
  /** A form that does what takes a moment (600,000 rounds of a passphrase), once at a time. */
  const form = (hint: string, fields: readonly Node[], text: string, work: () => Promise<void>) => {
    const submit = h('button', { type: 'submit' }, text)
    controls.push(submit)
    const made = h('form', { class: 'form' }, h('p', { class: 'hint' }, hint), ...fields, submit)
    let isBusy = false
    made.addEventListener('submit', async event => {
      event.preventDefault()
      if (isBusy || isWithout(vitrine)) return
      isBusy = true
      submit.setAttribute('aria-busy', 'true')
      await work()
      isBusy = false
      submit.removeAttribute('aria-busy')
    })
    return made
  }

  const download = button(words.download, async () => {
    const exported = await profile.export()
    if (exported) save(JSON.stringify(exported, null, 2), 'my-profile.json', 'application/json')
    say(exported ? words.downloaded : words.failed('no_engine'))
  })
  const [readLabel, read] = file(words.read, 'application/json,.json')
  read.addEventListener('change', async () => {
    const [given] = read.files ?? []
    if (!given) return
    sayHow(await profile.import(await given.text()))
    // The same file may be read in again.
    read.value = ''
  })

  const [passLabel, pass] = field('input', words.passphrase, { type: 'password', autocomplete: 'new-password' })
  const [codeLabel, code] = field('textarea', words.code, { rows: '4', readonly: true })
  const copied = async () => {
    code.select()
    await navigator.clipboard?.writeText(code.value).catch(() => {})
    say(words.copied)
  }
  const made = h(
    'div',
    { class: 'form' },
    codeLabel,
    h(
      'div',
      { class: 'row' },
      press(words.copy, {}, copied),
      press(words.saveCode, {}, () => save(code.value, 'my-profile-code.txt', 'text/plain'))
    )
  )
  made.hidden = true
  const out = form(words.makeHint, [passLabel], words.make, async () => {
    code.value = await profile.transfer(pass.value)
    made.hidden = code.value === ''
    say(made.hidden ? words.notMade : words.made)
  })

  const [inLabel, given] = field('textarea', words.codeIn, { rows: '4' })
  const [fileLabel, codeFile, showName] = file(words.codeFile, 'text/plain,.txt')
  const [inPassLabel, inPass] = field('input', words.passphraseIn, { type: 'password' })
  const into = form(words.takeHint, [inLabel, fileLabel, inPassLabel], words.take, async () => {
    if (sayHow(await profile.receive(codeFile.files?.[0] ?? given.value, inPass.value))) {
      into.reset()
      showName()
    }
  })

  const element = h(
    'fieldset',
    { part: 'carry' },
    h('legend', {}, words.carry),
    h('div', { class: 'row' }, download, readLabel),
    h('details', { part: 'transfer' }, h('summary', {}, words.other), out, made, into)
  )
  return {
    element,
    show() {
      const isOff = isWithout(vitrine)
      for (const control of controls) {
        if (control instanceof HTMLInputElement) control.disabled = isOff
        else control.setAttribute('aria-disabled', String(isOff))
      }
    }
  }
}
