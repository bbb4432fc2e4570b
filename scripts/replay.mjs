// `npm run -s replay -- STEPS_DIR [ORDERS.jsonl.gz]`: builds what is missing and replays ranking steps through the built package.
import { build } from './build.mjs'
import { at } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { buildShop } from './lib/shop.mjs'

await main(async () => {
  await buildShop(await build())
  await run(process.execPath, [at('tests', 'quality', 'replay.mjs'), ...process.argv.slice(2)])
})
