/** Opens a page in which a block of code runs, with the built package by its name and the demo's server behind it. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { transformSync } from 'esbuild'
import { around, makesOne } from './around.ts'
import { BLOCKS, type Block } from './blocks.ts'

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const { exports: entries } = JSON.parse(readFileSync(path('package.json'), 'utf8')) as {
  exports: Record<string, { default?: string }>
}
const imports = Object.fromEntries(
  Object.entries(entries)
    .filter(([, entry]) => entry.default)
    .map(([name, entry]) => [name.replace('.', 'vitrine'), entry.default?.replace('.', '/package')])
)
const MAP = `<script type="importmap">${JSON.stringify({ imports })}</script>`
const TYPES: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' }
const model = BLOCKS.find(({ file, lang }) => file === 'docs/model.md' && lang === 'json')?.code

const js = (code: string) => transformSync(code, { loader: 'ts' }).code

/** The page around a block; a whole page is itself. */
function pageOf({ id, lang, code }: Block): string {
  if (/^<!doctype/i.test(code)) return code
  const markup = lang === 'html' ? code : ''
  const define = makesOne(code) ? '' : `import { defineElements } from 'vitrine/elements'\ndefineElements(vitrine)`
  return `<!doctype html><html lang="en"><head><title>${id}</title><link rel="icon" href="data:,">${MAP}</head><body><ol id="shelf"></ol>${markup}
<script type="module" src="around.js"></script>
<script type="module">
${lang === 'html' ? define : "import './block.js'"}
document.documentElement.dataset.ran = 'yes'
</script></body></html>`
}

/** Opens it; what the page or the console complains about is added to the list that comes back. */
export async function open(page: Page, block: Block): Promise<string[]> {
  const trouble: string[] = []
  page.on('pageerror', error => trouble.push(error.stack ?? error.message))
  page.on('console', message => {
    if (['warning', 'error'].includes(message.type())) trouble.push(message.text())
  })
  const at = `/example/${block.id}`
  const script = (body: string) => ({ body, contentType: 'text/javascript' })
  await page.route('**/example/**', async route => {
    const { pathname } = new URL(route.request().url())
    const packed = pathname.split('/node_modules/vitrine/')[1]
    if (packed) return route.fulfill(file(packed))
    if (pathname === `${at}/around.js`) return route.fulfill(script(around(makesOne(block.code))))
    if (pathname === `${at}/block.js`) return route.fulfill(script(js(block.code)))
    return route.fulfill({ body: pageOf(block), contentType: 'text/html' })
  })
  await page.route('**/package/**', route =>
    route.fulfill(file(new URL(route.request().url()).pathname.replace('/package/', '')))
  )
  // The file that docs/model.md shows.
  await page.route('**/vitrine/model.json', route =>
    route.fulfill({ body: model ?? '', contentType: 'application/json' })
  )
  await page.goto(`${at}/`)
  return trouble
}

const file = (name: string) => ({ path: path(name), contentType: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/css' })
