/** The codes that the sources can give, and those that docs/troubleshooting.md has. Read from the text of both, so nobody keeps a list. */
import { readdirSync, readFileSync } from 'node:fs'
import { SENTENCES } from '../../js/sentences.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

/** Every file below a folder with one of the endings, as one text; tests are left out. */
function all(folder: string, ending: string, without = /$^/): string {
  const names = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
  const wanted = names.filter(name => name.endsWith(ending) && !/tests?\b|generated/.test(name) && !without.test(name))
  return wanted.map(name => read(`${folder}/${name}`)).join('\n')
}

const found = (text: string, ...patterns: RegExp[]) =>
  patterns.flatMap(pattern => Array.from(text.matchAll(pattern), ([, code = '']) => code))

/** The text of a declaration, from its first words to the first line that ends it. */
const part = (text: string, from: string, to: string): string => {
  const start = text.indexOf(from)
  if (start < 0) throw new Error(`the sources have no "${from}"`)
  return text.slice(start, text.indexOf(to, start))
}

/** Literals of a TypeScript union: `'a' | 'b'`, over as many lines as it takes. */
const literals = (text: string) => found(text, /'([a-z_]+)'/g)

const types = read('js/types.ts')
const advice = read('js/engine/advice.ts')
const js = all('js', '.ts')
const core = all('src', '.rs')
const intake = read('src/signal/intake.rs')
const keys = (name: string) => found(part(advice, `const ${name}:`, '\n}'), /^ {2}([a-z_]+):/gm)

/** What of the sources each heading of the page has to say, by the heading. */
export const CODES: Readonly<Record<string, readonly string[]>> = {
  'Why there is no engine': [
    ...literals(part(read('js/load.ts'), 'export type EngineCode', '\n')),
    ...found(read('js/facade.ts'), /\bcode: '([a-z_]+)'/g)
  ],
  'Where the profile lives': literals(part(types, 'export type StorageState', '\n\n')),
  'What ranks': literals(part(types, "model: 'shipped'", '\n')),
  'What the console says': [
    ...Object.keys(SENTENCES),
    ...found(js, /\bsay\('([a-z_]+)'/g, /\brefuse\('([a-z_]+)'/g),
    ...keys('DROPPED'),
    ...keys('CALLS'),
    // The core's own, of decisions.
    ...found(all('src/decide', '.rs'), /"((?:bad|unknown|unfair)_[a-z_]+)"/g)
  ],
  Counters: [
    ...found(all('js', '.ts', /^react/), /\bcount\(([^)\n]*)\)/g, /\brefuse\(('[a-z_]+')/g).flatMap(literals),
    ...found(intake.slice(0, intake.indexOf('#[cfg(test)]')), /=> "([a-z_]+)"/g, /\.count\([^;\n]*"([a-z_]+)"/g),
    ...found(core, /Some\(\("([a-z_]+)", self/g, /"(decisions_[a-z_]+)"/g)
  ],
  'Why nothing was chosen': literals(part(read('js/types/decide.ts'), 'export type ChoiceRefusal', '\n\n')),
  'Why a profile was not taken in': [
    ...literals(part(read('js/types/profile.ts'), 'export type ImportCode', '\n\n')),
    ...literals(part(read('js/transfer/seal.ts'), 'export type Refusal', '\n'))
  ],
  'What the look could not do': [
    ...literals(part(read('js/types/look.ts'), "  code: 'clamped'", '\n')),
    ...literals(part(read('js/tokens.ts'), "  code: 'bad_name'", '\n'))
  ],
  'On the server': literals(part(read('js/server/report.ts'), 'export type ReportFlaw', '\n')),
  'Codes of the core': found(part(read('src/error.rs'), 'const fn code', '\n    }\n'), /=> "([a-z_]+)"/g)
}

/** The codes a page's tables name in their first column, by heading of the second level. */
export function documented(page: string): Record<string, string[]> {
  const sections = page.split(/^## /m).slice(1)
  return Object.fromEntries(
    sections.map(section => [
      section.slice(0, section.indexOf('\n')),
      found(section, /^\| (`[^|]+) \|/gm).flatMap(cell => found(cell, /`([a-z_]+)`/g))
    ])
  )
}
