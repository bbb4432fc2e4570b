/** What leaves the device in a week of shopping, by whatever way: nothing but a few noised reports. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type Exits, found, readReport, type Sent, watchExits } from './exits.ts'
import { allow, databases, engineKeys, open, storedKeys } from './shop.ts'

const MONDAY = Date.UTC(2026, 10, 23, 10)
const DAY = 86_400_000
const SECRETS = ['Kanarienvogel-7731', 'Zaunkoenig-5512', 'Rotkehlchen-9924', 'Goldammer-1180', 'Nachtigall-6643']

interface Shopper {
  ready: Promise<unknown>
  track(name: string, params: object): void
  sync: { flush(): Promise<number>; status(): { spentEpsilon: number; leftEpsilon: number } }
}

/** What somebody does in a day whose articles, makers, words and orders are all recognisable. */
async function shopFor(page: Page, day: number, secrets: readonly string[]): Promise<void> {
  await page.evaluate(
    async ({ day, secrets }) => {
      const [vitrine] = [...(Reflect.get(globalThis, Symbol.for('vitrine')) as Map<string, Shopper>).values()]
      if (!vitrine) throw new Error('no Vitrine on this page')
      await vitrine.ready
      const [item, maker, kind, words, order] = secrets.map(secret => `${secret} ${day}`)
      const items = [
        { item_id: item, item_name: item, item_brand: maker, item_category: kind, item_category2: 'Holder', price: 9 }
      ]
      vitrine.track('view_item', { items })
      vitrine.track('search', { search_term: words })
      vitrine.track('add_to_cart', { items, currency: 'GBP', value: 9 })
      vitrine.track('purchase', { items, transaction_id: order, currency: 'GBP', value: 9, coupon: words })
      vitrine.track('survey_answer', { question: words, answer: kind, score: 3 })
    },
    { day, secrets }
  )
}

/** A week: each day the shop is opened, articles are looked at, and the browser has time to send. */
async function week(page: Page, secrets: readonly string[]): Promise<void> {
  for (let day = 0; day < 7; day++) {
    await page.clock.setFixedTime(MONDAY + day * DAY)
    await open(page, '/')
    await shopFor(page, day, secrets)
    await page.locator('.card-title a').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    // Longer than a page that has settled waits before a report that is due.
    await page.waitForTimeout(2_500)
  }
}

const calledIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { exits: Exits }).exits.called)

/** Everything the page can read of what it stored, as text. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const parts = [document.cookie, JSON.stringify({ ...localStorage })]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name as string)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const records = await new Promise<unknown[]>(resolve => {
        const all = database.transaction('kv').objectStore('kv').getAll()
        all.onsuccess = () => resolve(all.result)
      })
      database.close()
      for (const record of records) {
        parts.push(record instanceof Uint8Array ? String.fromCharCode(...record) : String(record))
      }
    }
    return parts.join('\n')
  })

const isReport = ({ url, method }: Sent) => method === 'POST' && new URL(url).pathname === '/v1/reports'

function expectNothingElse(sent: readonly Sent[], origin: string): void {
  for (const { url, method, headers, body } of sent) {
    expect(new URL(url).origin, url).toBe(origin)
    expect(found(SECRETS, url, JSON.stringify(headers), body), url).toEqual([])
    if (method !== 'GET') expect(new URL(url).pathname).toBe('/v1/reports')
  }
}

test('a week of shopping leaves a few padded, noised reports, and no word of what was done', async ({
  page,
  context,
  baseURL
}) => {
  test.setTimeout(120_000)
  const sent = await watchExits(context)
  await page.clock.setFixedTime(MONDAY)
  await allow(page, { personalize: true, sync: true })
  await week(page, SECRETS)
  expectNothingElse(sent, new URL(baseURL as string).origin)
  expect(await calledIn(page)).toEqual([])

  const reports = sent.filter(isReport)
  expect(reports.length).toBeGreaterThan(0)
  expect(reports.length).toBeLessThanOrEqual(4)
  const metrics = reports.map(({ body, headers }) => {
    expect(headers.cookie ?? '').toBe('')
    expect(headers.referer ?? '').toBe('')
    const report = readReport(body)
    expect(report).not.toBeNull()
    return report?.metric
  })
  expect(new Set(metrics).size, 'each question once').toBe(metrics.length)

  const kept = await stored(page)
  expect(kept.length).toBeGreaterThan(1_000)
  expect(found(SECRETS, Buffer.from(kept, 'latin1')), 'what is kept is sealed').toEqual([])
})

test('the same week without consent: no report, no manifest, nothing stored', async ({ page, context, baseURL }) => {
  test.setTimeout(120_000)
  const sent = await watchExits(context)
  await page.clock.setFixedTime(MONDAY)
  await open(page, '/')
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await week(page, SECRETS)
  expectNothingElse(sent, new URL(baseURL as string).origin)
  expect(sent.filter(({ url }) => /\/v1\/(reports|manifest)/.test(url))).toEqual([])
  expect(await calledIn(page)).toEqual([])
  expect(await databases(page)).toEqual([])
  expect(await storedKeys(page)).toEqual([])
})

/** The privacy coins fall alike on every page; everything else stays random. */
function rigCoins(): void {
  const original = crypto.getRandomValues.bind(crypto) as (into: Uint8Array) => Uint8Array
  const rigged = (into: Uint8Array): Uint8Array => {
    if (!(into instanceof Uint8Array) || into.length !== 512) return original(into)
    let state = 1
    for (let at = 0; at < into.length; at++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      into[at] = state >>> 16
    }
    return into
  }
  Reflect.set(crypto, 'getRandomValues', rigged)
}

