/** Reads the keyword table `kinds.txt` and says which kind of article a title is. */
import { readFileSync } from 'node:fs'

const text = readFileSync(new URL('kinds.txt', import.meta.url), 'utf8')

/** Where small Christmas kinds are pooled, by the department they would be in without Christmas. */
export const CHRISTMAS_POOLS = {
  'Candles & light': 'Christmas light',
  'Kitchen & table': 'Christmas table',
  'Paper & wrap': 'Christmas wrap',
  'Party & craft': 'Christmas party',
  'Home & decor': 'Christmas decoration',
  'Toys & kids': 'Christmas decoration',
  Christmas: 'Christmas decoration'
}

/** "HOLDERS" and "HOLDER" are one word; "GLASS", "CHRISTMAS" and "DRESS" lose nothing. */
function singular(word) {
  if (/(?:SS|US|AS|IS)$/.test(word) || word.length < 4) return word
  return word
    .replace(/'S$/, '')
    .replace(/(?<=BOX|DISH|BRUSH|PATCH|BENCH)ES$/, '')
    .replace(/S$/, '')
}

const words = title =>
  title
    .replace(/[^A-Z0-9' -]+/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map(singular)

function parse() {
  const kinds = []
  const motifs = []
  const christmas = []
  const departments = []
  let section = ''
  for (const line of text.replace(/\n {4}/g, ' ').split('\n')) {
    const title = line.match(/^\[(.+)\]$/)?.[1]
    if (title) section = title
    if (title && !['motifs', 'christmas'].includes(title)) departments.push(title)
    const row = line.match(/^([^#[:@]+?)(?: @ (.+))?: (.+)$/)
    if (!row) continue
    const [, head, ownDepartment, list] = row
    const phrases = list.split(', ')
    if (section === 'christmas') {
      christmas.push(...phrases)
      continue
    }
    const department = ownDepartment ?? section
    const target = ownDepartment ? motifs : kinds
    for (const phrase of phrases) {
      target.push({ head, department, first: phrase.startsWith('^'), phrase: words(phrase.replace('^', '')) })
    }
  }
  return { departments, kinds, motifs, christmas }
}

const table = parse()

/** The departments in the order in which the shop's menu shows them. */
export const DEPARTMENTS = table.departments

function best(title, rows) {
  const inTitle = words(title)
  let found
  for (const row of rows) {
    const lastStart = row.first ? 0 : inTitle.length - row.phrase.length
    for (let at = 0; at <= lastStart; at++) {
      if (!row.phrase.every((word, i) => word === inTitle[at + i])) continue
      const rank = (row.phrase.length + (row.first ? 2 : 0)) * 100 + at + row.phrase.length
      if (!found || rank > found.rank) found = { head: row.head, department: row.department, rank }
    }
  }
  return found
}

/** Head noun, department and pool for small kinds, of a title in capitals. */
export function kindOf(title) {
  const bare = title.replace(/^(?:(?:SET|PACK|BOX|BUNDLE|TUB|BAG|PAIR)(?: OF)? )?(?:\d+ )?(?:OF )?/, '')
  // What stands before "with", "in", "for" names the article; what stands after only describes it.
  const core = bare.split(/ (?:WITH|IN|FOR) /)[0] ?? bare
  const found =
    best(core, table.kinds) ?? best(title, table.kinds) ?? best(core, table.motifs) ?? best(title, table.motifs)
  const kind = found ?? { head: 'Other', department: 'Home & decor' }
  const christmas = table.christmas.some(word => title.includes(word))
  const department = christmas ? 'Christmas' : kind.department
  const pool = (christmas && CHRISTMAS_POOLS[kind.department]) || `Other ${department}`
  return { head: kind.head, department, pool }
}
