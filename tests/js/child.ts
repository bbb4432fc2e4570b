/** Runs a module in a Node process of its own, from the project's root: there `vitrine` is the built package, by its name. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * A window for modules that want one (happy-dom), and a `fetch` that reads files, which Node's does not: the package finds its
 * engine beside itself, and here that is on disk.
 */
const PAGE = `
import { readFile } from 'node:fs/promises'
import { Window } from 'happy-dom'
const page = new Window({ url: 'https://shop.example/' })
const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
for (const name of ['document', 'localStorage', 'navigator', 'matchMedia']) define(name, page[name])
define('window', globalThis)
const fetchAnything = globalThis.fetch
define('fetch', async (address, options) =>
  String(address).startsWith('file:')
    ? new Response(await readFile(address), { headers: { 'content-type': 'application/wasm' } })
    : fetchAnything(address, options))
`

/** What became of a run. */
export interface Run {
  /** Exit code. */
  code: number | null
  /** The last line of standard output, as JSON. */
  result: unknown
  /** Everything said on standard error. */
  said: string
}

/** Runs `source`; what it gives to `report(value)` comes back as `result`. */
export function runModule(source: string, { page = false } = {}): Run {
  const input = `${page ? PAGE : ''}
globalThis.report = value => console.log(JSON.stringify(value))
${source}`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    timeout: 50_000
  })
  const last = stdout.trim().split('\n').at(-1)
  return { code: status, result: last ? JSON.parse(last) : undefined, said: stderr }
}
