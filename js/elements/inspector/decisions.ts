/** Decisions: arms, and choices with their reasons, their caps, and what the shopper made of them. */
import { h } from '../dom.ts'
import type { Part } from '../parts.ts'
import { clock, type InspectorContext, reasonList } from './context.ts'
import { logPart } from './log.ts'

/** The tab. */
export const decisionsPart = (context: InspectorContext): Part => {
  const { inspection, words } = context
  return logPart(context, {
    read: () => inspection.decisions,
    hint: words.decisionsHint,
    says: ({ times, answer }) => `${times}${answer}`,
    row({ kind, name, atMs, times, options, chosen, refusal, reasons, used, answer }) {
      const caps = used.map(({ of, index, span, shown, most }) => {
        const what = of === 'option' ? options[index] : words.capped[of]
        return `${what} ${shown} / ${most} ${words.span[span]}`
      })
      const lines = [
        words.among + options.join(', '),
        caps.length > 0 && words.used + caps.join(' · '),
        refusal && words.refusal[refusal],
        answer && words.answer[answer]
      ]
      const said = lines.filter(line => line).map(line => h('p', { class: 'hint' }, line as string))
      const title = h('span', { class: 'name' }, h('code', {}, name), ` → ${chosen ?? words.none}`)
      const about = h('span', { class: 'hint' }, ` ${words.kind[kind]} · ${clock(atMs)} · ×${times}`)
      return h('li', { part: 'decision' }, h('div', {}, title, about, ...said, reasonList(reasons)))
    }
  })
}
