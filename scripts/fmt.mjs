// `npm run fmt`: formats Rust with rustfmt, everything else with Biome.
import { ensurePackages, tool } from './lib/packages.mjs'
import { run } from './lib/run.mjs'
import { main } from './lib/say.mjs'

await main(async () => {
  await ensurePackages()
  await run('cargo', ['fmt', '--all'])
  await run(process.execPath, [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--write'])
})
