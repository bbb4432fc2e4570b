/** Why pictures are small and nothing moves though nobody chose it: the connection is slow or saves data. What is chosen below undoes it. */
import { h } from './dom.ts'
import type { Context, Part } from './parts.ts'

/** The sentence, while something was inferred. */
export function sparePart({ words }: Context): Part {
  const element = h('p', { part: 'spare', class: 'hint', hidden: true }, words.spare)
  return {
    element,
    show() {
      element.hidden = !document.documentElement.hasAttribute('data-vitrine-spare')
    }
  }
}
