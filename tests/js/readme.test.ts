import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runModule } from './child.ts'

const README = new URL('../../README.md', import.meta.url)

/** What a shop has around the example: the list from its server, an item, a function that draws. */
const SHOP = `
globalThis.candidates = Array.from({ length: 48 }, (_, i) => ({
  item_id: String(22_400 + i), item_name: 'ITEM ' + i, item_category: 'Home', item_category2: ['Holder', 'Clock'][i % 2], price: 4 + i % 5
}))
globalThis.item = candidates[7]
globalThis.drawn = []
globalThis.render = (...what) => { drawn.push(what) }
`
/** Gives the example's Vitrine a moment, and tells what came of it. */
const LOOK = `
const [opened] = globalThis[Symbol.for('vitrine')].values()
const { engine, counters } = await opened.ready
report({ engine, accepted: counters.accepted ?? 0 })
opened.destroy()
`

it.skipIf(!existsSync(README))(
  'runs the example of the README, word for word, on the built package',
  { timeout: 60_000 },
  () => {
    const [, example] = readFileSync(README, 'utf8').match(/^```js\n([\s\S]*?)^```$/m) ?? []
    expect(example, 'README.md has a block marked js').toBeTruthy()
    // Imports are hoisted, so the shop around the example is there before its first line runs.
    const { code, said, result } = runModule(`${SHOP}\n${example}\n${LOOK}`, { page: true })
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(result).toMatchObject({ engine: 'ready' })
  }
)

it('states the sizes that the build has', { timeout: 120_000 }, () => {
  const printed = execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/size.mjs', import.meta.url))], {
    encoding: 'utf8'
  })
  const readme = readFileSync(README, 'utf8')
  const [table = ''] = readme.match(/^\| part \| KB \| when \|\n(?:\|.*\n)+/m) ?? []
  const rows = Array.from(table.matchAll(/^\| (\S+) \| ([\d.]+) \|/gm), ([, part = '', kb]) => ({
    part,
    stated: Number(kb)
  }))
  expect(rows.map(({ part }) => part)).toEqual(expect.arrayContaining(['facade', 'early', 'engine.wasm', 'glue']))
  for (const { part, stated } of rows) {
    const built = Number(new RegExp(`^ *${part} +(\\d+)`, 'm').exec(printed)?.[1]) / 1024
    expect(
      Math.abs(stated - built),
      `${part}: README says ${stated} KB, the build has ${built.toFixed(2)}`
    ).toBeLessThan(Math.max(0.06, built * 0.02))
  }
})
