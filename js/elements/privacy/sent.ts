/** What left the device, what would leave, byte for byte, and a way to send it now. */
import type { ReportPreview } from '../../types.ts'
import { h, press, write } from '../dom.ts'
import type { Part } from '../parts.ts'
import type { PrivacyContext } from './context.ts'

/** What leaves. */
export function sentPart({ vitrine, words, say }: PrivacyContext): Part {
  const { sync } = vitrine
  const status = h('p', { part: 'sent-status' })
  const list = h('ul', { part: 'previews' })
  const preview = press(words.show, {}, async () => {
    const rows = (await sync.preview()).map(row)
    list.replaceChildren(...(rows.length > 0 ? rows : [h('li', {}, words.notDue)]))
  })
  const flush = press(words.sendNow, {}, async () => {
    const delivered = await sync.flush()
    say(words.wasSent(delivered))
    list.replaceChildren()
    show()
  })
  const element = h(
    'fieldset',
    { part: 'sent' },
    h('legend', {}, words.leaves),
    status,
    h('div', { class: 'row' }, preview, flush),
    list
  )

  function row({ metric, question, meaning, epsilon, bytes }: ReportPreview): HTMLElement {
    const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ')
    return h(
      'li',
      {},
      h('span', { class: 'name' }, question),
      h('p', { class: 'hint' }, meaning),
      h('p', { class: 'hint' }, words.costs(metric, epsilon)),
      h(
        'details',
        {},
        h('summary', {}, words.bytes(bytes.length)),
        h('pre', { tabindex: '0', role: 'group', 'aria-label': words.bytes(bytes.length) }, hex)
      )
    )
  }

  function show(): void {
    const { state, delivered, spentEpsilon, leftEpsilon } = sync.status()
    const isOff = state === 'off'
    const off = vitrine.consent.get().sync === 'granted' ? words.asksNothing : words.isOff
    write(status, `${words.sent(delivered)} ${isOff ? off : words.budget(spentEpsilon, leftEpsilon)}`)
    for (const button of [preview, flush]) button.setAttribute('aria-disabled', String(isOff))
    if (isOff) list.replaceChildren()
  }

  return { element, show }
}
