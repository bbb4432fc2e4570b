/**
 * The object a shop holds. Every call works before the engine is there and when it never comes: events are kept, lists stay in
 * the server's order, getters give their defaults, and nothing is ever thrown at the page.
 */
import { consentControl } from './control/consent.ts'
import { lookControl } from './control/look.ts'
import { profileControl } from './control/profile.ts'
import { syncControl } from './control/sync.ts'
import { Core } from './core.ts'
import type { RankWish } from './engine/port.ts'
import { watchJsonLd } from './json-ld-watch.ts'
import { later } from './later.ts'
import { bringEngine, endEngine } from './lifecycle.ts'
import type { EngineSource } from './load.ts'
import { settleOptions } from './options.ts'
import { openOnPage } from './registry.ts'
import { sayOnce } from './say.ts'
import { serverOrder } from './server-order.ts'
import type { Item, RankOptions, RankResult, Vitrine, VitrineOptions } from './types.ts'
import { unchosen } from './unchosen.ts'
import { SERIES, VERSION } from './version.ts'

/** What the engine ranks of one list (`js/engine/rank.ts`). */
const MAX_CANDIDATES = 5000

/** Opens the Vitrine of a shop, or gives the one that is open on this page. */
export function openVitrine(given: VitrineOptions, defaultEngine: () => EngineSource): Vitrine {
  const options: VitrineOptions = Object(given)
  const say = sayOnce(options.debug === true)
  const settings = settleOptions(options, say)
  const { shop } = settings.config
  const page = openOnPage()
  const open = page.get(shop)
  if (open?.version?.startsWith(SERIES)) {
    say('already_open', shop)
    return open
  }
  let source = defaultEngine
  if (open) {
    // Called otherwise than this version, so it cannot stand for it; and two engines would write one store.
    settings.config.capture = false
    settings.engine = undefined
    source = () => {
      throw Object.assign(new Error(open.version), { code: 'other_version' })
    }
  }
  const core = new Core(settings, say)
  const vitrine = assemble(core, () => open || page.delete(shop))
  if (!open) page.set(shop, vitrine)
  void bringEngine(core, source)
  void core.settled.then(() => watchJsonLd(core, (name, params) => track(core, name, params)))
  return vitrine
}

function assemble(core: Core, leave: () => unknown): Vitrine {
  const { settings, say } = core
  return {
    version: VERSION,
    track: (name: string, params?: object) => track(core, name, params),
    listenTo: dataLayer => listen(core, dataLayer),
    rank: (candidates, options) => rank(core, candidates, options),
    candidates: source => import('./candidates.ts').then(chunk => chunk.openList(core, source, settleWish)),
    choose: (point, options, wish = {}) =>
      core.port?.choose(point, options, wish, settings.now()) ?? unchosen(options, wish),
    experiment: (key, arms, wish = {}) => core.port?.experiment(key, arms, wish, settings.now()) ?? arms?.[0],
    look: lookControl(core),
    profile: profileControl(core),
    consent: consentControl(core),
    sync: syncControl(core),
    get status() {
      return core.status()
    },
    ready: core.settled.then(() => core.ear).then(() => core.status()),
    inspect: () => import('./inspect.ts').then(chunk => chunk.inspect(core)),
    on: (event, listener) => (core.destroyed ? () => {} : core.changes.on(event, listener)),
    destroy() {
      if (core.destroyed) return
      leave()
      endEngine(core)
      say('destroyed')
    }
  }
}

function track(core: Core, name: string, params: object | undefined): void {
  const { port, settings } = core
  if (core.destroyed) return
  core.noteView(name, params)
  if (port) {
    const nowMs = settings.now()
    if (port.track(name, params, nowMs, nowMs)) core.changes.queue('profile')
  } else if (core.engine === 'unavailable') core.count('no_engine')
  else if (core.consent.personalize === 'denied') core.count('consent')
  else if (!core.buffer.push(name, params, settings.now())) core.count('buffer_full')
}

function listen(core: Core, dataLayer: unknown): () => void {
  // Where there is no page nothing captures.
  const captures = core.settings.config.capture && typeof document === 'object'
  core.ear ??= import('./data-layer.ts').then(
    chunk => chunk.dataLayerEar((name, params) => track(core, name, params), core.say, captures),
    error => {
      core.count('no_data_layer')
      core.say('no_data_layer', '', error)
      return undefined
    }
  )
  return later(
    core,
    core.ear.then(ear => ear && (() => ear(dataLayer)))
  )
}

function rank<T extends Item>(core: Core, candidates: readonly T[], options: RankOptions | undefined): RankResult<T> {
  if (!Array.isArray(candidates)) {
    core.say('bad_candidates')
    return serverOrder<T>([], 0)
  }
  const wish = settleWish(options)
  const { settings } = core
  if (candidates.length > MAX_CANDIDATES) core.count('too_many_candidates')
  const { rules, limit } = wish
  wish.whole = typeof rules?.apply === 'function'
  if (rules && !wish.whole) core.say('bad_rules')
  const ranked =
    (core.port ?? core).rank?.(candidates as readonly T[], wish, settings.now()) ??
    serverOrder(candidates, wish.whole ? candidates.length : limit)
  return rules && wish.whole
    ? rules.apply(ranked, { limit, refused: wish.refused, locale: settings.config.locale, say: core.say })
    : ranked
}

function settleWish(given: RankOptions | undefined): RankWish {
  const { limit } = given ?? {}
  return {
    ...given,
    limit: typeof limit === 'number' && limit >= 0 ? Math.floor(limit) : Number.POSITIVE_INFINITY,
    whole: false,
    refused: [0, 0]
  }
}
