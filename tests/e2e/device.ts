/** What the shop's Vitrine knows and how it is kept, asked in the page; and a browser that a test may kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'

/** The part of the package's interface that these tests call. */
interface Shoppers {
  ready: Promise<unknown>
  status: { engine: string; storage: string; counters: Record<string, number> }
  track(name: string, params: object): void
  profile: {
    export(): Promise<{ items?: readonly { itemId: string; times: number }[] }>
    erase(): Promise<unknown>
  }
}

/** Runs in the page: the one Vitrine that is open there. */
const SHOPPERS = `[...globalThis[Symbol.for('vitrine')].values()][0]`

function ask<T>(page: Page, question: string): Promise<T> {
  return page.evaluate(`(async vitrine => { await vitrine.ready; return ${question} })(${SHOPPERS})`) as Promise<T>
}

/** `status.storage` once the engine is there. */
export const storage = (page: Page): Promise<Shoppers['status']['storage']> => ask(page, 'vitrine.status.storage')

/** A counter of `status.counters`; 0 if there is none. */
export const counted = (page: Page, name: string): Promise<number> =>
  ask(page, `vitrine.status.counters[${JSON.stringify(name)}] ?? 0`)

/** The shopper views articles with these ids, all at once. */
export const views = (page: Page, ...ids: string[]): Promise<void> => {
  const items = ids.map(id => ({ item_id: id, item_name: `Title of ${id}`, item_category: 'Seen', price: 2.5 }))
  return ask(page, `void ${JSON.stringify(items)}.forEach(item => vitrine.track('view_item', { items: [item] }))`)
}

/** How often the shopper had to do with each article, as far as this page knows. */
export async function times(page: Page): Promise<Record<string, number>> {
  const pairs = await ask<[string, number][]>(
    page,
    'vitrine.profile.export().then(all => (all.items ?? []).map(item => [item.itemId, item.times]))'
  )
  return Object.fromEntries(pairs)
}

/** Deletes everything that is known, as the shopper's button does. */
export const erase = (page: Page): Promise<void> => ask(page, 'vitrine.profile.erase().then(() => undefined)')

/** A shopper's own browser: its profile folder outlives it. */
export class OwnBrowser {
  readonly #folder = mkdtempSync(join(tmpdir(), 'vitrine-shopper-'))
  #process: ChildProcess | undefined
  #browser: Browser | undefined

  /** Starts it and opens an empty page. */
  async start(): Promise<Page> {
    const port = join(this.#folder, 'DevToolsActivePort')
    rmSync(port, { force: true })
    const program = process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium'
    const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0']
    this.#process = spawn(program, [...args, `--user-data-dir=${this.#folder}`, 'about:blank'], { stdio: 'ignore' })
    for (let tries = 0; tries < 200 && !(existsSync(port) && readFileSync(port, 'utf8').includes('\n')); tries++) {
      await sleep(50)
    }
    const [number] = readFileSync(port, 'utf8').split('\n')
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`)
    const [context] = this.#browser.contexts()
    if (context === undefined) throw new Error('the browser has no context')
    return context.newPage()
  }

  /** Ends it as a crash would: nothing runs any more. */
  async kill(): Promise<void> {
    const process = this.#process
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return
    const ended = new Promise(resolve => process.once('exit', resolve))
    process.kill('SIGKILL')
    await ended
    await this.#browser?.close().catch(() => undefined)
    // Its children notice a moment later, and the lock of the folder is theirs until then.
    await sleep(300)
    rmSync(join(this.#folder, 'SingletonLock'), { force: true })
  }

  /** Ends it and deletes its folder. */
  async discard(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
