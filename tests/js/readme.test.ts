import { existsSync, readFileSync } from 'node:fs'
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
