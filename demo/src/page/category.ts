/** A department, or one kind within it. */
import { candidates, type Department, departments } from '../api.ts'
import { byId, h } from '../dom.ts'
import { engineWithin } from '../shop.ts'
import { crumbs } from '../ui/crumbs.ts'
import { drawShelf, shelfIsEmpty } from '../ui/shelf.ts'
import { startShell } from '../ui/shell.ts'
import { categoryAddress, counted, lastPathPart } from '../words.ts'

const name = lastPathPart()

function chip(category: string, count: number, isHere: boolean): HTMLLIElement {
  const link = h('a', { class: 'chip', href: categoryAddress(category), 'aria-current': isHere && 'page' }, category)
  link.append(' ', h('span', { class: 'chip-count' }, String(count)))
  return h('li', {}, link)
}

/** The department of this page, be it named itself or by one of its kinds. */
function departmentHere(all: Department[]): Department | undefined {
  return (
    all.find(({ category }) => category === name) ?? all.find(({ children }) => children.some(c => c.category === name))
  )
}

async function showPlace(): Promise<void> {
  const here = departmentHere(await departments())
  if (!here) return
  const isKind = here.category !== name
  crumbs(isKind ? [here.category] : [], name)
  const kinds = here.children.map(({ category, count }) => chip(category, count, category === name))
  byId('kinds').replaceChildren(...kinds)
  const count = isKind ? here.children.find(({ category }) => category === name)?.count : here.count
  byId('title').append(' ', h('span', { class: 'title-count' }, counted(count ?? 0, 'article')))
}

async function showItems(): Promise<void> {
  const list = byId('items')
  try {
    const [items] = await Promise.all([candidates({ slot: 'category', category: name }), engineWithin(400)])
    if (items.length === 0) return shelfIsEmpty(list, 'There is no such department. Try the ones above.')
    const more = byId<HTMLButtonElement>('more')
    drawShelf({ list, line: byId('order'), more, items, rank: { slot: 'category' }, page: 24 })
  } catch {
    shelfIsEmpty(list, 'The shelves cannot be reached just now.', () => void showItems())
  }
}

document.title = `${name} · Finch & Parcel`
byId('title').textContent = name
crumbs([], name)
startShell()
void showItems()
showPlace().catch(() => byId('kinds').remove())
