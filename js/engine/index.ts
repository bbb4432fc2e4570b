/**
 * The engine's chunk, loaded by `load.ts` with a dynamic import: wraps the wasm class `Engine`. The only file that knows the
 * generated glue.
 */
import { Engine } from './generated/vitrine.js'
import { Guard } from './guard.ts'
import { InternTable } from './intern.ts'
import type { EnginePort, EngineSettings } from './port.ts'
import { Ranker } from './rank.ts'
import type { RawEngine } from './raw.ts'
import { trackEvent } from './track.ts'

/** Instantiates the module; `load.ts` alone calls it. */
export { default as init } from './generated/vitrine.js'

/** Builds and opens an engine. Rejects when the very first one cannot be built; throws nothing afterwards. */
export async function start(settings: EngineSettings): Promise<EnginePort> {
  return connect(settings, () => new Engine(settings.config))
}

/** The port over engines made by `build`. */
export async function connect(settings: EngineSettings, build: () => RawEngine): Promise<EnginePort> {
  const newTable = () => new InternTable(() => settings.count('bad_artefact'))
  let table = newTable()
  const guard = new Guard({
    build,
    open: engine => engine.open(settings.notify),
    replaced() {
      table = newTable()
      settings.count('engine_rebuilt')
    },
    lost: settings.lost
  })
  /** An event that met no engine, or killed it. */
  const missed = () => {
    settings.count('no_engine')
    return false
  }
  const ranker = new Ranker(guard, settings.config.locale)
  await guard.start()
  return {
    track: (name, params, nowMs) =>
      guard.call(undefined, engine => trackEvent(engine, table, settings.count, name, params, nowMs)) ?? missed(),
    rank: (candidates, wish, nowMs) =>
      guard.call(undefined, engine => ranker.rank(engine, table, candidates, wish, nowMs)),
    tags: nowMs => guard.call([], engine => engine.tags(nowMs)),
    forget: tagId => guard.call(undefined, engine => engine.forget(tagId)),
    exportProfile: nowMs => guard.call(null, engine => engine.exportProfile(nowMs)),
    eraseProfile: () => guard.settle(false, engine => engine.eraseProfile().then(() => true)),
    setConsent(consent) {
      // Kept for an engine that has to be rebuilt: it must not wake up with an older decision.
      settings.config.consent = { ...consent }
      return guard.settle(false, engine => engine.setConsent(consent.personalize, consent.sync).then(() => true))
    },
    setLook: preferences => guard.call(undefined, engine => engine.setLook(preferences)),
    look: () => guard.call(undefined, engine => engine.look()),
    resetLook: () =>
      guard.call(false, engine => {
        engine.resetLook()
        return true
      }),
    syncStatus: nowMs => guard.call(undefined, engine => engine.syncStatus(nowMs)),
    syncPreview: nowMs => guard.settle([], engine => engine.syncPreview(nowMs)),
    syncFlush: () => guard.settle(0, engine => engine.syncFlush()),
    storage: () => guard.call('none', engine => engine.storage() as ReturnType<EnginePort['storage']>),
    counters: () => guard.call({}, engine => engine.counters() as Record<string, number>),
    snapshot: () => guard.call(new Uint8Array(), engine => engine.snapshot()),
    restore: bytes => guard.call('engine_failed', engine => engine.restore(bytes)),
    close: () => guard.close()
  }
}
