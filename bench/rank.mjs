// How fast the shipped engine ranks, in Chromium and Firefox, beside what a front-end developer would write (bench/rivals), libraries for
// nearest neighbours, and natively: the lanes and goals of PERF.md, section 12. Variants take turns in one page (A B C A B C), medians;
// orders must be equal. What depends on the shopper alone is worked out outside the timed call in every variant. Prints, and fails over
// orders only.
//
//   node bench/rank.mjs [--runs 3] [--browser chromium|firefox] [--lanes warm,models,nearest,snapshot,first,native] [--sizes 100,1000,10000]
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { ensureRivals } from './lib/ensure.mjs'
import { printTable } from './lib/print.mjs'
import { serve } from './lib/serve.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    browser: { type: 'string' },
    lanes: { type: 'string', default: 'warm,models,nearest,snapshot,first,native' },
    sizes: { type: 'string', default: '100,1000,10000' }
  }
})
const root = new URL('..', import.meta.url).pathname
const SIZES = values.sizes.split(',').map(Number)
const lanes = new Set(values.lanes.split(','))
const FRESH_BROWSERS = 5
const native = (...args) =>
  execFileSync('cargo', ['run', '-q', '--profile', 'server', '--example', 'bench', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, RUSTFLAGS: '-Ctarget-cpu=native', CARGO_TARGET_DIR: `${root}target/native` }
  })

const rivals = await ensureRivals()
const { address, close } = await serve(root, {
  '/workload.json': native('workload', ...new Set([...SIZES, 1_000].map(String))),
  '/nearest.js': readFileSync(rivals.bundle),
  '/voy.wasm': readFileSync(rivals.voy),
  '/tensors.wasm': readFileSync(rivals.tensors)
})
const chunk = readdirSync(`${root}dist`).find(name => /^engine-.*\.js$/.test(name))
const firefoxPath = process.env.VITRINE_FIREFOX ?? '/usr/bin/firefox-esr'
const browsers = {
  chromium: () => chromium.launch({ executablePath: process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium' }),
  async firefox() {
    const { default: puppeteer } = await import(pathToFileURL(rivals.puppeteer).href)
    // A page of many minutes is none that hangs.
    return puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath, headless: true, protocolTimeout: 1e6 })
  }
}

/** One function of a file of `bench/lib`, in a page of its own. */
async function inPage(browser, file, ...given) {
  process.stderr.write(`  ${given.join(' ')} ...\r`)
  const page = await browser.newPage()
  await page.goto(address)
  const told = await page.evaluate(
    async ([file, given]) => {
      const module = await import(`/bench/lib/${file}.mjs`)
      const [name, ...rest] = given
      return module[name](...rest)
    },
    [file, given]
  )
  await page.close()
  return told
}

async function run(open) {
  const browser = await open()
  const told = { warm: {}, models: {} }
  for (const size of SIZES) {
    if (lanes.has('warm')) told.warm[size] = await inPage(browser, 'page', 'warm', size)
    if (lanes.has('models')) told.models[size] = await inPage(browser, 'models', 'models', size)
  }
  if (lanes.has('nearest')) told.nearest = await inPage(browser, 'nearest', 'nearest', 1_000)
  if (lanes.has('snapshot')) told.snapshot = await inPage(browser, 'snapshot', 'snapshot', chunk)
  await browser.close()
  return told
}

/** First calls, each in a browser that has done nothing else. */
async function first(open) {
  const told = []
  for (const size of SIZES.filter(size => size <= 1_000)) {
    for (const variant of ['idiomatic', 'engine']) {
      const runs = []
      for (let at = 0; at < FRESH_BROWSERS; at++) {
        const fresh = await open()
        runs.push(await inPage(fresh, 'page', 'first', variant, size))
        await fresh.close()
      }
      told.push({ size, variant, runs })
    }
  }
  return told
}

let equal = true
for (const [name, open] of Object.entries(browsers)) {
  if (values.browser && values.browser !== name) continue
  if (name === 'firefox' && !existsSync(firefoxPath)) {
    console.log('\nNo Firefox on this machine.')
    continue
  }
  const runs = []
  for (let at = 0; at < Number(values.runs); at++) {
    const told = await run(open)
    if (name === 'chromium' && lanes.has('first')) told.first = await first(open)
    if (name === 'chromium' && lanes.has('native')) {
      const lines = native('time').trim().split('\n')
      told.native = lines.map(line => JSON.parse(line))
    }
    runs.push(told)
  }
  equal = printTable(name, SIZES, runs) && equal
}
close()
if (!equal) process.exitCode = 1
