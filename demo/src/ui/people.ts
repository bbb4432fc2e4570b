/** The row of shoppers to try: one press and one is somebody else, on this page and the next ones. */
import { button, byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { become, beMyself, personNow } from '../shoppers/become.ts'
import { PEOPLE, type Person } from '../shoppers/people.ts'
import { announce } from './announce.ts'

/** What stands beside the row: who one is, and what that person may want. */
function showNow(): void {
  const now = personNow()
  for (const press of document.querySelectorAll<HTMLElement>('[data-person]'))
    press.setAttribute('aria-pressed', String(press.dataset.person === now?.id))
  byId('person-myself').hidden = now === undefined
  byId('person-about').replaceChildren(...(now ? aboutOf(now) : []))
}

function aboutOf({ id, about }: Person): Node[] {
  const more: Node[] = []
  if (id === 'elder' && !vitrine.look.isElder())
    more.push(button('Switch to the easy view', 'button-link', () => vitrine.look.elder(true)))
  const isChinese = document.documentElement.lang === 'zh-CN'
  if (id === 'chinese' && !isChinese)
    more.push(h('a', { href: `/zh${location.pathname}` }, 'Read this page in Chinese'))
  return [h('span', {}, about), ...more]
}

/** Starts the row; `changed` draws anew what depends on who one is. */
export function startPeople(changed: () => unknown): void {
  const row = byId('people')
  const turn = async (name: string, work: () => Promise<unknown>) => {
    if (row.getAttribute('aria-busy')) return
    row.setAttribute('aria-busy', 'true')
    try {
      await work()
      announce(name)
    } catch {
      announce('This shopper cannot be reached just now.')
    }
    row.removeAttribute('aria-busy')
    showNow()
    await changed()
  }
  row.addEventListener('click', ({ target }) => {
    const press = (target as Element).closest<HTMLElement>('[data-person]')
    const person = PEOPLE.find(({ id }) => id === press?.dataset.person)
    if (person) void turn(`You shop as: ${person.name}`, () => become(person))
  })
  byId('person-myself').addEventListener('click', () => {
    void turn('You are yourself again.', beMyself)
    row.querySelector('button')?.focus()
  })
  vitrine.on('change', ({ what }) => {
    if (what === 'look') showNow()
  })
  showNow()
}
