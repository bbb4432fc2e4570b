// `node scripts/packaging.mjs`: the packed tarball in small shops, each built with the real tool and opened in a real browser.
// Arguments go to Playwright.
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { ensureChromium, ensureFirefox } from './lib/browser.mjs'
import { makeFixtures } from './lib/fixtures.mjs'
import { tool } from './lib/packages.mjs'
import { pack, packaging } from './lib/packed.mjs'
import { at } from './lib/paths.mjs'
import { attempt } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'

const config = at('tests', 'packaging', 'specs', 'playwright.config.ts')

/** Packs, makes the fixtures and opens them. Resolves to `{ made, opened }`: results of the builds, and Playwright's. */
export async function fromTarball({ args = [], env = {}, log, limitSeconds } = {}) {
  const chromium = await ensureChromium()
  const firefox = await ensureFirefox()
  const packed = await pack()
  const made = await makeFixtures(packed)
  const settings = {
    ...env,
    VITRINE_CHROMIUM: chromium,
    VITRINE_FIREFOX: firefox ?? '',
    VITRINE_FIXTURES: packaging(),
    VITRINE_TARBALL: packed.tarball
  }
  const command = [tool('@playwright', 'test', 'cli.js'), 'test', '--config', config, ...args]
  const opened = await attempt(process.execPath, command, { env: settings, log, limitSeconds })
  return { made, opened }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await build()
    const { made, opened } = await fromTarball({ args: process.argv.slice(2) })
    const broken = made.filter(({ code }) => code !== 0)
    for (const { output } of broken) say(output)
    process.exitCode = opened.code === 0 && broken.length === 0 ? 0 : 1
  })
}
