// What a shop waits for, through the built package in Node: `track` and `rank` with plain objects, p50 and p99 in microseconds.
// A first measure, not a comparison: rivals, browsers and ratios come with the ranking work. Prints, never fails.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { createVitrine } from 'vitrine'

const engine = ['engine', 'engine-rest'].map(part => readFileSync(new URL(`../dist/${part}.wasm`, import.meta.url)))
const kinds = ['Holder', 'Mug', 'Bag', 'Clock', 'Candle', 'Necklace', 'Bowl', 'Sign']

function catalogue(count) {
  return Array.from({ length: count }, (_, i) => ({
    item_id: String(20_000 + i),
    item_name: `ARTICLE NUMBER ${i}`,
    item_category: `Department ${i % 4}`,
    item_category2: kinds[i % kinds.length],
    price: 1 + (i % 40) / 4,
    popularity: 1 / (1 + i)
  }))
}

async function open() {
  let nowMs = 1_790_000_000_000
  const vitrine = createVitrine({
    shop: `bench-${Math.random().toString(36).slice(2)}`,
    engine,
    now: () => (nowMs += 5_000)
  })
  await vitrine.ready
  return vitrine
}

function quantiles(runs, action) {
  const times = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    action(i)
    times.push((performance.now() - start) * 1_000)
  }
  times.sort((a, b) => a - b)
  const at = share => times[Math.floor(share * (times.length - 1))].toFixed(1).padStart(9)
  return `${at(0.5)} ${at(0.99)}`
}

console.log('                                         p50       p99   (us)')
for (const count of [100, 1_000]) {
  const vitrine = await open()
  const items = catalogue(count)
  const first = quantiles(1, () => vitrine.rank(items, { slot: 'home', limit: 48 }))
  for (const item of items.slice(0, 20)) vitrine.track('view_item', { items: [item] })
  console.log(`rank ${String(count).padStart(5)}, the first call         ${first}`)
  console.log(
    `rank ${String(count).padStart(5)}, known items            ${quantiles(300, () => vitrine.rank(items, { slot: 'home', limit: 48 }))}`
  )
  console.log(
    `rank ${String(count).padStart(5)}, fresh objects          ${quantiles(100, () => vitrine.rank(catalogue(count), { slot: 'home', limit: 48 }))}`
  )
  vitrine.destroy()
}
for (const history of [100, 10_000]) {
  const vitrine = await open()
  const items = catalogue(500)
  const view = i => vitrine.track('view_item', { items: [items[i % items.length]] })
  for (let i = 0; i < history; i++) view(i)
  console.log(`track after ${String(history).padStart(6)} events           ${quantiles(5_000, view)}`)
  vitrine.destroy()
}
