// `npm run lint`: formatting, clippy, Biome, tsc.
import { build } from './build.mjs'
import { lintChecks } from './lib/lint.mjs'
import { Complaint, green, main, red, say, took } from './lib/say.mjs'

await main(async () => {
  // tsc reads the engine's generated types.
  await build({ dev: process.argv.includes('--dev') })
  const failed = []
  for (const { title, run } of lintChecks()) {
    const start = performance.now()
    const { code, output } = await run()
    say(`  ${code === 0 ? green('✓') : red('✗')} ${title} (${took(start)})`)
    if (code !== 0) failed.push(title)
    if (code !== 0) say(output)
  }
  if (failed.length > 0) throw new Complaint(`Failed: ${failed.join(', ')}. \`npm run fmt\` mends formatting.`)
})
