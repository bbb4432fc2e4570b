// What an event costs in Chromium, and what it leaves behind, after 100, 10,000 and 100,000 events of a shopper in a shop of 4,000
// articles. Prints, never fails.
//
// A device's page tells about 100 events, and the 99th percentile of those would be one of them. So 50 devices are measured for each
// length: a page's Vitrine that has met no article yet takes up the profile of a shopper with so many events behind them, and tells 100
// more, each in a microtask of its own, every other one about an article this page has never met. All 5,000 make `p50` and `p99`; those
// of new and of known articles stand beside them, an event that is dropped at the door, which is what calling and measuring cost, and
// the very first event of each page, which comes before the 100.
// The browser has compiled the code by then. What it costs before (`cold`: the first 100 events of a browser that was just started), and
// after a pause in which the processor did something else, is printed by itself, the latter beside two lines of plain JavaScript.
// Events of a page are told within the call; what is put off is keeping the profile, once in 1.5 seconds: `keeping` is the longest time
// for which the page answers nothing in the two seconds after 100 events, `quiet` the same without events.
//
// Other work on the machine shows at once: run it several times and take the quietest (`node bench/track.mjs 3` prints the best of 3).
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from '@playwright/test'

const types = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm', html: 'text/html' }

// Isolated, so that the page's clock has a resolution of five microseconds.
const server = createServer((request, response) => {
  const name = request.url === '/' ? 'index.html' : request.url.slice(1)
  const blank = '<!doctype html><title>bench</title><link rel="icon" href="data:,">'
  const folder = name.startsWith('lib/') ? './' : '../dist/'
  const body = name === 'index.html' ? blank : readFileSync(new URL(folder + name, import.meta.url))
  response.writeHead(200, {
    'content-type': types[name.split('.').pop()],
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp'
  })
  response.end(body)
})
await new Promise(resolve => server.listen(0, resolve))

/** Runs a function of `lib/events.mjs` in a browser that was just started. */
async function inFreshBrowser(name, argument) {
  const browser = await chromium.launch({ executablePath: process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium' })
  try {
    const page = await browser.newPage()
    await page.goto(`http://localhost:${server.address().port}/`)
    return await page.evaluate(async of => (await import('/lib/events.mjs'))[of[0]](of[1]), [name, argument])
  } finally {
    await browser.close()
  }
}

const rounds = Number(process.argv[2] ?? 1)
const least = (of, by) => of.reduce((best, one) => (by(one) < by(best) ? one : best))
const runs = []
for (let round = 0; round < rounds; round++) runs.push(await inFreshBrowser('warm', [100, 10_000, 100_000]))
const colds = []
for (let run = 0; run < 5; run++) colds.push(await inFreshBrowser('cold', 100))
const pauses = await inFreshBrowser('paused', 40)
const keeping = await inFreshBrowser('keeping', 100)
server.close()

const cell = (value, width, digits) => value.toFixed(digits).padStart(width)
console.log(
  ' events    all (us)     new article    known article   unknown name      first     above   snapshot  export\n' +
    ' before    p50    p99     p50    p99     p50    p99     p50    p99     p50    p99   20 us    (bytes)    (ms)'
)
for (const at of runs[0].keys()) {
  const row = least(
    runs.map(run => run[at]),
    ({ all }) => all.p99 + all.mean / 100
  )
  const pairs = [row.all, row.fresh, row.known, row.floor, row.first].map(
    of => `${cell(of.p50, 7, 0)}${cell(of.p99, 7, 0)}`
  )
  const rest = `${cell(row.all.above20 * 100, 7, 2)}%${cell(row.bytes, 10, 0)}${cell(row.exportMs, 8, 1)}`
  console.log(cell(row.history, 7, 0) + pairs.join(' ') + rest)
}
const cold = least(colds, of => of.p50 + of.p99)
console.log(
  `\ncold (us): p50 ${cell(cold.p50, 0, 0)}, p99 ${cell(cold.p99, 0, 0)}, the first ${cell(cold.first, 0, 0)}`
)
console.log(`after a pause of 20 ms (p50): ${pauses.map(([name, us]) => `${name} ${us} us`).join(', ')}`)
console.log(`keeping: ${keeping.events.toFixed(1)} ms; quiet: ${keeping.quiet.toFixed(1)} ms`)
