// `npm run -s figures`: what Lighthouse would time of the demo's pages, by the browser's own observers, one page at a time.
import { build } from './build.mjs'
import { endToEnd } from './e2e.mjs'
import { main } from './lib/say.mjs'
import { buildShop } from './lib/shop.mjs'

await main(async () => {
  await buildShop(await build())
  const args = ['--grep', '@figures', '--workers', '1']
  const { code } = await endToEnd({ args, env: { VITRINE_FIGURES: '1' } })
  process.exitCode = code === 0 ? 0 : 1
})
