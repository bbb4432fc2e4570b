/** A word for who has not ordered for a while: above the shelves, taken or sent away, nothing moves the focus. */
import { button, byId, h } from '../dom.ts'
import { careHere } from '../plays/care.ts'
import { engineWithin, mayPersonalise } from '../shop.ts'

/** Shows it if this shopper is to see it. */
export async function showCare(): Promise<void> {
  await engineWithin(1_500)
  const { option, taken, refused } = mayPersonalise() ? careHere() : { option: undefined, taken() {}, refused() {} }
  if (!option) return
  const way = h('a', { class: 'button-quiet', href: option.address }, option.link)
  way.addEventListener('click', taken)
  const box = h('div', { class: 'help care', role: 'status' }, h('p', {}, option.sentence), way)
  const no = button('No, thanks', 'button-link', () => {
    refused()
    box.remove()
  })
  box.append(no)
  byId('main').prepend(box)
}
