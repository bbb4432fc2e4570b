// What an event costs in Chromium, and what it leaves behind, first on a page that was just opened (while the browser still compiles what it
// runs: `cold`), then on a warm one: `track` p50 and p99 (beside an event that is dropped at the door, which
// is what calling and measuring cost), the snapshot's bytes and the time of an export, after 100, 10,000 and 100,000 events of a shopper in a shop of 4,000 articles. Prints, never fails.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from '@playwright/test'

const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' }

// Isolated, so that the page's clock has a resolution of five microseconds.
const server = createServer((request, response) => {
  const name = request.url === '/' ? 'index.html' : request.url.slice(1)
  const blank = '<!doctype html><title>bench</title><link rel="icon" href="data:,">'
  const body = name === 'index.html' ? blank : readFileSync(new URL(`../dist/${name}`, import.meta.url))
  response.writeHead(200, {
    'content-type': types[name.split('.').pop()],
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp'
  })
  response.end(body)
})

async function measure() {
  const { createVitrine } = await import('/index.js')
  const rows = []
  for (const [round, history] of [100, 100, 10_000, 100_000].entries()) {
    let nowMs = Date.now() - history * 60_000
    const vitrine = createVitrine({
      shop: `bench-${round}`,
      consent: { personalize: true },
      capture: false,
      now: () => (nowMs += 60_000)
    })
    await vitrine.ready
    const item = i => ({
      item_id: String(20_000 + (i % 4_000)),
      item_name: `ARTICLE NUMBER ${i % 4_000}`,
      item_brand: `Maker ${i % 90}`,
      item_category: `Department ${i % 20}`,
      item_category2: `Category ${i % 300}`,
      price: 1 + (i % 400) / 4
    })
    const names = ['view_item', 'view_item', 'view_item', 'select_item', 'add_to_cart', 'search']
    const eventOf = i => [names[i % names.length], { items: [item(i * 7919)], search_term: `words ${i % 400}` }]
    for (let i = 0; i < history; i++) vitrine.track(...eventOf(i))
    const quantiles = eventOf => {
      const times = []
      // The first fifth is left out: it measures the compiler.
      for (let i = 0; i < 10_000; i++) {
        // The page makes its event whoever takes it.
        const [name, event] = eventOf(i)
        const start = performance.now()
        vitrine.track(name, event)
        if (i >= 2_000) times.push((performance.now() - start) * 1_000)
      }
      times.sort((a, b) => a - b)
      return [times[4_000], times[7_920]]
    }
    const floor = quantiles(() => ['nonsense', {}])
    const cost = quantiles(eventOf)
    const start = performance.now()
    const { snapshot } = await vitrine.profile.export()
    const exportMs = performance.now() - start
    rows.push([history, ...floor, ...cost, (snapshot.length * 3) / 4, exportMs])
    await vitrine.profile.erase()
    vitrine.destroy()
  }
  return rows
}

await new Promise(resolve => server.listen(0, resolve))
const browser = await chromium.launch({ executablePath: process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium' })
const page = await browser.newPage()
await page.goto(`http://localhost:${server.address().port}/`)
const rows = await page.evaluate(measure)
await browser.close()
server.close()
console.log(' events   an unknown name      an event (us)   snapshot   export')
console.log(' before     p50     p99     p50     p99          (bytes)     (ms)')
for (const [round, row] of rows.entries()) {
  const [widths, digits] = [
    [7, 8, 8, 8, 8, 17, 9],
    [0, 1, 1, 1, 1, 0, 1]
  ]
  const line = row.map((value, at) => value.toFixed(digits[at]).padStart(widths[at])).join('')
  console.log(round === 0 ? `${line}  cold` : line)
}
