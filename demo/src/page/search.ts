/** Search results. */
import { candidates } from '../api.ts'
import { byId, h } from '../dom.ts'
import { rankingWithin, vitrine } from '../shop.ts'
import { drawShelf, shelfIsEmpty } from '../ui/shelf.ts'
import { startShell } from '../ui/shell.ts'
import { language } from '../words.ts'

const query = (new URLSearchParams(location.search).get('q') ?? '').trim().slice(0, 100)

const allDepartments = () => h('a', { class: 'button-quiet', href: `${language()}/#departments` }, 'All departments')

async function showItems(): Promise<void> {
  const list = byId('items')
  if (query === '') return shelfIsEmpty(list, 'Type what you are looking for into the box above.', allDepartments())
  try {
    const [items] = await Promise.all([candidates({ slot: 'search', q: query }), rankingWithin(400)])
    if (items.length === 0)
      return shelfIsEmpty(list, `Nothing here is called "${query}". Try a shorter word.`, allDepartments())
    const more = byId<HTMLButtonElement>('more')
    drawShelf({ list, line: byId('order'), more, items, rank: { slot: 'search', query }, page: 24 })
  } catch {
    shelfIsEmpty(list, 'The shelves cannot be reached just now.', () => void showItems())
  }
}

startShell()
byId<HTMLInputElement>('q').value = query
if (query) {
  byId('title').textContent = `Results for "${query}"`
  document.title = `${query} · Finch & Parcel`
  vitrine.track('search', { search_term: query })
}
void showItems()
