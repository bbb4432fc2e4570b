/**
 * Listens at the engine's port: its calls are replaced in place by ones that also write down, and put back in the end. So the facade and
 * the engine know nothing of it, and what nobody looks at costs nothing.
 */
import type { Core } from '../core.ts'
import type { EnginePort } from '../engine/port.ts'
import { decisionTap } from './decisions.ts'
import { eventTap } from './events.ts'
import type { Log } from './log.ts'
import { rankingTap } from './rankings.ts'

/** Calls of the port that are listened to. */
export type Tapped = Partial<EnginePort>
/** Makes the calls that write down, over those that do the work. */
export type Tap = (port: EnginePort) => Tapped

/** Starts listening; returns the undo. */
export function tap(core: Core, log: Log): () => void {
  const events = eventTap(core, log)
  const rankings = rankingTap(core, log)
  const taps: Tap[] = [events.tap, rankings, decisionTap(core, log)]
  const listen = (port: EnginePort): (() => void) => {
    const own = { ...port }
    for (const each of taps) Object.assign(port, each(own))
    return () => void Object.assign(port, own)
  }
  let port = core.port
  let undo = port && listen(port)
  // The engine may come later, and before it takes what was buffered.
  Object.defineProperty(core, 'port', {
    configurable: true,
    enumerable: true,
    get: () => port,
    set(next: EnginePort | undefined) {
      undo?.()
      port = next
      undo = next && listen(next)
    }
  })
  // What ranks before there is a port ranks the same.
  let early = core.rank
  Object.defineProperty(core, 'rank', {
    configurable: true,
    enumerable: true,
    get: () => early && rankings({ rank: early } as EnginePort).rank,
    set(next: EnginePort['rank'] | undefined) {
      early = next
    }
  })
  return () => {
    undo?.()
    events.stop()
    Object.defineProperty(core, 'rank', { configurable: true, enumerable: true, writable: true, value: early })
    Object.defineProperty(core, 'port', { configurable: true, enumerable: true, writable: true, value: port })
  }
}
