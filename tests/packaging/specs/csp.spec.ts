/** A page under a strict policy, and one whose policy forbids WebAssembly. */
import { expect, type Page, test } from '@playwright/test'
import { fixture, type Served, serve } from './serve.ts'
import { engine, expectPersonal, lookAtClocks, SERVER_ORDER, shelf, watch } from './shop.ts'

const policy = (scripts: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${scripts}`,
    "connect-src 'self'",
    'img-src data:',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ].join('; ')
})

let served: Served | undefined
test.afterEach(() => served?.close())

test('a strict policy with trusted types is enough', async ({ page }) => {
  served = await serve(fixture('plain'), policy("'self' 'wasm-unsafe-eval'"))
  const trouble = watch(page)
  await expectPersonal(page, `${served.address}/`)
  // What comes later comes under the same policy: the panel, an export, the audit.
  const text = await page.evaluate(async () => {
    const at = './node_modules/vitrine/dist/elements.js'
    const { defineElements } = (await import(
      new URL(at, location.href).href
    )) as typeof import('../../../js/elements.ts')
    const open = (globalThis as unknown as Record<symbol, Map<string, import('../../../js/types.ts').Vitrine>>)[
      Symbol.for('vitrine')
    ]
    const [vitrine] = open?.values() ?? []
    if (!vitrine) return ''
    defineElements(vitrine)
    const panel = document.createElement('vitrine-look')
    document.body.append(panel)
    vitrine.look.elder(true)
    await vitrine.look.audit()
    await vitrine.profile.transfer('four random words here')
    return panel.shadowRoot?.textContent ?? ''
  })
  expect(text.length).toBeGreaterThan(20)
  expect(trouble).toEqual([])
})

/** What the package says, as opposed to the browser. */
const ours = (trouble: readonly string[]) => trouble.filter(line => line.includes('vitrine'))

async function expectServerOrder(page: Page, query: string): Promise<string[]> {
  served = await serve(fixture('plain'), policy("'self'"))
  const trouble = watch(page)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(`${served.address}/${query}`)
  await expect.poll(() => engine(page)).toBe('unavailable engine_blocked')
  await lookAtClocks(page)
  await page.waitForTimeout(500)
  expect(await shelf(page)).toEqual(SERVER_ORDER)
  // What cannot run is not downloaded.
  expect(asked.filter(path => path.endsWith('.wasm'))).toEqual([])
  return trouble
}

test('a policy without wasm-unsafe-eval: the order of the server, and silence', async ({ page }) => {
  expect(ours(await expectServerOrder(page, ''))).toEqual([])
})

test('a policy without wasm-unsafe-eval, in debug mode: said once', async ({ page }) => {
  const said = ours(await expectServerOrder(page, '?debug'))
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('[engine_blocked]')
})
