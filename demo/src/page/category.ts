/** A department, or one kind within it. */
import { candidates, type Department, departments } from '../api.ts'
import { button, byId, h } from '../dom.ts'
import { rankingWithin } from '../shop.ts'
import { crumbs } from '../ui/crumbs.ts'
import { drawShelf, shelfIsEmpty } from '../ui/shelf.ts'
import { startShell } from '../ui/shell.ts'
import { categoryAddress, counted, lastPathPart } from '../words.ts'

const name = lastPathPart()
const KINDS_SHOWN = 8

function chip(category: string, count: number, isHere: boolean): HTMLLIElement {
  const link = h('a', { class: 'chip', href: categoryAddress(category), 'aria-current': isHere && 'page' }, category)
  link.append(' ', h('span', { class: 'chip-count' }, String(count)))
  return h('li', {}, link)
}

/** The first kinds and the one of this page; the small ones are a press away. */
function showKinds(chips: HTMLLIElement[]): void {
  const rest = chips.slice(KINDS_SHOWN).filter(chip => !chip.querySelector('[aria-current]'))
  const all = button(`All ${chips.length} kinds`, 'chip', () => {
    for (const chip of rest) chip.hidden = false
    all.parentElement?.remove()
    rest[0]?.querySelector('a')?.focus()
  })
  for (const chip of rest) chip.hidden = true
  byId('kinds').replaceChildren(...chips, ...(rest.length > 0 ? [h('li', {}, all)] : []))
}

/** The department of this page, be it named itself or by one of its kinds. */
function departmentHere(all: Department[]): Department | undefined {
  return (
    all.find(({ category }) => category === name) ?? all.find(({ children }) => children.some(c => c.category === name))
  )
}

function showPlace(all: Department[]): void {
  const here = departmentHere(all)
  if (!here) return
  const isKind = here.category !== name
  crumbs(isKind ? [here.category] : [], name)
  showKinds(here.children.map(({ category, count }) => chip(category, count, category === name)))
  const count = isKind ? here.children.find(({ category }) => category === name)?.count : here.count
  byId('title').replaceChildren(name, ' ', h('span', { class: 'title-count' }, counted(count ?? 0, 'article')))
}

async function show(): Promise<void> {
  const list = byId('items')
  try {
    // Kinds and articles are shown together: one after the other, the second would push the first about.
    const place = departments().catch(() => [])
    const shelf = candidates({ slot: 'category', category: name })
    const [all, items] = await Promise.all([place, shelf, rankingWithin(400)])
    showPlace(all)
    if (items.length === 0) return shelfIsEmpty(list, 'There is no such department. Try the ones above.')
    const more = byId<HTMLButtonElement>('more')
    drawShelf({ list, line: byId('order'), more, items, rank: { slot: 'category' }, page: 24 })
  } catch {
    shelfIsEmpty(list, 'The shelves cannot be reached just now.', () => void show())
  }
}

startShell()
document.title = `${name} · Finch & Parcel`
byId('title').textContent = name
crumbs([], name)
void show()
