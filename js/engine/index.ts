/**
 * The engine's chunk, loaded by `load.ts` with a dynamic import: wraps the wasm class `Engine`. The only file that knows the
 * generated glue.
 */
import type * as Advice from './advice.ts'
import { type Take, withAliases } from './aliases.ts'
import { Engine } from './generated/vitrine.js'
import { Guard } from './guard.ts'
import { declare, notInterested, pause } from './hand.ts'
import { InternTable } from './intern.ts'
import { isWhole, whole } from './parts.ts'
import type { EnginePort, EngineSettings } from './port.ts'
import { Ranker } from './rank.ts'
import { EDIT, type RawEngine, type RawReason } from './raw.ts'
import { trackEvent } from './track.ts'
import { putIntoWords, sayPreview, saySegment, sayTag, wordsOf } from './words.ts'

/** Why an event was not taken, and a profile not joined, when there was no engine for it. */
const NO_ENGINE = 'no_engine'

export { init } from './parts.ts'

/** Builds and opens an engine. Rejects when the very first one cannot be built; throws nothing afterwards. */
export async function start(settings: EngineSettings): Promise<EnginePort> {
  return connect(settings, () => new Engine(settings.config), isWhole() ? undefined : whole())
}

/** The port over engines made by `build`; until `rest` is there they rank and do nothing else. */
export async function connect(
  settings: EngineSettings,
  build: () => RawEngine,
  rest?: Promise<void>
): Promise<EnginePort> {
  const { config, count, say } = settings
  const wording = wordsOf(config.locale)
  const newTable = () => new InternTable(count)
  let table = newTable()
  let isPaused: boolean | undefined
  const guard = new Guard({
    build,
    async open(engine) {
      const following = rest
      rest = undefined
      if (following) await rankEarly(engine, following)
      settings.prepare?.(engine)
      await engine.open(settings.notify)
      // A rebuilt engine must not wake up learning: what is stored may be older than the wish.
      if (isPaused !== undefined) pause(engine, isPaused)
    },
    replaced() {
      table = newTable()
      count('engine_rebuilt')
    },
    lost: settings.lost
  })
  /** Lets the first part rank until the rest is there; not where the shop's own model is to rank, which the rest reads. */
  async function rankEarly(engine: RawEngine, rest: Promise<void>): Promise<void> {
    // It is awaited below; until then its failure is nobody's.
    rest.catch(() => {})
    if (!settings.prepare) {
      const [words] = await Promise.all([wording, engine.glance()])
      // Not the guard's yet: an engine that traps before it is open is not opened, and the order is the server's.
      const lender = {
        rebuilds: 0,
        call: <T>(otherwise: T, work: (engine: RawEngine) => T) => attempt(otherwise, () => work(engine))
      }
      const first = new Ranker(lender, words, say)
      settings.early?.((candidates, wish, nowMs) =>
        lender.call(undefined, engine => first.rank(engine, table, candidates, wish, nowMs))
      )
    }
    await rest
  }
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
  const [words, { capsUsed, choose, experiment }] = await Promise.all([wording, import('./decide.ts'), guard.start()])
  const ranker = new Ranker(guard, words, say)
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

function attempt<T>(otherwise: T, work: () => T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}
