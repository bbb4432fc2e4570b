/** Puts a zone's modules into an order: in the DOM, so that what is read aloud and tabbed through is what is seen. */

/** A zone that remembers the shop's order once it was changed; `early` and the chunk share it on the element. */
export type Zone = HTMLElement & { vitrineOrder?: readonly string[] }

/** The zones of the page: `data-vitrine-modules="<zone>"`. */
export const zones = (): Iterable<Zone> => document.querySelectorAll<Zone>('[data-vitrine-modules]')

/** A module's name. */
export const nameOf = ({ dataset }: HTMLElement): string => dataset.vitrineModule as string

/** The zone's modules that may move: `data-vitrine-module="<name>" data-vitrine-movable` among its children. */
export const movable = (zone: Zone): HTMLElement[] =>
  ([...zone.children] as HTMLElement[]).filter(child => child.matches('[data-vitrine-module][data-vitrine-movable]'))

/** Those of them that are on show: what elder mode or the shop hides has no place to be moved to. */
export const shown = (zone: Zone): HTMLElement[] => movable(zone).filter(module => module.checkVisibility?.() !== false)

/**
 * Puts the named modules into their order, each into the place of another of them; everything else keeps its place, and `still` is
 * not taken out of the page: it keeps its focus, its pointer and its frames.
 */
export function place(zone: Zone, names: readonly string[], still?: HTMLElement): void {
  const all = movable(zone)
  zone.vitrineOrder ??= all.map(nameOf)
  const moving = all.filter(child => names.includes(nameOf(child)))
  const sorted = [...moving].sort((a, b) => names.indexOf(nameOf(a)) - names.indexOf(nameOf(b)))
  const order = ([...zone.children] as HTMLElement[]).map(child => sorted[moving.indexOf(child)] ?? child)
  const from = Math.max(0, order.indexOf(still as HTMLElement))
  if (from === 0 && order[0] && zone.firstElementChild !== order[0]) zone.prepend(order[0])
  const next = (at: number, step: 1 | -1) => {
    const [here, there] = [order[at], order[at + step]]
    if (!here || !there) return
    const isThere = (step > 0 ? here.nextElementSibling : here.previousElementSibling) === there
    if (!isThere) here[step > 0 ? 'after' : 'before'](there)
    next(at + step, step)
  }
  next(from, -1)
  next(from, 1)
}
