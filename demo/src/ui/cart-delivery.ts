/** The ways of delivery, the one first that this shopper takes. */
import { h } from '../dom.ts'
import { type Delivery, deliveriesHere } from '../offers.ts'

let chosen: string | undefined
let order: readonly Delivery[] | undefined

/** The delivery that is chosen: the first one unless the shopper said otherwise. */
export const deliveryChosen = (): string => chosen ?? (order ?? deliveriesHere())[0]?.id ?? ''

/** The choice, in an order that holds while the page is open. */
export function cartDelivery(): HTMLElement {
  order ??= deliveriesHere()
  const choices = order.map(({ id, title, terms }) => {
    const radio = h('input', { type: 'radio', name: 'delivery', value: id, checked: id === deliveryChosen() })
    radio.addEventListener('change', () => {
      chosen = id
    })
    return h(
      'label',
      { class: 'delivery' },
      radio,
      h('span', {}, h('strong', {}, title), h('span', { class: 'note' }, terms))
    )
  })
  return h('fieldset', { class: 'deliveries' }, h('legend', {}, 'Delivery'), ...choices)
}
