/** `vitrine.look.modules()`: where the page's modules stand, and the shopper's hand on them. */
import type { Core } from '../../core.ts'
import type { LookControl, ModuleControl } from '../../types.ts'
import { movable, nameOf, place, type Zone, zones } from '../place.ts'
import { arrange } from './arrange.ts'
import { usedKey } from './used.ts'

/** What a module is called on the page: its label, its heading, else its name. */
export function labelOf(module: HTMLElement): string {
  const by = module.getAttribute('aria-labelledby')
  const heading = (by && document.getElementById(by)) || module.querySelector('h1,h2,h3,h4')
  const label = module.getAttribute('aria-label') ?? heading?.textContent ?? ''
  return label.trim().replace(/\s+/g, ' ') || nameOf(module)
}

/** The modules of one Vitrine's page. */
export function moduleControl(core: Core, look: LookControl): ModuleControl {
  const { shop, locale } = core.settings.config
  const zoneOf = (name: string): Zone | undefined => [...zones()].find(({ dataset }) => dataset.vitrineModules === name)

  function put(zone: Zone, order: readonly string[], still?: HTMLElement): void {
    const { activeElement } = document
    const top = still?.getBoundingClientRect().top ?? 0
    place(zone, order, still)
    // What the shopper works at stays under their eyes and fingers.
    const moved = (still?.getBoundingClientRect().top ?? 0) - top
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
          movable: module.hasAttribute('data-vitrine-movable')
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
      const modules = zone ? movable(zone) : []
      const order = modules.map(nameOf)
      const from = order.indexOf(name)
      const to = from + Math.trunc(steps)
      if (!zone || from < 0 || !(to >= 0 && to < order.length) || to === from) return false
      order.splice(to, 0, ...order.splice(from, 1))
      put(zone, order, modules[from])
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
      }
      try {
        const key = usedKey(shop)
        const { [only ?? '']: _, ...rest } = JSON.parse(localStorage.getItem(key) ?? '{}')
        if (only === undefined || Object.keys(rest).length === 0) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(rest))
      } catch {
        // Storage is blocked: nothing is kept there.
      }
    }
  }
  return control
}
