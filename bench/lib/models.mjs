// The lanes of trees and networks: the shop's weights and such a model on top, through `ranking.model`, beside an expert's JavaScript.
import { COLUMN_NAMES } from '../rivals/columns.mjs'
import { Expert, Shopper } from '../rivals/expert.mjs'
import { Network, Trees } from '../rivals/models.mjs'
import { shopperOf } from '../rivals/profile.mjs'
import { openVitrine, packedList, plainItems } from './shop.mjs'
import { often, turns } from './turns.mjs'

/** What both models read. */
export const FEATURES = [
  'trend',
  'covisit_count',
  'covisit_shared_history',
  'vector_last',
  'vector_profile',
  'terms_profile',
  'category_affinity',
  'brand_affinity',
  'price_fit',
  'price_distance',
  'discount_fit',
  'covisit_back_history'
]
const [TREES, DEPTH, UNITS] = [100, 5, 32]

/** Numbers between -1 and 1, the same in every run (Lehmer). */
function coins(seed) {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return (state / 0x7fffffff) * 2 - 1
  }
}

export function boosted() {
  const coin = coins(5)
  const tree = () => {
    const nodes = []
    for (let at = 0; at < 2 ** (DEPTH + 1) - 1; at++) {
      const value = Math.fround(coin() * 0.05)
      const split = [Math.floor(((coin() + 1) / 2) * FEATURES.length), Math.fround(coin() * 1.5), 2 * at + 1, value]
      nodes.push(at < 2 ** DEPTH - 1 ? split : [value])
    }
    return nodes
  }
  return { features: FEATURES, trees: Array.from({ length: TREES }, tree) }
}

export function network() {
  const coin = coins(11)
  const row = length => Array.from({ length }, () => Math.fround(coin() * 0.5))
  const weights = Array.from({ length: UNITS }, () => row(FEATURES.length))
  return { features: FEATURES, weights, bias: row(UNITS), output: row(UNITS) }
}

/** Both models at one size: by name the times, and whether the orders were equal. */
export async function models(size) {
  const workload = await (await fetch('/workload.json')).json()
  const { createVitrine } = await import('/dist/index.js')
  const [trees, net] = [boosted(), network()]
  const parts = { gbdt: [{ trees }, new Trees(trees)], mlp: [{ network: net }, new Network(net)] }
  const told = {}
  for (const [name, [part, model]] of Object.entries(parts)) {
    const home = { weights: workload.weights, ...part }
    const file = { format: 'vitrine-model-1', slots: { home } }
    const vitrine = await openVitrine(createVitrine, workload, { ranking: { model: file } })
    if (vitrine.status.model !== 'own') throw new Error(`${name}: ${vitrine.status.model}`)
    const expert = new Expert()
    const items = plainItems(workload, size)
    const packed = expert.pack(items)
    const tables = new Shopper(shopperOf(workload), expert.names)
    expert.recall(packed, tables)
    const rule = {
      limit: workload.limit,
      lambda: workload.lambda,
      weights: COLUMN_NAMES.map(of => workload.weights[of]),
      reads: FEATURES.map(of => COLUMN_NAMES.indexOf(of)),
      model
    }
    const list = await vitrine.candidates(packedList(workload, size))
    const variants = {
      expert: () => expert.rank(packed, tables, rule),
      engine: () => list.rank({ slot: 'home', limit: rule.limit })
    }
    const first = [...variants.expert().order.slice(0, rule.limit)].map(at => items[at].id)
    const given = variants.engine().items.map(item => item.item_id)
    const rounds = { 100: 150, 1000: 60, 10000: 12 }[size]
    const repeat = { expert: await often(variants.expert), engine: await often(variants.engine) }
    told[name] = { equal: first.join() === given.join(), times: await turns({ rounds, variants, repeat }) }
    vitrine.destroy()
  }
  return told
}
