/**
 * The small stand-in for the engine's look: applies and remembers the shopper's choice while the engine is on its way and when
 * it never comes, so that elder mode does not depend on a download. Same attributes and same storage key as the engine's.
 */
import type { LookPreferences } from './types.ts'

const THEME = 'data-vitrine-theme'
const ELDER = 'data-vitrine-elder'
const SCALE = '--vitrine-text-scale'
const MIN_SCALE = 0.85
const MAX_SCALE = 2
/** Elder mode's type is at least this much larger (MIIT: main text of 18 px and more, 24 px here). */
const ELDER_SCALE = 1.5

/** The look without an engine. */
export class StandIn {
  readonly #key: string
  #preferences: LookPreferences
  /** What was asked for since the page opened and the engine has yet to hear of. */
  #news: LookPreferences = {}
  #wasReset = false

  constructor(shop: string) {
    this.#key = `vitrine:${shop}:look`
    this.#preferences = this.#recall()
  }

  /** What the shopper chose, now or on an earlier page. */
  get preferences(): LookPreferences {
    return { ...this.#preferences }
  }

  /** Merges and applies. */
  set(preferences: LookPreferences): void {
    const clean = cleanPreferences(preferences)
    Object.assign(this.#news, clean)
    this.adopt({ ...this.#preferences, ...clean })
    const [attributes, properties] = resolve(this.#preferences)
    this.#apply(attributes, properties)
    // The shopper's own setting and no profile: it is kept whatever was decided about personalisation.
    attempt(() =>
      localStorage.setItem(this.#key, JSON.stringify({ p: this.#preferences, a: attributes, s: properties }))
    )
  }

  /** Forgets everything and takes it off the page. */
  reset(): void {
    this.#wasReset = true
    this.#news = {}
    this.adopt({})
    this.#apply({}, {})
    attempt(() => localStorage.removeItem(this.#key))
  }

  /** Takes over what the engine worked out, without applying it again. */
  adopt(preferences: LookPreferences): void {
    this.#preferences = { ...preferences }
  }

  /** What the engine has to be told when it arrives. */
  news(): { reset: boolean; preferences: LookPreferences | undefined } {
    return { reset: this.#wasReset, preferences: Object.keys(this.#news).length > 0 ? this.#news : undefined }
  }

  #recall(): LookPreferences {
    return cleanPreferences(attempt(() => JSON.parse(localStorage.getItem(this.#key) ?? '{}').p))
  }

  #apply(attributes: Record<string, string>, properties: Record<string, string>): void {
    attempt(() => {
      const root = document.documentElement
      for (const name of [THEME, ELDER]) {
        const value = attributes[name]
        if (value === undefined) root.removeAttribute(name)
        else root.setAttribute(name, value)
      }
      // The empty string takes a property away.
      root.style.setProperty(SCALE, properties[SCALE] ?? '')
      if (!root.getAttribute('style')) root.removeAttribute('style')
    })
  }
}

/** Only what is understood, clamped to its range. */
export function cleanPreferences(given: unknown): LookPreferences {
  const { theme, textScale, elder } = (given ?? {}) as { [field in keyof LookPreferences]: unknown }
  const clean: LookPreferences = {}
  if (theme === 'system' || theme === 'light' || theme === 'dark' || theme === 'contrast') clean.theme = theme
  if (typeof textScale === 'number' && !Number.isNaN(textScale))
    clean.textScale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, textScale))
  if (typeof elder === 'boolean') clean.elder = elder
  return clean
}

/** Attributes and custom properties of <html> for a choice; the same as `Preferences::resolve` in `src/look.rs`. */
function resolve({ theme, textScale, elder }: LookPreferences): [Record<string, string>, Record<string, string>] {
  const attributes: Record<string, string> = {}
  const chosen = theme ?? (elder ? 'system' : undefined)
  if (chosen) attributes[THEME] = chosen === 'system' ? systemTheme() : chosen
  if (elder) attributes[ELDER] = 'on'
  const scale = elder ? Math.max(textScale ?? 1, ELDER_SCALE) : textScale
  return [attributes, scale === undefined ? {} : { [SCALE]: scale.toFixed(2) }]
}

function systemTheme(): string {
  const prefers = (what: string) => attempt(() => matchMedia(`(prefers-${what})`).matches)
  return prefers('contrast: more') ? 'contrast' : prefers('color-scheme: dark') ? 'dark' : 'light'
}

/** Storage that is denied throws on mere access, and a page on a server has none. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
