// How fast the shipped engine ranks, in Chromium, beside what a front-end developer would write (bench/rivals) and natively: the
// lanes and goals of PERF.md, section 12. Variants take turns in one page (A B C A B C), medians; orders must be equal.
// What depends on the shopper alone is worked out outside the timed call in every variant. Prints, and fails over orders only.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from '@playwright/test'
import { printRatios } from './lib/print.mjs'

const root = new URL('..', import.meta.url).pathname
const types = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm', json: 'application/json', html: 'text/html' }
const native = (...args) =>
  execFileSync('cargo', ['run', '-q', '--profile', 'server', '--example', 'bench', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, RUSTFLAGS: '-Ctarget-cpu=native', CARGO_TARGET_DIR: `${root}target/native` }
  })

const workload = native('workload', '100', '1000', '10000')
// Isolated, so that the page's clock has a resolution of five microseconds.
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname
  const body =
    path === '/'
      ? '<!doctype html><title>bench</title><link rel="icon" href="data:,">'
      : path === '/workload.json'
        ? workload
        : readFileSync(`${root}${path}`)
  response.writeHead(200, {
    'content-type': types[path === '/' ? 'html' : path.split('.').pop()],
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp'
  })
  response.end(body)
})
await new Promise(resolve => server.listen(0, resolve))
const address = `http://localhost:${server.address().port}/`
const open = () => chromium.launch({ executablePath: process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium' })
const inPage = async (browser, work, argument) => {
  const page = await browser.newPage()
  await page.goto(address)
  return page.evaluate(work, argument)
}

const browser = await open()
const warm = []
for (const size of [100, 1_000, 10_000]) {
  warm.push(await inPage(browser, async size => (await import('/bench/lib/page.mjs')).warm(size), size))
}
await browser.close()
const first = []
for (const size of [100, 1_000]) {
  for (const variant of ['idiomatic', 'engine']) {
    const runs = []
    for (let run = 0; run < 5; run++) {
      const fresh = await open()
      runs.push(await inPage(fresh, async of => (await import('/bench/lib/page.mjs')).first(...of), [variant, size]))
      await fresh.close()
    }
    first.push({ size, variant, runs })
  }
}
server.close()
const limit = native('time').trim().split('\n').map(line => JSON.parse(line))
if (!printRatios(warm, first, limit)) process.exitCode = 1
