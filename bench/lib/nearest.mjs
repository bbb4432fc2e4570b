// The lane of nearest neighbours. The package has no call that does nothing else: what comes nearest is a product page's list ordered by
// a model that reads the vectors alone (`vector_last`), so that no other feature is worked out; z-scores, diversity and reasons are in it.
// Its first place is compared with the libraries', for below it diversity is meant to differ.
import { libraries } from '/nearest.js'
import { openVitrine, packedList, plainItems } from './shop.mjs'
import { often, turns } from './turns.mjs'

const NEIGHBOURS = 10

/** Times by library and for the engine, and how often the nearest one was the same. */
export async function nearest(size) {
  const workload = await (await fetch('/workload.json')).json()
  const items = plainItems(workload, size)
  const unit = vector => {
    const length = Math.hypot(...vector)
    return Float32Array.from(vector, component => component / length)
  }
  const vectors = items.map(item => unit(item.vector))
  const rivals = await libraries(vectors, NEIGHBOURS + 1)
  const { createVitrine } = await import('/dist/index.js')
  const model = { format: 'vitrine-model-1', slots: { product: { weights: { vector_last: 1 } } } }
  const vitrine = await openVitrine(createVitrine, workload, { ranking: { model } })
  const list = await vitrine.candidates(packedList(workload, size))
  const exact = at => {
    const dot = other => vectors[other].reduce((sum, component, i) => sum + component * vectors[at][i], 0)
    let [best, most] = [-1, -2]
    for (let other = 0; other < vectors.length; other++) {
      const near = other === at ? -2 : dot(other)
      if (near > most) [best, most] = [other, near]
    }
    return items[best].id
  }
  const pages = items.slice(0, 20).map((item, at) => ({ at, pageItem: { item_id: item.id }, nearest: exact(at) }))
  const ask = ({ pageItem }) => list.rank({ slot: 'product', pageItem, limit: NEIGHBOURS }).items
  const found = Object.entries({
    ...Object.fromEntries(
      Object.entries(rivals).map(([name, search]) => [name, page => search(vectors[page.at]).map(at => items[at].id)])
    ),
    engine: page => ask(page).map(item => item.item_id)
  }).map(([name, search]) => {
    const first = page => search(page).find(id => id !== page.pageItem.item_id)
    return [name, pages.filter(page => first(page) === page.nearest).length / pages.length]
  })
  // One page, one question: the shopper's tables are made outside the time, as an index is.
  const page = pages[0]
  const variants = Object.fromEntries(
    Object.entries(rivals).map(([name, search]) => [name, () => search(vectors[page.at])])
  )
  variants.engine = () => ask(page)
  const repeat = {}
  for (const [name, variant] of Object.entries(variants)) repeat[name] = await often(variant)
  const times = await turns({ rounds: 60, variants, repeat })
  vitrine.destroy()
  return { right: Object.fromEntries(found), times }
}
