/** A second engine: Firefox over WebDriver BiDi. Playwright drives only a Firefox of its own, so Puppeteer does it. */
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { fixture, type Served, serve } from './serve.ts'
import { expectPersonal, type Opened } from './shop.ts'

interface FirefoxPage extends Opened {
  on(event: string, listener: (told: { type(): string; text(): string; status(): number; url(): string }) => void): void
  close(): Promise<void>
}
interface Firefox {
  newPage(): Promise<FirefoxPage>
  close(): Promise<void>
}

const executablePath = process.env.VITRINE_FIREFOX
let firefox: Firefox | undefined
let served: Served | undefined

test.describe.configure({ mode: 'serial' })
test.skip(!executablePath, 'no Firefox on this machine')

test.beforeAll(async () => {
  if (!executablePath) return
  const entry = fixture('firefox', 'node_modules', 'puppeteer-core', 'lib', 'esm', 'puppeteer', 'puppeteer-core.js')
  const { default: puppeteer } = await import(pathToFileURL(entry).href)
  firefox = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
})
test.afterEach(() => served?.close())
test.afterAll(() => firefox?.close())

const STRICT = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:"
}

for (const [tool, folder, headers] of [
  ['plain', '', undefined],
  ['plain', '', STRICT],
  ['vite', 'dist', undefined],
  ['webpack', 'dist', undefined],
  ['esbuild', 'dist', undefined],
  ['react', 'dist', undefined]
] as const) {
  test(`Firefox: ${tool}${headers ? ' under a strict policy' : ''}`, async () => {
    if (!firefox) throw new Error('Firefox did not start')
    served = await serve(fixture(tool, folder), headers)
    const page = await firefox.newPage()
    const trouble: string[] = []
    page.on('console', message => {
      if (/error|warn/.test(message.type())) trouble.push(`${message.type()}: ${message.text()}`)
    })
    page.on('response', response => {
      if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`)
    })
    await expectPersonal(page, `${served.address}/`)
    expect(trouble).toEqual([])
    await page.close()
  })
}
