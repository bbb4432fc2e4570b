/**
 * The engine's second chunk, which comes with the rest of the wasm: everything but a first ranking. Whatever it needs of the first
 * chunk that is not a mere function is handed to it; what both import stands in both (`scripts/lib/package-js.mjs`).
 */
import type * as Advice from './advice.ts'
import { type Take, withAliases } from './aliases.ts'
import { capsUsed, choose, experiment } from './decide.ts'
import type { First } from './first.ts'
import { Guard } from './guard.ts'
import { declare, notInterested, pause } from './hand.ts'
import type { EnginePort, EngineSettings } from './port.ts'
import { EDIT, type RawEngine, type RawReason } from './raw.ts'
import { trackEvent } from './track.ts'
import { putIntoWords, sayPreview, saySegment, sayTag } from './words.ts'

/** Why an event was not taken, and a profile not joined, when there was no engine for it. */
const NO_ENGINE = 'no_engine'

export { restGlue } from './generated/vitrine-rest.js'

/** The port over the engine of `first`, and over those that have to take its place. */
export async function connect(settings: EngineSettings, first: First): Promise<EnginePort> {
  const { config, count, say } = settings
  let { table } = first
  let isPaused: boolean | undefined
  const guard = new Guard({
    build: first.build,
    async open(engine) {
      settings.prepare?.(engine)
      await engine.open(settings.notify)
      // A rebuilt engine must not wake up learning: what is stored may be older than the wish.
      if (isPaused !== undefined) pause(engine, isPaused)
    },
    replaced() {
      table = first.newTable()
      count('engine_rebuilt')
    },
    lost: settings.lost
  })
  const advise = (tell: (advice: typeof Advice) => void) => {
    if (config.debug) import('./advice.ts').then(tell).catch(() => {})
  }
  let dropped = ''
  const take: Take = (name, params, atMs, nowMs) => {
    dropped = guard.call(NO_ENGINE, engine => trackEvent(engine, table, count, name, params, atMs, nowMs))
    // It met no engine, or killed it.
    if (dropped === NO_ENGINE) count(dropped)
    return dropped === ''
  }
  const track = withAliases(take, count, () => settings.notify('profile'))
  const [words] = await Promise.all([first.wording, guard.start(first.engine)])
  const ranker = first.newRanker(guard, words)
  const deciding = {
    call: <T>(otherwise: T, work: (engine: RawEngine) => T) => guard.call(otherwise, work),
    sayReason: (reason: RawReason) => putIntoWords(reason, words),
    defaults: config.decisions ?? {},
    say,
    changed: () => settings.notify('decision')
  }
  return {
    track(name, params, atMs, nowMs) {
      dropped = ''
      const learned = track(name, params, atMs, nowMs)
      const reason = dropped
      advise(advice => advice.advise(say, name, params, reason))
      return learned
    },
    rank: (candidates, wish, nowMs) =>
      guard.call(undefined, engine => ranker.rank(engine, table, candidates, wish, nowMs)),
    choose: (point, options, wish, nowMs) => choose(deciding, point, options, wish, nowMs),
    capsUsed: (point, options, wish, nowMs) => capsUsed(deciding, point, options, wish, nowMs),
    experiment: (key, arms, options, nowMs) => experiment(deciding, key, arms, options, nowMs),
    lend: (otherwise, work) => guard.call(otherwise, engine => work(engine, table, ranker)),
    evaluation: nowMs => guard.call({ visits: 0, sinceMs: null, slots: [] }, engine => engine.evaluation(nowMs)),
    tags: nowMs => guard.call([], engine => engine.tags(nowMs).map(tag => sayTag(tag, words))),
    segments: nowMs =>
      guard.call([], engine => {
        const tags = engine.tags(nowMs)
        return engine.segments(nowMs).map(segment => saySegment(segment, tags, words))
      }),
    forget: tagId => guard.call(undefined, engine => engine.edit(EDIT.forget, tagId)),
    block: tagId => guard.call(undefined, engine => engine.edit(EDIT.block, tagId)),
    unblock: tagId => guard.call(undefined, engine => engine.edit(EDIT.unblock, tagId)),
    blocked: () => guard.call([], engine => engine.blocked()),
    notInterested(what) {
      if (!guard.call(true, engine => notInterested(engine, table, what)))
        advise(advice => advice.explain(say, 'bad_wish'))
    },
    declare(name, value, options, nowMs) {
      const code = guard.call('', engine => declare(engine, name, value, options, nowMs))
      if (code) advise(advice => advice.explain(say, code))
    },
    pause(on) {
      isPaused = on
      guard.call(undefined, engine => pause(engine, on))
    },
    paused: () => guard.call(isPaused === true, engine => engine.paused()),
    exportProfile: nowMs =>
      guard.call(null, engine => {
        const { tags, segments, ...rest } = engine.exportProfile(nowMs)
        const said = {
          tags: tags.map(tag => sayTag(tag, words)),
          segments: segments.map(of => saySegment(of, tags, words))
        }
        return { ...rest, ...said }
      }),
    eraseProfile: () => guard.settle(false, engine => engine.eraseProfile().then(() => true)),
    setConsent(consent) {
      // Kept for an engine that has to be rebuilt: it must not wake up with an older decision.
      config.consent = { ...consent }
      return guard.settle(false, engine => engine.setConsent(consent.personalize, consent.sync).then(() => true))
    },
    look: wish => guard.call(undefined, engine => engine.look(wish)),
    syncStatus: nowMs => guard.call(undefined, engine => engine.syncStatus(nowMs)),
    syncPreview: nowMs =>
      guard.settle([], engine => engine.syncPreview(nowMs).then(all => all.map(raw => sayPreview(raw, words)))),
    syncFlush: () => guard.settle(0, engine => engine.syncFlush()),
    storage: () => guard.call('none', engine => engine.storage() as ReturnType<EnginePort['storage']>),
    counters: () => guard.call({}, engine => engine.counters() as Record<string, number>),
    snapshot: () => guard.call(new Uint8Array(), engine => engine.snapshot()),
    importProfile: bytes => guard.call(NO_ENGINE, engine => engine.importProfile(bytes)),
    restore: bytes => guard.call('engine_failed', engine => engine.restore(bytes)),
    close: () => guard.close()
  }
}
