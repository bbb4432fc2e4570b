// `npm start`: sets up what is missing, builds, and serves the demo shop and its backend on one origin. PORT changes 4173.

import { existsSync } from 'node:fs'
import { build } from './build.mjs'
import { docsIntoShop } from './lib/docs-in-shop.mjs'
import { work } from './lib/paths.mjs'
import { bold, Complaint, main, say, took } from './lib/say.mjs'
import { buildShop, freePort, serveShop } from './lib/shop.mjs'

await main(async () => {
  const start = performance.now()
  const port = Number(process.env.PORT ?? 4173)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Complaint(`PORT is "${process.env.PORT}", which is no port.`)
  // Before the minutes of building, not after them.
  await freePort(port)
  if (!existsSync(work('stamps', 'demo')))
    say('The first time takes some minutes, most of them for Rust; after that, seconds.')
  const packageHash = await build()
  await buildShop(packageHash)
  const trouble = await docsIntoShop(packageHash).catch(error => error)
  if (trouble instanceof Error) say(`  The shop opens without its documentation: ${trouble.message}`)
  const shop = await serveShop({ port, database: work('reports.db') })
  const stop = () => shop.stop()
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  say(`\n  The shop is open (${took(start)}):  ${bold(shop.address)}`)
  say(
    `  What devices reported:  ${shop.address}/dashboard\n${trouble ? '' : `  How to use it in yours:  ${shop.address}/docs/\n`}  Ctrl-C closes it.\n`
  )
  process.exitCode = await shop.ended
})
