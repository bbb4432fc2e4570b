// What runs in the page of `bench/track.mjs`: see there for what is measured.
import { createVitrine } from '/index.js'

const DEVICES = 50
const EVENTS = 100
const ARTICLES = 4_000
const NAMES = ['view_item', 'view_item', 'view_item', 'select_item', 'add_to_cart', 'search']
const START_MS = Date.now()

const item = i => ({
  item_id: String(20_000 + (i % ARTICLES)),
  item_name: `ARTICLE NUMBER ${i % ARTICLES}`,
  item_brand: `Maker ${i % 90}`,
  item_category: `Department ${i % 20}`,
  item_category2: `Category ${i % 300}`,
  price: 1 + (i % 400) / 4
})
const eventOf = (i, article) => [
  NAMES[i % NAMES.length],
  { items: [item(article)], search_term: `words ${article % 400}` }
]
let nowMs = START_MS
let shops = 0

async function open() {
  const vitrine = createVitrine({
    shop: `bench-${shops++}`,
    consent: { personalize: true },
    capture: false,
    now: () => (nowMs += 60_000)
  })
  await vitrine.ready
  return vitrine
}

async function close(vitrine) {
  await vitrine.profile.erase()
  vitrine.destroy()
}

function timed(vitrine, name, event) {
  const start = performance.now()
  vitrine.track(name, event)
  return (performance.now() - start) * 1_000
}

function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = share => sorted[Math.ceil(share * sorted.length) - 1]
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length
  return { p50: at(0.5), p99: at(0.99), mean, above20: sorted.filter(time => time > 20).length / sorted.length }
}

/** The first event of one device, and 100 more, every other one about an article its page has not met; `busy` wakes the processor up. */
async function session(vitrine, busy, firstArticle, times) {
  for (let i = 0; i < 50; i++) busy.track(...eventOf(i, i))
  times.first.push(timed(vitrine, ...eventOf(0, firstArticle)))
  for (let i = 0; i < EVENTS; i++) {
    await null
    const met = i >> 1
    const isFresh = i % 2 === 0
    const [name, event] = eventOf(i, firstArticle + (isFresh ? met + 1 : (i * 7) % (met + 1)))
    times[isFresh ? 'fresh' : 'known'].push(timed(vitrine, name, event))
    times.floor.push(timed(vitrine, 'nonsense', {}))
  }
}

/** What a shopper with so many events behind them exports, with its cost. */
async function pastOf(history) {
  nowMs = START_MS - (history + EVENTS * 2) * 60_000
  const past = await open()
  for (let i = 0; i < history; i++) past.track(...eventOf(i, i * 7_919))
  const start = performance.now()
  const shopper = await past.profile.export()
  const exportMs = performance.now() - start
  await close(past)
  return { history, shopper, exportMs, times: { first: [], fresh: [], known: [], floor: [] } }
}

/** A row for each length of history; their devices take turns, so that none is measured in a younger browser than another. */
export async function warm(histories) {
  const first = await open()
  for (let i = 0; i < 6_000; i++) first.track(...eventOf(i, i * 7_919))
  const pasts = []
  for (const history of histories) pasts.push(await pastOf(history))
  for (let device = 0; device < DEVICES; device++) {
    for (const { shopper, times } of pasts) {
      nowMs = START_MS - EVENTS * 2 * 60_000
      const vitrine = await open()
      await vitrine.profile.import(shopper)
      await session(vitrine, first, device * 79, times)
      await close(vitrine)
    }
  }
  await close(first)
  return pasts.map(({ history, shopper, exportMs, times }) => {
    const parts = Object.entries({ all: [...times.fresh, ...times.known], ...times })
    const measured = Object.fromEntries(parts.map(([name, of]) => [name, quantiles(of)]))
    return { history, ...measured, bytes: (shopper.snapshot.length * 3) / 4, exportMs }
  })
}

/** The first events of a browser. */
export async function cold(events) {
  const vitrine = await open()
  const times = []
  for (let i = 0; i < events; i++) {
    times.push(timed(vitrine, ...eventOf(i, i)))
    await null
  }
  const { p50, p99 } = quantiles(times)
  return { p50, p99, first: times[0] }
}

/** Medians of a call that comes after a pause, beside plain JavaScript. */
export async function paused(rounds) {
  const vitrine = await open()
  for (let i = 0; i < 8_000; i++) vitrine.track(...eventOf(i, i))
  const seen = new Map()
  const plain = ([, event]) => seen.set(event.items[0].item_id, JSON.stringify(event))
  for (let i = 0; i < 8_000; i++) plain(eventOf(i, i))
  const kinds = [
    ['nothing', () => {}],
    ['Map and JSON.stringify', plain],
    ['an event', ([name, event]) => vitrine.track(name, event)]
  ]
  const times = kinds.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [at, [, act]] of kinds.entries()) {
      const given = eventOf(round, round)
      await new Promise(resolve => setTimeout(resolve, 20))
      const start = performance.now()
      act(given)
      times[at].push((performance.now() - start) * 1_000)
    }
  }
  return kinds.map(([name], at) => [name, Math.round(quantiles(times[at]).p50)])
}

/** The longest time without an answer, in milliseconds, in two seconds after events and in two without. */
export async function keeping(events) {
  const vitrine = await open()
  for (let i = 0; i < 8_000; i++) vitrine.track(...eventOf(i, i))
  await new Promise(resolve => setTimeout(resolve, 4_000))
  const longest = async () => {
    const { port1, port2 } = new MessageChannel()
    const end = performance.now() + 2_000
    let [most, before] = [0, performance.now()]
    while (before < end) {
      await new Promise(resolve => {
        port2.onmessage = resolve
        port1.postMessage(0)
      })
      const now = performance.now()
      most = Math.max(most, now - before)
      before = now
    }
    return most
  }
  const quiet = await longest()
  for (let i = 0; i < events; i++) vitrine.track(...eventOf(i, i))
  return { quiet, events: await longest() }
}
