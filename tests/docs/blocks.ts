/** The blocks of code in what people read, and what a test is to do with each. */
import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)

/** One fenced block. */
export interface Block {
  /** File and line, for messages and file names. */
  id: string
  /** Its file, from the project's root. */
  file: string
  /** What the fence says: `js`, `ts`, `html`, `sh`, `json`, `jsx`, `svelte`, `vue`. */
  lang: string
  /** Its text, without the indentation of a list it stands in. */
  code: string
  /** Why it cannot be run; marked in the page as `<!-- not run: reason -->` on the line before. */
  notRun: string | undefined
}

/** Every page with code that a reader might copy. */
export const PAGES: readonly string[] = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'backend/README.md',
  ...readdirSync(new URL('docs', root))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`)
]

/** Pages whose blocks another test holds, and which. */
export const HELD: Readonly<Record<string, string>> = {
  // Each block is a file of tests/packaging/fixtures, built by its tool and opened in a browser.
  'docs/frameworks.md': 'tests/js/frameworks.test.ts'
}

/** The text of a file of the project. */
export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The blocks of a page. */
export function blocksOf(file: string, text: string): Block[] {
  const blocks: Block[] = []
  const fence = /^(?:([ ]*)<!-- not run: (.+?) -->\n\s*)?^([ ]*)```(\w*)\n([\s\S]*?)^\3```$/gm
  for (const { index, 2: notRun, 3: indent = '', 4: lang = '', 5: body = '' } of text.matchAll(fence)) {
    const line = text.slice(0, index).split('\n').length
    const code = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    blocks.push({ id: `${file.replace(/\W+/g, '-')}-${line}`, file, lang, code, notRun })
  }
  return blocks
}

/** The blocks of all pages. */
export const BLOCKS: readonly Block[] = PAGES.flatMap(file => blocksOf(file, read(file)))

/** Those that a browser runs. */
export const RUNNABLE: readonly Block[] = BLOCKS.filter(
  ({ file, lang, notRun }) => !HELD[file] && !notRun && ['js', 'ts', 'html'].includes(lang)
)
