/** The home page. */
import { candidates, departments, type ShopItem } from '../api.ts'
import { byId } from '../dom.ts'
import { departmentPicture, picture } from '../picture/index.ts'
import { rankingWithin } from '../shop.ts'
import { breath, soon } from '../soon.ts'
import { card } from '../ui/card.ts'
import { showCare } from '../ui/care.ts'
import { startPeople } from '../ui/people.ts'
import { drawShelf, shelfIsEmpty } from '../ui/shelf.ts'
import { startShell } from '../ui/shell.ts'
import { counted } from '../words.ts'

/** Three articles the shop is proud of; only their pictures are shown. */
const HERO: ShopItem[] = [
  ['85123A', 'White Hanging Heart T-Light Holder', 'Candles & light', 'Holder'],
  ['22423', 'Regency Cakestand Red', 'Kitchen & table', 'Cake stand'],
  ['84879', 'Assorted Colour Bird Ornament Green', 'Home & decor', 'Ornament']
].map(([id = '', name = '', department = '', kind = '']) => ({
  item_id: id,
  item_name: name,
  item_category: department,
  item_category2: kind,
  price: 0
}))

const LOVED = 4

/** Every department's tile with the name the server knows it by. */
const tiles = (): Map<string, HTMLElement> =>
  new Map(
    [...byId('department-grid').querySelectorAll<HTMLElement>('.department')].map(tile => [
      tile.dataset.department ?? '',
      tile
    ])
  )

function drawDepartments(): void {
  for (const [name, tile] of tiles())
    soon(() => tile.querySelector('.department-picture')?.append(departmentPicture(name)))
}

async function countDepartments(): Promise<void> {
  const all = tiles()
  for (const { category, count } of await departments()) {
    all.get(category)?.querySelector('.department-count')?.replaceChildren(counted(count, 'article'))
  }
}

/** The best sellers that are not on the shelf above anyway. */
function showLoved(items: readonly ShopItem[], above: HTMLElement): void {
  const isAbove = ({ item_id }: ShopItem) =>
    above.querySelector(`[data-vitrine-item="${CSS.escape(item_id)}"]`) !== null
  const loved = items.filter(item => !isAbove(item)).slice(0, LOVED)
  byId('loved').replaceChildren(...loved.map(item => card(item)))
  byId('loved').removeAttribute('aria-busy')
}

async function showItems(): Promise<void> {
  const list = byId('for-you')
  try {
    const [items] = await Promise.all([candidates({ slot: 'home' }), rankingWithin(400)])
    const more = byId<HTMLButtonElement>('for-you-more')
    drawShelf({ list, line: byId('for-you-order'), more, items, rank: { slot: 'home' }, page: 12 })
    await breath()
    showLoved(items, list)
  } catch {
    shelfIsEmpty(list, 'The shelves cannot be reached just now.', () => void showItems())
  }
}

startShell()
void showItems()
byId('hero-pictures').append(...HERO.map(picture))
void showCare()
startPeople(showItems)
drawDepartments()
// Without counts the tiles lead to the departments all the same.
countDepartments().catch(() => {})
