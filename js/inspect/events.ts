/** Events: those that were told, by the counters they raised, and the others by the tags that say they happened. */
import type { Core } from '../core.ts'
import type { Log, OpenEvent } from './log.ts'
import type { Tap } from './tap.ts'

const MOST_ITEMS = 10
/** Why the facade drops an event before it meets an engine. */
const BEFORE = /^(no_engine|consent|buffer_full)$/
/** Tags that say when an event of a name was last taken. */
const DID = /^did\.(.+)$/

/** Listens for events. */
export function eventTap(core: Core, log: Log): { tap: Tap; stop: () => void } {
  /** The event that is being told in this very call. */
  let current: OpenEvent | undefined
  const lastMs = new Map<string, number>()
  const now = () => core.settings.now()
  const make = (name: unknown, params: unknown, atMs: number): OpenEvent => {
    const event = { name: String(name), atMs, items: idsOf(params), counters: [] }
    return log.event({ ...event, source: 'told', outcome: 'waiting' })
  }

  /** When the page began: what happened on it before anybody looked is shown, as far as tags know it. They know whole seconds. */
  const sinceMs = now() - performance.now() - 1000

  /** Looks which tags are newer than when they were looked at last, and writes that down, unless it is written already. */
  function look(source?: OpenEvent['source']): void {
    for (const { id, lastChangeMs: atMs } of core.port?.tags(now()) ?? []) {
      const [, name] = DID.exec(id) ?? []
      if (!name || lastMs.get(name) === atMs) continue
      lastMs.set(name, atMs)
      if (source && atMs >= sinceMs) log.event({ name, atMs, items: [], source, outcome: 'taken', counters: [] })
    }
  }
  look('earlier')
  const off = core.changes.on('change', ({ what }: { what: string }) => {
    if (what === 'profile') look('noticed')
  })

  // Methods of the class, shadowed on this one object: every event that is told passes here first, whatever becomes of it.
  core.noteView = (name, params) => {
    current = make(name, params, now())
    return Object.getPrototypeOf(core).noteView.call(core, name, params)
  }
  core.count = (reason, by) => {
    if (current && !core.port && BEFORE.test(reason)) {
      Object.assign(current, { outcome: 'dropped', counters: [reason] })
      current = undefined
    }
    return Object.getPrototypeOf(core).count.call(core, reason, by)
  }

  return {
    tap: port => ({
      track(name, params, atMs, nowMs) {
        // Buffered ones come again; those of before anybody looked come for the first time.
        const told = current ?? log.events.find(event => event.outcome === 'waiting' && event.name === name)
        const event = told ?? make(name, params, atMs)
        current = undefined
        look('noticed')
        const before = core.status().counters
        const learned = port.track(name, params, atMs, nowMs)
        const raised = Object.entries(core.status().counters).filter(([reason, times]) => times > (before[reason] ?? 0))
        const counters = raised.map(([reason]) => reason)
        event.counters = counters.filter(reason => reason !== 'accepted')
        if (learned || counters.includes('accepted')) event.outcome = 'taken'
        else if (counters.length > 0) event.outcome = 'dropped'
        // Its own tag is newer now.
        look()
        log.changed()
        return learned
      }
    }),
    stop() {
      off()
      Reflect.deleteProperty(core, 'noteView')
      Reflect.deleteProperty(core, 'count')
    }
  }
}

/** Ids of an event's items, whatever it really is. */
function idsOf(params: unknown): string[] {
  try {
    const { items, products, item_id, product_id } = Object(params)
    const list = [items ?? products ?? (item_id || product_id ? [params] : [])].flat()
    return list.slice(0, MOST_ITEMS).map(item => String(Object(item).item_id ?? Object(item).product_id ?? '?'))
  } catch {
    // A getter of the page's that throws.
    return []
  }
}
