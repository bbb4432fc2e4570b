/**
 * Makes the shop's `items.csv` and `events.csv.gz` from the converted UCI Online Retail set:
 * `node demo/data/prepare.mjs <directory with items.csv.gz and events.csv.gz>`. The results are committed, so nobody
 * has to run this to use the shop. See README.md here for the source and its licence.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { kindOf } from './kinds.mjs'
import { readable, repaired } from './title.mjs'

/** Kinds with fewer articles in their department are pooled. */
const SMALLEST_KIND = 8
const NOT_ARTICLES = /CARRIAGE|PACKING CHARGE|HIGH RESOLUTION IMAGE|GIFT VOUCHER/
const here = dirname(fileURLToPath(import.meta.url))

function parseCsv(text) {
  const [header, ...lines] = text.trim().split('\n')
  const names = header.split(',')
  return lines.map(line => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      m => m[1]?.replaceAll('""', '"') ?? m[2]
    )
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

const quoted = cell => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const source = process.argv[2]
if (!source) throw new Error('say where items.csv.gz and events.csv.gz are: node demo/data/prepare.mjs <directory>')
const items = parseCsv(gunzipSync(readFileSync(join(source, 'items.csv.gz'))).toString('utf8'))
  .filter(item => !NOT_ARTICLES.test(item.title.toUpperCase()))
  .map(item => {
    const title = repaired(item.title)
    return { id: item.item_id, name: readable(title), price: Number(item.price).toFixed(2), ...kindOf(title) }
  })

const counts = new Map()
const pair = item => `${item.department}/${item.head}`
for (const item of items) counts.set(pair(item), (counts.get(pair(item)) ?? 0) + 1)
const subcategory = item => (counts.get(pair(item)) >= SMALLEST_KIND && item.head !== 'Other' ? item.head : item.pool)

const lines = items.map(item =>
  [item.id, item.name, item.department, subcategory(item), item.price].map(quoted).join(',')
)
writeFileSync(join(here, 'items.csv'), `item_id,item_name,item_category,item_category2,price\n${lines.join('\n')}\n`)
copyFileSync(join(source, 'events.csv.gz'), join(here, 'events.csv.gz'))
console.log(`${items.length} items, ${new Set(items.map(subcategory)).size} kinds`)
