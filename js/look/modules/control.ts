/** `vitrine.look.modules()`: where the page's modules stand, and the shopper's hand on them. */
import type { Core } from '../../core.ts'
import type { LookControl, ModuleControl } from '../../types.ts'
import { movable, nameOf, place, shown, type Zone, zones } from '../place.ts'
import { arrange } from './arrange.ts'
import { revoke } from './used.ts'

/** What a module is called on the page: its label, its heading, else its name. */
export function labelOf(module: HTMLElement): string {
  const by = module.getAttribute('aria-labelledby')
  const heading = (by && document.getElementById(by)) || module.querySelector('h1,h2,h3,h4')
  const label = module.getAttribute('aria-label') ?? heading?.textContent ?? ''
  return label.trim().replace(/\s+/g, ' ') || nameOf(module)
}

/** The modules of one Vitrine's page. */
export function moduleControl(core: Core, look: LookControl): ModuleControl {
  const { locale } = core.settings.config
  const zoneOf = (name: string): Zone | undefined => [...zones()].find(({ dataset }) => dataset.vitrineModules === name)

  function put(zone: Zone, order: readonly string[], still?: HTMLElement): void {
    const { activeElement } = document
    // What the shopper works at stays under their eyes and fingers: the module in hand, or the panel's button.
    const isInHand = still?.contains(activeElement) || still?.hasAttribute('data-vitrine-dragged')
    const anchor = isInHand || !activeElement || activeElement === document.body ? still : activeElement
    const top = anchor?.getBoundingClientRect().top ?? 0
    place(zone, order, still)
    const moved = (anchor?.getBoundingClientRect().top ?? 0) - top
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' })
    if (activeElement instanceof HTMLElement && activeElement !== document.activeElement)
      activeElement.focus({ preventScroll: true })
  }

  const control: ModuleControl = {
    places() {
      const all = [...zones()].map(zone => {
        const modules = ([...zone.children] as HTMLElement[]).filter(child => child.matches('[data-vitrine-module]'))
        const here = modules.map(module => ({
          name: nameOf(module),
          label: labelOf(module),
          movable: shown(zone).includes(module)
        }))
        return [zone.dataset.vitrineModules ?? '', here] as const
      })
      return Object.fromEntries(all)
    },
    orderOf(name) {
      if (look.get().modules?.[name]) return 'own'
      const zone = zoneOf(name)
      const standing = zone ? movable(zone).map(nameOf) : []
      return zone?.vitrineOrder?.some((was, i) => was !== standing[i]) ? 'used' : 'shop'
    },
    move(zoneName, name, steps) {
      const zone = zoneOf(zoneName)
      const modules = zone ? shown(zone) : []
      const from = modules.findIndex(module => nameOf(module) === name)
      const to = from + Math.trunc(steps)
      const [still, there] = [modules[from], modules[to]]
      if (!zone || !still || !there || to === from) return false
      // Hidden ones keep their places among the others.
      const order = movable(zone).map(nameOf)
      order.splice(order.indexOf(nameOf(there)), 0, ...order.splice(order.indexOf(name), 1))
      put(zone, order, still)
      look.set({ modules: { [zoneName]: order } })
      return true
    },
    arrange: () => arrange(control, locale),
    reset(only) {
      for (const zone of zones()) {
        const name = zone.dataset.vitrineModules ?? ''
        if (only !== undefined && only !== name) continue
        if (zone.vitrineOrder) put(zone, zone.vitrineOrder)
        if (look.get().modules?.[name]) look.set({ modules: { [name]: [] } })
        revoke(core, name)
      }
    }
  }
  return control
}
