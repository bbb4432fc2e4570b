/** Plain pages without a shop behind them: tests/e2e/pages and the built package, served from a free port. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css'
}
const POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:"

/** Serves `pages/<name>` under every path that is no file of the package; returns its address and its end. `policy` adds to what is allowed. */
export async function servePage(name: string, policy = ''): Promise<{ address: string; close: () => Promise<void> }> {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = `${folder}../../dist/${basename(pathname)}`
    if (pathname.startsWith('/dist/') && existsSync(file)) {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain').end(readFileSync(file))
      return
    }
    response.setHeader('content-security-policy', POLICY + policy)
    response.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(`${folder}pages/${name}`))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise(resolve => server.close(() => resolve()))
  }
}

/** What the page's profile knows: labels of its tags, and how often it remembers something of which item. */
export async function known(page: Page): Promise<{ labels: string[]; times: Record<string, number> }> {
  return page.evaluate(async () => {
    const { vitrine } = window as unknown as { vitrine: import('../../js/types.ts').Vitrine }
    await vitrine.ready
    const { items } = (await vitrine.profile.export()) as { items: { itemId: string; times: number }[] }
    return {
      labels: vitrine.profile.tags().map(tag => tag.label),
      times: Object.fromEntries(items.map(({ itemId, times }) => [itemId, times]))
    }
  })
}

/**
 * Names of the package's chunks that a page has asked for, without their hashes; `en` is the language, `transfer` exports. Left out: what
 * chunks share, the engine's rest, and the look's, which every page with capture fetches at rest.
 */
export function watchChunks(page: Page): string[] {
  const chunks: string[] = []
  page.on('request', request => {
    const [, chunk] = /\/dist\/([a-z-]+)-[A-Z0-9]{8}\.js$/.exec(request.url()) ?? []
    if (chunk && !['chunk', 'look', 'rest'].includes(chunk)) chunks.push(chunk)
  })
  return chunks
}
