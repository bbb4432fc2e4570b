/** One article: picture, price, cart button, and what is often bought with it. */
import { candidates, itemsById, type ShopItem } from '../api.ts'
import { byId, h } from '../dom.ts'
import { picture } from '../picture/index.ts'
import { buy } from '../purchase.ts'
import { rankingWithin, vitrine } from '../shop.ts'
import { crumbs } from '../ui/crumbs.ts'
import { drawShelf, shelfIsEmpty } from '../ui/shelf.ts'
import { startShell } from '../ui/shell.ts'
import { startStepper } from '../ui/stepper.ts'
import { CURRENCY, categoryAddress, lastPathPart, money, typeset } from '../words.ts'

const id = lastPathPart()

const fact = (name: string, value: Node | string) => h('div', {}, h('dt', {}, name), h('dd', {}, value))

const categoryLink = (name: string) => h('a', { href: categoryAddress(name) }, name)

function showProduct(item: ShopItem): void {
  const { item_name, item_category, item_category2, price } = item
  document.title = `${item_name} · Finch & Parcel`
  byId('title').textContent = typeset(item_name)
  byId('price').textContent = money(price)
  byId('product-picture').replaceChildren(picture(item))
  const facts = [
    fact('Department', categoryLink(item_category)),
    fact('Kind', categoryLink(item_category2)),
    fact('Article', item.item_id)
  ]
  byId('facts').replaceChildren(...facts)
  crumbs([item_category, item_category2], typeset(item_name))
  const quantity = startStepper(byId('fewer'), byId('another'), byId('quantity'))
  byId('buy').addEventListener('submit', event => {
    event.preventDefault()
    buy(item, quantity())
  })
  byId('product').removeAttribute('aria-busy')
}

function showMissing(): void {
  byId('title').textContent = 'We do not have this article'
  byId('price').textContent = 'It may have been a slip in the address.'
  byId('buy').remove()
  byId('product').removeAttribute('aria-busy')
}

async function showCompanions(pageItem: ShopItem): Promise<void> {
  const list = byId('items')
  try {
    const [items] = await Promise.all([candidates({ slot: 'product', items: [id] }), rankingWithin(400)])
    drawShelf({
      list,
      line: byId('order'),
      items: items.slice(0, 40),
      rank: { slot: 'product', pageItem, limit: 8 },
      page: 8
    })
  } catch {
    shelfIsEmpty(list, 'The shelves cannot be reached just now.', () => void showCompanions(pageItem))
  }
}

async function show(): Promise<void> {
  const [item] = await itemsById([id])
  if (!item) {
    showMissing()
    return shelfIsEmpty(byId('items'), 'Nothing to show.')
  }
  showProduct(item)
  vitrine.track('view_item', { items: [item], value: item.price, currency: CURRENCY })
  await showCompanions(item)
}

startShell()
show().catch(() => shelfIsEmpty(byId('items'), 'The shelves cannot be reached just now.', () => location.reload()))
