/** DESIGN's direction of dependencies in `src/`: what each room may look into. There is no way back. */
import type { Source } from './sources.ts'

const leaves = [
  'error',
  'event',
  'friction',
  'item',
  'key',
  'lanes',
  'order',
  'pack',
  'rng',
  'seal',
  'text',
  'time',
  'value'
]
const middle = ['rank', 'look', 'decide', 'sync']
const core = [...leaves, 'signal', 'profile', ...middle, 'engine']

/** Room -> the rooms it may use. A new room under `src/` needs a row here. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(leaves.map(room => [room, leaves])),
  signal: leaves,
  profile: [...leaves, 'signal'],
  // Never each other: each can be read, and taken out, alone.
  ...Object.fromEntries(middle.map(room => [room, [...leaves, 'signal', 'profile']])),
  engine: [...leaves, 'signal', 'profile', ...middle],
  web: core,
  wasm: [...core, 'web']
}

const browserCrates = /\b(wasm_bindgen\w*|web_sys|js_sys|serde_wasm_bindgen|gloo\w*)::/g
const unsafeCode = /\bunsafe\s*(\{|fn\b|impl\b|trait\b|extern\b)/
const unsafeAllowed = /allow\(unsafe_code\)/

/** Where the lint against `unsafe` may be silenced, for what wasm-bindgen's macro expands to. By hand it stands nowhere. */
const macroPlaces: readonly string[] = ['src/wasm.rs']

/** The text without comments and string literals: neither depends on anything. */
const code = (text: string): string => text.replace(/\/\/[^\n]*/g, '').replace(/"(?:[^"\\]|\\.)*"/g, '""')

const roomOf = (path: string): string => /^src\/(\w+)/.exec(path)?.[1] ?? ''

/** The names right after `crate::`, in single paths, in `use crate::{a, b::c}`, and by climbing up with `super`. */
function roomsUsed({ path, text }: Source): string[] {
  const source = code(text)
  const single = [...source.matchAll(/\bcrate::(\w+)/g)].map(match => match[1] ?? '')
  const groups = [...source.matchAll(/\bcrate::\{([^;]*)\}\s*;/g)].flatMap(match => namesOfGroup(match[1] ?? ''))
  const depth = path.replace(/^src\/|(\/mod)?\.rs$/g, '').split('/').length
  const climbs = [...source.matchAll(/\b((?:super::)+)(\w+)/g)].filter(match => (match[1] ?? '').length / 7 >= depth)
  const climbed = climbs.map(match => match[2] ?? '').filter(name => name in mayUse)
  return [...single, ...groups, ...climbed]
}

/** First segments of the branches of a `use` tree: `a::{b, c}, d` -> a, d. */
function namesOfGroup(tree: string): string[] {
  let flat = tree
  while (/\{[^{}]*\}/.test(flat)) flat = flat.replace(/\{[^{}]*\}/g, '')
  return flat.split(',').flatMap(branch => /^\s*(\w+)/.exec(branch)?.[1] ?? [])
}

/** Every breach of the rules in the given files, in words. `src/lib.rs` is the table of contents and may name all. */
export function rustBreaches(files: readonly Source[]): string[] {
  return files.filter(file => file.path !== 'src/lib.rs').flatMap(breachesOf)
}

function breachesOf(file: Source): string[] {
  const room = roomOf(file.path)
  const allowed = mayUse[room]
  if (!allowed) return [`${file.path}: the room "${room}" has no row in tests/js/house/rust.ts`]
  const edges = roomsUsed(file).filter(used => used !== room && !allowed.includes(used))
  const breaches = [...new Set(edges)].map(used => `${file.path}: ${room} must not use ${used}`)
  const browser = room === 'web' || room === 'wasm' ? [] : (code(file.text).match(browserCrates) ?? [])
  if (browser.length > 0) breaches.push(`${file.path}: ${browser[0]} belongs under src/web or src/wasm`)
  if (unsafeCode.test(code(file.text))) breaches.push(`${file.path}: unsafe code`)
  if (unsafeAllowed.test(code(file.text)) && !macroPlaces.includes(file.path)) {
    breaches.push(`${file.path}: silences the lint against unsafe code`)
  }
  return breaches
}
