// The documentation beside the demo's pages, at /docs/.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { buildDocs, docsSite } from './docs.mjs'
import { at } from './paths.mjs'
import { step } from './say.mjs'
import { filesBelow, unlessStamped } from './stamp.mjs'

const served = at('demo', 'dist', 'docs')
const index = at('demo', 'dist', 'docs', 'index.html')

/** Builds the documentation and puts it where the backend serves files. */
export async function docsIntoShop(packageHash) {
  const hash = await buildDocs(packageHash)
  await step('documentation at /docs/', () =>
    // A new build of the demo empties its folder, and this file with it.
    unlessStamped('docs-in-shop', hash, [index], async () => {
      rmSync(served, { recursive: true, force: true })
      cpSync(docsSite, served, { recursive: true })
    })
  )
}

/** What the backend has to be told to let the documentation's few inline scripts run. */
export function docsPolicy() {
  const scripts = new Set()
  if (existsSync(index)) {
    for (const file of filesBelow(served).filter(name => name.endsWith('.html'))) {
      for (const [, script] of readFileSync(file, 'utf8').matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^<]+)<\/script>/g))
        scripts.add(script)
    }
  }
  return [...scripts].flatMap(script => [
    '--csp-script-hash',
    `sha256-${createHash('sha256').update(script).digest('base64')}`
  ])
}
