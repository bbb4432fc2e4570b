/** A word for who has not ordered for a while: below the shelves, so that nothing moves; taken or sent away. */
import { button, byId, h } from '../dom.ts'
import { careHere } from '../plays/care.ts'
import { mayPersonalise, vitrine } from '../shop.ts'
import { breath } from '../soon.ts'

/** Shows it if this shopper is to see it. */
export async function showCare(): Promise<void> {
  await vitrine.ready
  await breath()
  if (!mayPersonalise()) return
  const { option, taken, refused } = careHere()
  if (!option) return
  const way = h('a', { class: 'button-quiet', href: option.address }, option.link)
  way.addEventListener('click', taken)
  const box = h('div', { class: 'help care', role: 'status' }, h('p', {}, option.sentence), way)
  const no = button('No, thanks', 'button-link', () => {
    refused()
    box.remove()
  })
  box.append(no)
  byId('main').append(box)
}
