import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { shopperOf } from './profile.mjs'
import * as idiomatic from './idiomatic.mjs'
import * as textbook from './textbook.mjs'
import { Expert, Shopper, COLUMN_NAMES } from './expert.mjs'
const w = JSON.parse(readFileSync('.vitrine/workload.json','utf8'))
const shopper = shopperOf(w)
console.log('ties', shopper.ties.size, 'words', shopper.words.size, 'pasts', w.profile.pasts.length)
for (const size of ['100','1000','10000']) {
  const items = w.lists[size].map(id => w.items[id])
  const rule = { weights: w.weights, limit: w.limit, lambda: w.lambda }
  const a = idiomatic.rank(items, shopper, rule)
  const expert = new Expert(); const list = expert.pack(items); const es = new Shopper(shopper, expert.names); expert.recall(list, es)
  const er = { ...rule, weights: COLUMN_NAMES.map(n => w.weights[n]) }
  const e = expert.rank(list, es, er)
  const t = size === '10000' ? a : textbook.rank(items, shopper, rule)
  const same = (x, y) => x.order.findIndex((at, i) => at !== y.order[i])
  console.log(size, 'first differing place', same(a, t), same(a, e))
  const time = (f, n) => { const ts=[]; for (let i=0;i<n;i++){const s=performance.now(); f(); ts.push(performance.now()-s)} ts.sort((x,y)=>x-y); return (ts[n>>1]*1000).toFixed(0) }
  console.log('  idiomatic', time(()=>idiomatic.rank(items, shopper, rule), size==='10000'?5:50), 'textbook', size==='10000'?'-':time(()=>textbook.rank(items, shopper, rule), 5), 'expert', time(()=>expert.rank(list, es, er), 100))
}
