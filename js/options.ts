/** `VitrineOptions`, whatever they really are -> settings with nothing left open. Mistakes are said, not thrown. */
import { defaultConsent, mergeConsent } from './consent.ts'
import type { EngineConfig } from './engine/port.ts'
import type { EngineSource } from './load.ts'
import type { Say } from './say.ts'
import type { EnginePart, LookOptions, RankingOptions, Retention, SyncOptions, VitrineOptions } from './types.ts'

/** What the facade works with. */
export interface Settings {
  /** For the engine. */
  config: EngineConfig
  /** What the shop said about its look. */
  look: LookOptions
  /** Where the engine comes from; undefined: from the package. */
  engine: EngineSource | undefined
  /** The shop's own ranking model; undefined: the shipped weights. */
  model: RankingOptions['model']
  /** Milliseconds since 1970, always finite. */
  now(): number
}

const KNOWN = /^(shop|consent|sync|locale|retention|look|engine|ranking|decisions|capture|now|debug|defaults)$/
const LEVELS = /^(basic|behaviour|preference|value)$/
const MAX_RETENTION_DAYS = 3650
const DAY_SECONDS = 86_400

/** Settles every option. */
export function settleOptions(options: VitrineOptions, say: Say): Settings {
  for (const name of Object.keys(options)) {
    if (!KNOWN.test(name)) say('unknown_option', name)
  }
  const { defaults } = options
  if (defaults !== undefined && defaults !== '2026-11') say('bad_defaults')
  const config: EngineConfig = {
    shop: settleShop(options.shop, say),
    consent: mergeConsent(defaultConsent(), options.consent, say),
    capture: options.capture !== false,
    debug: options.debug === true,
    locale: settleLocale(options.locale, say)
  }
  const sync = settleSync(options.sync, say)
  if (sync) config.sync = sync
  const retention = settleRetention(options.retention, say)
  if (retention) config.retention = retention
  const { look = {}, engine, ranking, decisions } = options
  if (look.palettes) config.palettes = look.palettes
  if (decisions) config.decisions = decisions
  if (ranking?.learn === false) config.learn = false
  return {
    config,
    look,
    engine: engine ? ([engine].flat() as [EnginePart]) : undefined,
    model: ranking?.model,
    now: settleClock(options.now, say)
  }
}

function settleShop(shop: unknown, say: Say): string {
  const name = String(shop ?? '')
  if (/^[a-z0-9-]{1,64}$/.test(name)) return name
  const usable =
    name
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .slice(0, 64) || 'shop'
  say('bad_shop', usable)
  return usable
}

function settleLocale(locale: unknown, say: Say): 'en' | 'zh-CN' {
  if (locale === 'en' || locale === 'zh-CN') return locale
  if (locale !== undefined) say('bad_locale')
  const language = typeof document === 'undefined' ? '' : document.documentElement.lang
  return /^zh\b/i.test(language) ? 'zh-CN' : 'en'
}

/** The levels that are said and make sense; the engine has defaults for the others. */
function settleRetention(retention: unknown, say: Say): Retention | undefined {
  if (retention === undefined || retention === null) return undefined
  const said: [string, unknown][] = typeof retention === 'object' ? Object.entries(retention) : [['', retention]]
  const good = said.filter(
    ([level, days]) => LEVELS.test(level) && typeof days === 'number' && days >= 1 && days <= MAX_RETENTION_DAYS
  )
  if (good.length < said.length) say('bad_retention')
  return Object.fromEntries(good)
}

function settleSync(sync: SyncOptions | undefined, say: Say): EngineConfig['sync'] {
  if (sync === undefined || sync === null) return undefined
  const { endpoint, manifest, maxDelaySeconds = DAY_SECONDS } = sync
  if (typeof endpoint !== 'string' || !endpoint) {
    say('bad_sync')
    return undefined
  }
  const delayIsGood = typeof maxDelaySeconds === 'number' && maxDelaySeconds >= 0 && maxDelaySeconds <= 30 * DAY_SECONDS
  if (!delayIsGood) say('bad_sync_delay')
  return {
    endpoint,
    manifest: typeof manifest === 'string' && manifest ? manifest : endpoint.replace(/[^/]*\/?([?#].*)?$/, 'manifest'),
    maxDelaySeconds: delayIsGood ? maxDelaySeconds : DAY_SECONDS
  }
}

function settleClock(now: unknown, say: Say): () => number {
  if (typeof now !== 'function') {
    if (now !== undefined) say('bad_clock')
    return Date.now
  }
  return () => {
    try {
      const time = now()
      if (Number.isFinite(time)) return time
    } catch {
      // Said below: a clock that throws is as useless as one that gives NaN.
    }
    say('bad_clock')
    return Date.now()
  }
}
