// `npm run -s replay -- STEPS_DIR [ORDERS.jsonl.gz]`: builds what is missing and replays ranking steps through the built package.
// Only orders ever reach stdout; what is built is told on stderr.
import { spawnSync } from 'node:child_process'
import { build } from './build.mjs'
import { at } from './lib/paths.mjs'
import { keepStdoutClean, main } from './lib/say.mjs'
import { buildBackend } from './lib/shop.mjs'

await main(async () => {
  keepStdoutClean()
  await build()
  await buildBackend()
  const script = at('tests', 'quality', 'replay.mjs')
  process.exitCode = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
})
