/** The order of the page's modules as a list with two buttons a row; dragging on the page itself is one press away. */
import type { ModuleControl } from '../types.ts'
import { h, press, write } from './dom.ts'
import type { Context, Part } from './parts.ts'

/** The modules of this page; hidden where there are none that may move. */
export function modulePart({ vitrine: { look }, words, say, close }: Context): Part {
  let control: ModuleControl | undefined
  let stopArranging: (() => void) | undefined
  const order = h('p', { class: 'hint' })
  const list = h('ol', {})
  const turn = press(words.arrange, { 'aria-pressed': 'false' }, () => {
    if (isArranging()) return end()
    // The page is under the panel.
    close()
    stopArranging = control?.arrange()
  })
  const reset = press(words.modulesReset, {}, () => {
    control?.reset()
    show()
  })
  const element = h(
    'fieldset',
    { part: 'modules' },
    h('legend', {}, words.modules),
    order,
    list,
    h('div', { class: 'row' }, turn, reset)
  )
  element.hidden = true

  // It ends on the page as well.
  const isArranging = () => document.querySelector('[data-vitrine-arranging]') !== null

  function end(): void {
    stopArranging?.()
    show()
  }

  function row(zone: string, name: string, label: string, place: number, count: number): HTMLLIElement {
    const move = (mark: string, text: string, steps: number) => {
      const button = press('', { 'data-move': `${zone}/${name}/${steps}` }, () => {
        if (!control?.move(zone, name, steps)) return
        say(words.moved(label, place + steps + 1))
        show()
      })
      button.append(h('span', { 'aria-hidden': 'true' }, mark), h('span', { class: 'news' }, text))
      button.setAttribute('aria-disabled', String(place + steps < 0 || place + steps >= count))
      return button
    }
    return h('li', {}, h('span', {}, label), move('↑', words.up(label), -1), move('↓', words.down(label), 1))
  }

  function show(): void {
    if (!control) return
    const zones = Object.entries(control.places()).filter(
      ([, places]) => places.filter(({ movable }) => movable).length > 1
    )
    element.hidden = zones.length === 0
    const [first] = zones
    if (!first) return
    write(order, words.order[control.orderOf(first[0])])
    turn.setAttribute('aria-pressed', String(isArranging()))
    write(turn, isArranging() ? words.arranged : words.arrange)
    const rows = zones.flatMap(([zone, places]) => {
      const moving = places.filter(({ movable }) => movable)
      return moving.map(({ name, label }, place) => row(zone, name, label, place, moving.length))
    })
    const focused = (list.getRootNode() as ShadowRoot).activeElement?.getAttribute('data-move')
    list.replaceChildren(...rows)
    // The button that was pressed is drawn anew, on its module's new row.
    if (focused) list.querySelector<HTMLElement>(`[data-move="${CSS.escape(focused)}"]`)?.focus()
  }

  void look.modules().then(modules => {
    control = modules
    show()
  })
  return { element, show, stop: () => stopArranging?.() }
}
