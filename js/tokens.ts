/**
 * `vitrine/tokens`: a shop's design tokens (W3C Design Tokens Community Group, format 2025.10) as custom properties that follow
 * the shopper's look. Pure, for build time in Node as well as for a page: the style sheet it gives is static, so nothing flashes.
 *
 * A token says what it is for in `$extensions: { "vitrine": { "role": "text" } }`: a role of a palette, or `text-size`, `space`,
 * `font`, `line-height`, `target`. Names and values are checked part by part and written anew: a file can say colours, lengths,
 * numbers and names of typefaces, and nothing else gets into the style sheet.
 */
import { readValue, type Value } from './tokens/value.ts'
import type { Palette } from './types.ts'

/** Something in a token file that was left out, and why. */
export interface TokenProblem {
  /** The token's path, for example `color.text`. */
  path: string
  /** What is wrong: its name, its value, its type, an alias that leads nowhere or in a circle, or the file is too large. */
  code: 'bad_name' | 'bad_value' | 'unsupported_type' | 'bad_alias' | 'too_much'
}

/** What a token file comes to. */
export interface Tokens {
  /** A style sheet with one rule: every token as a custom property of `:root`, following the look where it has a role. */
  css: string
  /** Colours by the roles of a palette, for `VitrineOptions.look.palettes`; sRGB only. */
  palette: Partial<Palette>
  /** What was left out. */
  problems: TokenProblem[]
}

interface Token {
  path: string
  type: unknown
  value: unknown
  role: unknown
}

const MAX_DEPTH = 16
const MAX_TOKENS = 5000
const NAME = /^[A-Za-z0-9_ -]{1,64}$/
const ROLES = /^(background|surface|text|muted|accent|onAccent|danger|border|focus)$/

const isObject = (of: unknown): of is Record<string, unknown> =>
  typeof of === 'object' && of !== null && !Array.isArray(of)
const kebab = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** Reads a token file, parsed. Never throws. */
export function readTokens(file: unknown): Tokens {
  const problems: TokenProblem[] = []
  const tokens = new Map<string, Token>()
  const gather = (group: unknown, path: readonly string[], type: unknown): void => {
    if (!isObject(group)) return
    const at = path.join('.')
    const { $type = type, $value, $extensions } = group
    if ($value !== undefined) {
      if (tokens.size >= MAX_TOKENS) return
      const ours = isObject($extensions) ? $extensions.vitrine : undefined
      tokens.set(at, { path: at, type: $type, value: $value, role: isObject(ours) ? ours.role : undefined })
      return
    }
    if (path.length >= MAX_DEPTH) return void problems.push({ path: at, code: 'too_much' })
    for (const [name, child] of Object.entries(group)) {
      if (name.startsWith('$')) continue
      if (NAME.test(name)) gather(child, [...path, name], $type)
      else problems.push({ path: [...path, name.slice(0, 64)].join('.'), code: 'bad_name' })
    }
  }
  gather(file, [], undefined)
  if (tokens.size >= MAX_TOKENS) problems.push({ path: '', code: 'too_much' })

  /** Follows `{a.b}` to the token that has a value. */
  const settle = (token: Token, steps = 0): Token | undefined => {
    const [, target] = typeof token.value === 'string' ? (/^\{([^{}]+)\}$/.exec(token.value) ?? []) : []
    if (target === undefined) return token
    const next = tokens.get(target)
    return next && steps < MAX_DEPTH ? settle(next, steps + 1) : undefined
  }

  const palette: Record<string, string> = {}
  const lines: string[] = []
  for (const token of tokens.values()) {
    const settled = settle(token)
    const value = settled ? readValue(token.type ?? settled.type, settled.value) : 'bad_alias'
    if (typeof value === 'string') problems.push({ path: token.path, code: value })
    else {
      const role = typeof token.role === 'string' ? token.role : ''
      if (ROLES.test(role) && value.hex) palette[role] = value.hex
      lines.push(`  --${token.path.replace(/[. ]/g, '-')}: ${follow(role, value)};`)
    }
  }
  return { css: `:root {\n${lines.join('\n')}\n}\n`, palette, problems }
}

/** A value that follows the look; the shop's own while nothing was chosen. */
function follow(role: string, { css, kind }: Value): string {
  if (kind === 'color' && ROLES.test(role)) return `var(--vitrine-color-${kebab(role)}, ${css})`
  if (kind === 'dimension' && role === 'text-size') return `calc(${css} * var(--vitrine-text-scale, 1))`
  if (kind === 'dimension' && role === 'space') return `calc(${css} * var(--vitrine-density, 1))`
  if (kind === 'dimension' && role === 'target') return `max(${css}, var(--vitrine-target, 0px))`
  if (kind === 'number' && role === 'line-height') return `var(--vitrine-line-height, ${css})`
  if (kind === 'fontFamily' && role === 'font') return `var(--vitrine-font, ${css})`
  return css
}
