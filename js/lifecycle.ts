/** The engine's coming and going: loads it, hands over what happened before, and takes note when it is lost. */
import type { Core } from './core.ts'
import type { EnginePort } from './engine/port.ts'
import { eraseStored } from './erase.ts'
import { type EngineSource, loadEngine } from './load.ts'
import type { Settings } from './options.ts'
import type { Change, Consent } from './types.ts'

/** Fetches the engine and opens it; never rejects. Without a page only an engine given as bytes or module runs. */
export async function bringEngine(core: Core, defaultEngine: () => EngineSource): Promise<void> {
  const { settings, say } = core
  try {
    if (typeof window === 'undefined' && !settings.engine?.every(isInHand)) return giveUp(core, 'engine_unsupported')
    const { model } = settings
    const [chunk, prepare] = await Promise.all([
      loadEngine(settings.engine ?? defaultEngine(), say, settings.config.locale),
      model && bringModel(core, model)
    ])
    if (core.destroyed) return
    const { consent } = core
    const port = await chunk.start({
      config: { ...settings.config, consent: { ...consent } },
      ...(prepare && { prepare }),
      notify: what => core.changes.queue(what as Change['what']),
      count: reason => core.count(reason),
      say,
      lost: () => giveUp(core, 'engine_failed'),
      early(rank) {
        // Whoever decides anew meanwhile waits for the engine that knows of it.
        core.rank = (...all) => (core.consent === consent ? rank(...all) : undefined)
        core.changes.queue('profile')
      }
    })
    if (core.destroyed) port.close()
    else welcome(core, port, consent)
  } catch (error) {
    const { code = 'engine_failed', message, cause } = error as { code?: string; message?: string; cause?: unknown }
    say(code, String(message ?? error), cause ?? error)
    giveUp(core, code)
  }
}

/** What hands the shop's own model over; the shipped weights do when its chunk cannot be loaded. */
async function bringModel(core: Core, model: NonNullable<Settings['model']>) {
  try {
    return await (await import('./model.ts')).bringModel(core, model)
  } catch {
    core.model = 'model_unreachable'
  }
}

/** Ends a Vitrine: nothing runs and nobody is told any more. */
export function endEngine(core: Core): void {
  core.destroyed = true
  for (const undo of core.listening) undo()
  core.changes.stop()
  core.buffer.forgetEvents()
  drop(core)
}

function drop(core: Core): void {
  core.port?.close()
  core.port = core.rank = undefined
  core.engine = 'unavailable'
  core.settle()
}

function isInHand(engine: unknown): boolean {
  return engine instanceof WebAssembly.Module || engine instanceof ArrayBuffer || ArrayBuffer.isView(engine)
}

/** Hands over the look, the decision and the events of the time before. */
function welcome(core: Core, port: EnginePort, openedWith: Consent): void {
  const { consent, standIn } = core
  core.port = port
  core.engine = 'ready'
  // The shopper decided while the engine was opening. First of all: it says what may be kept of the rest.
  if (consent !== openedWith) core.consentStored = port.setConsent(consent)
  const { reset, preferences } = standIn.news()
  if (reset) port.look(false)
  const look = port.look(preferences)?.chosen ?? {}
  standIn.adopt(look)
  core.buffer.replay(port, core.settings.now())
  core.changes.queue('status')
  core.changes.queue('profile')
  // Told once, however much was chosen.
  for (const _ in look) core.changes.queue('look')
  core.settle()
}

function giveUp(core: Core, code: string): void {
  if (core.destroyed) return
  drop(core)
  core.code = code
  core.count('no_engine', core.buffer.forgetEvents())
  // Stored by an engine of an earlier visit; a refusal holds without one, too.
  if (core.consent.personalize === 'denied') void eraseStored(core.settings.config.shop)
  core.changes.queue('status')
}
