/** What left the device, what would leave, and a way to send it now. */
import type { ReportPreview } from 'vitrine'
import { byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { counted } from '../words.ts'
import { announce } from './announce.ts'

const hex = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ')

function previewRow({ metric, meaning, epsilon, bytes }: ReportPreview): HTMLLIElement {
  const content = h('pre', { tabindex: '0', 'aria-label': 'The bytes that would be sent' }, hex(bytes))
  const details = h('details', {}, h('summary', {}, `All ${counted(bytes.length, 'byte')} of it`), content)
  return h('li', {}, h('p', {}, h('strong', {}, metric), ` (epsilon ${epsilon}): ${meaning}`), details)
}

function statusWords(): string {
  const { state, delivered, spentEpsilon, leftEpsilon } = vitrine.sync.status()
  const sent = delivered === 0 ? 'Nothing so far.' : `${counted(delivered, 'noised report')} so far.`
  if (state === 'off') return `${sent} Sharing is off.`
  return `${sent} Privacy budget of this week: ${spentEpsilon} spent, ${leftEpsilon} left.`
}

function show(): void {
  const isOff = vitrine.sync.status().state === 'off'
  byId('sent-status').textContent = statusWords()
  byId<HTMLButtonElement>('sync-preview').disabled = isOff
  byId<HTMLButtonElement>('sync-flush').disabled = isOff
}

async function preview(): Promise<void> {
  const reports = await vitrine.sync.preview()
  const rows = reports.map(previewRow)
  byId('previews').replaceChildren(...(rows.length > 0 ? rows : [h('li', {}, 'Nothing is due.')]))
}

/** Starts the panel. */
export function startSent(): void {
  byId('sync-preview').addEventListener('click', () => void preview())
  byId('sync-flush').addEventListener('click', async () => {
    const delivered = await vitrine.sync.flush()
    announce(`${counted(delivered, 'report')} sent.`, 'privacy-news')
    byId('previews').replaceChildren()
    show()
  })
  vitrine.on('change', show)
  show()
}