/** The reports of a shopper who looks at articles of one kind, with rigged coins. */
async function reportsOf(context: BrowserContext, kind: string): Promise<Sent[]> {
  const sent = await watchExits(context)
  await context.addInitScript(rigCoins)
  const page = await context.newPage()
  await page.clock.setFixedTime(MONDAY)
  await allow(page, { personalize: true, sync: true })
  await page.evaluate(async kind => {
    const [vitrine] = [...(Reflect.get(globalThis, Symbol.for('vitrine')) as Map<string, Shopper>).values()]
    await vitrine?.ready
    for (const nth of [1, 2, 3]) {
      const items = [
        { item_id: `${kind} ${nth}`, item_name: kind, item_category: 'All', item_category2: kind, price: 5 }
      ]
      vitrine?.track('view_item', { items })
    }
    await vitrine?.sync.flush()
  }, kind)
  return sent.filter(isReport)
}

test('with the same coins two shoppers differ in their noised answers and in nothing else', async ({
  browser,
  baseURL
}) => {
  const options = { ...(baseURL && { baseURL }), locale: 'en-GB' }
  const [one, other] = [await browser.newContext(options), await browser.newContext(options)]
  const [holders, mugs] = [await reportsOf(one, 'Holder'), await reportsOf(other, 'Mug')]
  expect(holders.length).toBeGreaterThan(1)
  expect(mugs.length).toBe(holders.length)
  const differing = holders.map((report, at) => {
    const twin = mugs[at] as Sent
    const [mine, theirs] = [readReport(report.body), readReport(twin.body)]
    expect({ ...report, body: null }).toEqual({ ...twin, body: null })
    expect(report.body.length).toBe(twin.body.length)
    expect({ ...mine, bits: null }).toEqual({ ...theirs, bits: null })
    return mine?.bits !== theirs?.bits
  })
  // Their looks are the same, their interests are not.
  expect(differing).toContain(true)
  expect(differing).toContain(false)
  await one.close()
  await other.close()
})

test('two tabs send a report once', async ({ page, context }) => {
  const sent = await watchExits(context)
  await allow(page, { personalize: true, sync: true })
  const other = await context.newPage()
  await open(other, '/')
  const flush = (tab: Page) =>
    tab.evaluate(async () => {
      const [vitrine] = [...(Reflect.get(globalThis, Symbol.for('vitrine')) as Map<string, Shopper>).values()]
      await vitrine?.ready
      return (await vitrine?.sync.flush()) ?? 0
    })
  const delivered = await Promise.all([flush(page), flush(other), flush(page), flush(other)])
  const metrics = sent.filter(isReport).map(({ body }) => readReport(body)?.metric)
  expect(new Set(metrics).size).toBe(metrics.length)
  // Of two presses in one tab the second joins the first: both tell what arrived.
  const [mine = 0, theirs = 0, mineAgain = 0, theirsAgain = 0] = delivered
  expect(Math.max(mine, mineAgain) + Math.max(theirs, theirsAgain)).toBe(metrics.length)
  expect(await engineKeys(page)).toContain('sending')
})

/** Under `sending`: budget, noise to be used again with the answers it hides, reports that wait. */
const sending = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const request = indexedDB.open('vitrine:gift-shop')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const reading = request.result.transaction('kv').objectStore('kv').get('sending')
          reading.onsuccess = () => {
            request.result.close()
            resolve(Array.from(reading.result as Uint8Array, byte => byte.toString(16).padStart(2, '0')).join(''))
          }
        }
      })
  )

test('erasing forgets the answers that were given, and not what was spent on them', async ({ page, context }) => {
  const sent = await watchExits(context)
  await allow(page, { personalize: true, sync: true })
  const ask = <T>(call: string): Promise<T> =>
    page.evaluate(`(async vitrine => { await vitrine.ready; return ${call} })(
      [...globalThis[Symbol.for('vitrine')].values()][0])`)
  expect(await ask<number>('vitrine.sync.flush()')).toBe(4)
  // An answer stands beside the hash of the manifest that says what it means, as in the report itself.
  const hash = readReport((sent.find(isReport) as Sent).body)?.manifest ?? ''
  expect(hash).toMatch(/^[0-9a-f]{16}$/)
  expect(await sending(page)).toContain(hash)
  await ask('vitrine.profile.erase().then(() => undefined)')
  expect(await sending(page)).not.toContain(hash)
  expect(await ask('vitrine.sync.status()')).toMatchObject({ spentEpsilon: 4, delivered: 4 })
})
