/**
 * The small stand-in for the engine's look: applies and remembers the shopper's choice while the engine is on its way and when
 * it never comes, so that elder mode does not depend on a download. Same attributes and same storage key as the engine's, held to
 * the same answers by `tests/vectors/look.json`. What it cannot do is correct a palette: the shop's
 * own colours wait for the engine.
 */
import type { LookPreferences } from './types.ts'

/** Choices, each an attribute of <html>; the engine knows their words. */
const CHOICES = ['motion', 'transparency', 'font', 'density', 'lists', 'images']
/** Numbers with their range, and elder mode's; each is a custom property of <html>. */
const NUMBERS: Readonly<Record<string, readonly [min: number, max: number, elderMin?: number, elderMax?: number]>> = {
  textScale: [0.85, 2, 1.5, 2],
  lineHeight: [1.1, 2.5, 1.5, 2.5],
  paragraphSpacing: [0, 4, 2, 4],
  letterSpacing: [0, 0.3],
  wordSpacing: [0, 0.6],
  columns: [1, 6, 1, 1]
}
/** What elder mode is for somebody who chose nothing else. */
const ELDER: Readonly<Record<string, string>> = { motion: 'reduced', density: 'roomy', lists: 'list', images: 'large' }
const BUILT_IN = /^(system|light|dark|contrast|sepia)$/
const PREFIX = 'data-vitrine-'

type Fields = Record<string, unknown>
type Words = Record<string, string>
/** Attributes and custom properties. */
interface Shown {
  a: Words
  s: Words
}

/** The look without an engine. */
export class StandIn {
  readonly #key: string
  #preferences: Fields
  /** What was asked for since the page opened and the engine has yet to hear of. */
  #news: Fields = {}
  #wasReset = false

  constructor(shop: string) {
    this.#key = `vitrine:${shop}:look`
    this.#preferences = merge({}, attempt(() => JSON.parse(localStorage.getItem(this.#key) ?? '{}').p) ?? {})
  }

  /** What the shopper chose, now or on an earlier page. */
  get preferences(): LookPreferences {
    return { ...this.#preferences }
  }

  /** Merges and applies. */
  set(preferences: LookPreferences): void {
    Object.assign(this.#news, preferences)
    const p = merge(this.#preferences, preferences as Fields)
    this.adopt(p)
    const shown = resolve(p, systemTheme())
    apply(shown)
    // The shopper's own setting and no profile: it is kept whatever was decided about personalisation.
    attempt(() => localStorage.setItem(this.#key, JSON.stringify({ ...shown, p })))
  }

  /** Forgets everything and takes it off the page. */
  reset(): void {
    this.#wasReset = true
    this.#news = {}
    this.adopt({})
    apply({ a: {}, s: {} })
    attempt(() => localStorage.removeItem(this.#key))
  }

  /** Takes over what the engine worked out, without applying it again. */
  adopt(preferences: LookPreferences): void {
    this.#preferences = { ...preferences }
  }

  /** What the engine has to be told when it arrives. */
  news(): { reset: boolean; preferences: LookPreferences | undefined } {
    return { reset: this.#wasReset, preferences: Object.keys(this.#news).length ? this.#news : undefined }
  }
}

/** Takes what is said over what was said before. `null` takes a field back, and so does what is off. */
export function merge(before: object, said: Fields): Fields {
  const after: Fields = { ...before }
  for (const [name, value] of Object.entries(said ?? {})) {
    const taken = clean(name, value)
    if (taken !== undefined) after[name] = taken
    else if (value === null || value === false) delete after[name]
  }
  return after
}

/** What is understood, clamped to its range. The engine looks into it more closely: it knows the palettes and cleans modules. */
function clean(name: string, value: unknown): unknown {
  const [min, max] = NUMBERS[name] ?? []
  const isFit =
    min === undefined
      ? ([...CHOICES, 'theme'].includes(name) && typeof value === 'string' && /^[a-z0-9-]+$/.test(value)) ||
        (name === 'modules' && typeof value === 'object') ||
        (/^(elder|readAloud)$/.test(name) && value === true)
      : typeof value === 'number' && !Number.isNaN(value)
  if (!isFit) return undefined
  return min === undefined ? value : Math.min(max as number, Math.max(min, value as number))
}

/** Puts a look on <html>, in the place of the one that is there. */
function apply({ a, s }: Shown): void {
  attempt(() => {
    const root = document.documentElement
    for (const name of ['theme', 'scheme', 'elder', ...CHOICES]) {
      const value = a[PREFIX + name]
      if (value) root.setAttribute(PREFIX + name, value)
      else root.removeAttribute(PREFIX + name)
    }
    for (const name of Array.from(root.style)) {
      if (name.startsWith('--vitrine-')) root.style.removeProperty(name)
    }
    for (const name in s) root.style.setProperty(name, s[name] as string)
    if (!root.style.length) root.removeAttribute('style')
  })
}

/**
 * Attributes and custom properties of <html> for a choice on a device; the same as `resolve` in `src/look.rs`, but for less motion
 * and transparency where the device asks: that the style sheet does by itself.
 */
export function resolve({ theme, elder, ...rest }: Fields, system: string): Shown {
  const a: Words = {}
  const s: Words = {}
  const chosen = (theme ?? (elder ? 'system' : '')) as string
  if (BUILT_IN.test(chosen)) {
    const name = chosen === 'system' ? system : chosen
    a[`${PREFIX}theme`] = name
    a[`${PREFIX}scheme`] = name === 'dark' ? name : 'light'
  }
  if (elder) a[`${PREFIX}elder`] = 'on'
  for (const name of CHOICES) {
    const word = (elder && name === 'lists' ? '' : rest[name]) || (elder && ELDER[name])
    if (word) a[PREFIX + name] = word as string
  }
  for (const [name, [, , least, most]] of Object.entries(NUMBERS)) {
    let value = rest[name] as number | undefined
    if (elder && least && most) value = Math.min(most, Math.max(least, value ?? least))
    if (value !== undefined)
      s[`--vitrine-${name.replace(/[A-Z]/, letter => `-${letter.toLowerCase()}`)}`] = value.toFixed(2)
  }
  return { a, s }
}

const prefers = (what: string) => attempt(() => matchMedia(`(prefers-${what})`).matches)

const systemTheme = () => (prefers('contrast: more') ? 'contrast' : prefers('color-scheme: dark') ? 'dark' : 'light')

/** Storage that is denied throws on mere access, and a page on a server has none. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
