// `npm run screenshots`: pictures of the demo's pages, to be looked at. They land in .vitrine/screenshots.
import { build } from './build.mjs'
import { endToEnd } from './e2e.mjs'
import { work } from './lib/paths.mjs'
import { main, say } from './lib/say.mjs'
import { buildShop } from './lib/shop.mjs'

await main(async () => {
  await buildShop(await build())
  const folder = work('screenshots')
  const { code } = await endToEnd({ args: ['--grep', '@screenshots'], env: { VITRINE_SCREENSHOTS: folder } })
  say(`Pictures: ${folder}`)
  process.exitCode = code === 0 ? 0 : 1
})
