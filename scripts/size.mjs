// `npm run size`: brotli bytes of what a shop's page downloads, against the budgets in package.json. Fails over them.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from './build.mjs'
import { at } from './lib/paths.mjs'
import { Complaint, green, main, red, say } from './lib/say.mjs'

const brotli = bytes => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
const read = name => readFileSync(at('dist', name))

/** The file and everything it imports statically, the way a browser would have to fetch it before running it. */
function withStaticImports(name, seen = new Set()) {
  if (seen.has(name)) return seen
  seen.add(name)
  const source = read(name).toString('utf8')
  for (const [, next] of source.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
    withStaticImports(next, seen)
  return seen
}

/** What the engine's two chunks are called in the table. */
const called = { engine: 'glue', rest: 'glue-rest' }

/** Brotli bytes by entry: `[{ name, bytes, budget }]`; an entry without a budget is only reported. */
export function measure() {
  const budgets = JSON.parse(readFileSync(at('package.json'), 'utf8')).budgets
  const facade = withStaticImports('index.js')
  const lazy = readdirSync(at('dist')).filter(name => /-[A-Z0-9]{8}\.js$/.test(name) && !facade.has(name))
  // A chunk by the module it begins with; what two of them share has none, and counts for each.
  const chunks = lazy.filter(name => !name.startsWith('chunk-')).map(name => [name.replace(/-\w+\.js$/, ''), name])
  const files = {
    facade: [...facade],
    early: ['early.js'],
    rules: ['rules.js'],
    react: ['react.js'],
    server: ['server.js'],
    'engine.wasm': ['engine.wasm'],
    'engine-rest.wasm': ['engine-rest.wasm'],
    ...Object.fromEntries(
      chunks.map(([module, name]) => [
        called[module] ?? module,
        [...withStaticImports(name)].filter(file => !facade.has(file))
      ])
    ),
    elements: [...withStaticImports('elements.js')],
    tokens: ['tokens.js'],
    ...Object.fromEntries(
      ['advice', 'audit', 'sentences', 'inspect'].map(name => [
        name,
        [...withStaticImports(`${name}.js`)].filter(file => !facade.has(file))
      ])
    ),
    'look.css': ['look.css'],
    inline: ['inline.js']
  }
  const weigh = names => names.reduce((sum, name) => sum + brotli(read(name)), 0)
  return Object.entries(files).map(([name, names]) => ({ name, bytes: weigh(names), budget: budgets[name] }))
}

/** The table for the terminal. */
export function table(rows) {
  const line = ({ name, bytes, budget }) => {
    const verdict = budget === undefined ? '' : bytes > budget ? red('over') : green('ok')
    return `  ${name.padEnd(12)} ${String(bytes).padStart(8)} ${String(budget ?? '-').padStart(8)}  ${verdict}`
  }
  return [`  ${'entry'.padEnd(12)} ${'brotli'.padStart(8)} ${'budget'.padStart(8)}`, ...rows.map(line)].join('\n')
}

export const overBudget = rows => rows.filter(({ bytes, budget }) => budget !== undefined && bytes > budget)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await build()
    const rows = measure()
    say(`\n${table(rows)}`)
    const over = overBudget(rows).map(row => row.name)
    if (over.length > 0) throw new Complaint(`Over budget: ${over.join(', ')}. Budgets stand in package.json.`)
  })
}
