/** What left this device: what the browser recorded of this page's requests, and the reports, byte for byte. */
import type { ReportPreview } from 'vitrine'
import { byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { counted, grouped } from '../words.ts'

const MOST_ROWS = 12

/** Reports that were sent from this page, as they were shown before. */
const sent: { report: ReportPreview; at: Date }[] = []
let due: ReportPreview[] = []

const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ')

const time = (at: Date) => at.toTimeString().slice(0, 8)

function requestRow({ name, startTime, encodedBodySize }: PerformanceResourceTiming): HTMLLIElement {
  const { pathname, search } = new URL(name)
  const at = new Date(performance.timeOrigin + startTime)
  const facts = h('span', { class: 'note' }, `${time(at)}, answer ${grouped(String(encodedBodySize))} B`)
  return h('li', {}, h('code', {}, decodeURIComponent(pathname + search)), facts)
}

/** The requests to the shop's interface one by one, and the files of the page as a number. */
function showRequests(): void {
  const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const calls = all.filter(({ name }) => new URL(name).pathname.startsWith('/v1/'))
  const elsewhere = all.filter(({ name }) => new URL(name).origin !== location.origin).length
  byId('asked').replaceChildren(...calls.slice(-MOST_ROWS).map(requestRow))
  const files = counted(all.length - calls.length, 'file')
  byId('asked-files').textContent = `And ${files} of the shop itself. To other addresses: ${elsewhere}.`
}

function reportRow({ question, meaning, metric, bytes }: ReportPreview, at?: Date): HTMLLIElement {
  const state = h('span', { class: 'report-state' }, at ? `Sent at ${time(at)}` : 'Not sent')
  const summary = h('summary', {}, `All ${bytes.length} bytes of it`)
  const code = h('pre', { tabindex: '0', role: 'group', 'aria-label': metric }, hex(bytes))
  return h(
    'li',
    {},
    h('p', {}, h('strong', {}, question), ' ', state),
    h('p', { class: 'note' }, meaning),
    h('details', {}, summary, code)
  )
}

function showReports(): void {
  const rows = [...sent.map(({ report, at }) => reportRow(report, at)), ...due.map(report => reportRow(report))]
  byId('reports').replaceChildren(...rows)
  byId('reports-send').hidden = due.length === 0
}

function showSum(): void {
  const { state, delivered, spentEpsilon, leftEpsilon } = vitrine.sync.status()
  const reports = `${counted(delivered, 'report')} left this device.`
  const budget = `Privacy budget of this week: ${spentEpsilon} spent, ${leftEpsilon} left.`
  const off = 'Sharing is off: nothing can leave.'
  byId('ledger-sum').textContent = `${reports} ${state === 'off' ? off : budget}`
  byId('reports-show').hidden = state === 'off'
  byId('reports-allow').hidden = vitrine.consent.get().sync === 'granted'
  if (state === 'off' && due.length > 0) {
    due = []
    showReports()
  }
}

async function preview(): Promise<void> {
  due = await vitrine.sync.preview()
  showReports()
  byId('reports-news').textContent =
    due.length > 0 ? `${counted(due.length, 'report')} would be sent.` : 'Nothing is due to be sent.'
  if (due.length === 0) byId('reports').append(h('li', {}, 'Nothing is due to be sent.'))
}

async function send(): Promise<void> {
  const shown = due
  const delivered = await vitrine.sync.flush()
  // What a preview shows is what is sent; what did not arrive stays due.
  const left = await vitrine.sync.preview()
  const isLeft = (report: ReportPreview) => left.some(({ bytes }) => hex(bytes) === hex(report.bytes))
  const at = new Date()
  sent.push(...(delivered > 0 ? shown.filter(report => !isLeft(report)).map(report => ({ report, at })) : []))
  due = left
  showReports()
  byId('reports-news').textContent = `${counted(delivered, 'report')} sent.`
  byId('reports-show').focus()
  showSum()
}

/** Starts the ledger. */
export function startLedger(): void {
  byId('reports-show').addEventListener('click', () => void preview())
  byId('reports-allow').addEventListener('click', () => {
    // Nothing can be told of somebody of whom nothing is kept.
    void vitrine.consent.set({ personalize: true, sync: true }).then(() => byId('reports-show').focus())
  })
  byId('reports-send').addEventListener('click', () => void send())
  vitrine.on('change', showSum)
  showSum()
  showRequests()
  new PerformanceObserver(showRequests).observe({ type: 'resource' })
}
