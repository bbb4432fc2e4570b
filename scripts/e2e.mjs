// `npm run e2e`: the shop in a real browser. Serves it on a free port with an empty database; arguments go to Playwright.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { ensureChromium } from './lib/browser.mjs'
import { tool } from './lib/packages.mjs'
import { at } from './lib/paths.mjs'
import { attempt } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { buildShop, serveShop } from './lib/shop.mjs'

const shopTests = at('tests', 'e2e', 'playwright.config.ts')

/** Runs Playwright against a freshly served shop. Returns `{ code, output }`. */
export async function endToEnd({ config = shopTests, args = [], env = {}, log, limitSeconds } = {}) {
  const chromium = await ensureChromium()
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-e2e-'))
  const shop = await serveShop({ port: 0, database: join(folder, 'reports.db'), quiet: true })
  try {
    const settings = { ...env, VITRINE_CHROMIUM: chromium, VITRINE_URL: shop.address }
    return await attempt(
      process.execPath,
      [tool('@playwright', 'test', 'cli.js'), 'test', '--config', config, ...args],
      {
        env: settings,
        log,
        limitSeconds
      }
    )
  } finally {
    await shop.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await buildShop(await build())
    const { code } = await endToEnd({ args: process.argv.slice(2) })
    process.exitCode = code === 0 ? 0 : 1
  })
}
