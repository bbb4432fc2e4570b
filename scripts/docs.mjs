// `npm run docs`: the documentation as a site in .vitrine/docs/site. `--dev` serves it and follows changes (`npm run docs:dev`).
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { build } from './build.mjs'
import { buildDocs, docsSite, docsTool, ensureDocsTools, stagePages, writeReference } from './lib/docs.mjs'
import { at, work } from './lib/paths.mjs'
import { bold, main, say } from './lib/say.mjs'

const port = process.env.PORT ?? '4174'

await main(async () => {
  const packageHash = await build()
  if (!process.argv.includes('--dev')) {
    await buildDocs(packageHash)
    say(
      `\n  The documentation is in ${bold(docsSite)}; \`npm start\` serves it at /docs/, \`npm run docs:dev\` while you write.\n`
    )
    return
  }
  await ensureDocsTools()
  stagePages()
  await writeReference()
  say(
    `\n  The documentation, following your changes in docs/:  ${bold(`http://localhost:${port}/docs/`)}\n  Ctrl-C ends it.\n`
  )
  watch(at('docs'), { recursive: true }, (_event, name) => {
    if (!name?.endsWith('.md')) return
    try {
      stagePages()
    } catch (error) {
      // A page that is being written may be half there.
      say(`  ${error.message}`)
    }
  })
  const server = spawn(process.execPath, [docsTool, 'dev', work('docs'), '--port', port], { stdio: 'inherit' })
  process.once('SIGTERM', () => server.kill())
  server.once('exit', code => process.exit(code ?? 0))
})
