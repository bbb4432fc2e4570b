/** Vitrine's panels, and the easy-view switch: one press in and one back. Everything else about the look is in `<vitrine-look>`. */
import { defineElements } from 'vitrine/elements'
import { byId } from '../dom.ts'
import { vitrine } from '../shop.ts'

/** Starts both. */
export function startLook(): void {
  defineElements(vitrine)
  const press = byId('elder-switch')
  const show = () => press.setAttribute('aria-pressed', String(vitrine.look.isElder()))
  press.addEventListener('click', () => vitrine.look.elder(!vitrine.look.isElder()))
  vitrine.on('change', ({ what }) => {
    if (what === 'look' || what === 'status') show()
  })
  show()
}
