/**
 * Lets events in Segment's words through to `take` in GA4's. Their table is fetched with the first of them, or at once where Segment's
 * snippet is on the page; events that come before it wait for it. A shop without Segment pays one look at the name.
 */
import type { Count } from './clean.ts'
import type { toGa4 } from './segment.ts'

/** Takes one event; true when something was learned. */
export type Take = (name: unknown, params: unknown, atMs: number, nowMs: number) => boolean

/** Segment's names alone begin with a capital. */
const SEGMENTS = /^[A-Z]/
/** More than this in the moment of a download is no person's doing. */
const MAX_WAITING = 200

/** `take` for events of both kinds. `learned` is told when an event that had waited taught something. */
export function withAliases(take: Take, count: Count, learned: () => void): Take {
  let translate: typeof toGa4 | undefined
  let isLoading = false
  const waiting: Parameters<Take>[] = []

  const load = async (): Promise<void> => {
    if (isLoading) return
    isLoading = true
    try {
      translate = (await import('./segment.ts')).toGa4
    } catch {
      // The next event tries again.
      isLoading = false
    }
    if (waiting.splice(0).filter(event => through(...event)).length > 0) learned()
  }
  const through: Take = (name, params, atMs, nowMs) => {
    try {
      const event = translate?.(name as string, params)
      if (event) return take(...event, atMs, nowMs)
      count(translate ? 'ignored' : 'aliases_unreachable')
    } catch {
      // A getter of the page's that throws.
      count('bad_event')
    }
    return false
  }

  if ('analytics' in globalThis) void load()
  return (name, params, atMs, nowMs) => {
    if (typeof name !== 'string' || !SEGMENTS.test(name)) return take(name, params, atMs, nowMs)
    if (translate) return through(name, params, atMs, nowMs)
    if (waiting.length < MAX_WAITING) waiting.push([name, copy(params), atMs, nowMs])
    else count('buffer_full')
    void load()
    return false
  }
}

/** Pages clear and reuse the objects they push. */
function copy(params: unknown): unknown {
  try {
    return typeof params === 'object' ? { ...params } : params
  } catch {
    return 0
  }
}
