/** What became of what was shown, slot by slot: rates with their counts, and both sides of a measured list beside each other. */
import type { Performance, Rate, SlotEvaluation } from '../../types.ts'
import { h, write } from '../dom.ts'
import type { Part } from '../parts.ts'
import type { InspectorContext } from './context.ts'

const RATES = ['clickThrough', 'conversion', 'precision', 'recall', 'f1'] as const

/** "12.5 % (3 / 24)"; a dash where nothing was shown. */
const rate = ({ count, of, value }: Rate): string =>
  value === null ? '–' : `${Math.round(value * 1000) / 10} % (${count} / ${of})`

/** The tab. */
export function evaluationPart({ inspection, words }: InspectorContext): Part {
  const hint = h('p', { class: 'hint' })
  const slots = h('div', {})

  function table({ slot, measured, ...all }: SlotEvaluation): HTMLElement {
    const sides: readonly Performance[] = measured ? [all, measured.ours, measured.server] : [all]
    const heads = [slot, words.all, ...(measured ? words.sides : [])]
    const row = (name: string, says: (of: Performance) => string) =>
      h('tr', {}, h('th', { scope: 'row' }, name), ...sides.map(side => h('td', {}, says(side))))
    const head = h('tr', {}, ...heads.map(text => h('th', { scope: 'col' }, text)))
    const counts = (['lists', 'shown'] as const).map((name, i) =>
      row(words.counts[i] ?? name, side => String(side[name]))
    )
    const rates = RATES.map((name, i) => row(words.rates[i] ?? name, side => rate(side[name])))
    return h(
      'table',
      { part: 'evaluation', 'data-slot': slot },
      h('thead', {}, head),
      h('tbody', {}, ...counts, ...rates)
    )
  }

  return {
    element: h('div', {}, hint, slots),
    show() {
      const { visits, sinceMs, slots: all } = inspection.evaluation()
      const since = sinceMs === null ? '' : new Date(sinceMs).toISOString().slice(0, 10)
      write(hint, visits > 0 ? words.evaluated(visits, since) : words.nothingShown)
      slots.replaceChildren(...all.map(table))
    }
  }
}
