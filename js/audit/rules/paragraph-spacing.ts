/** MIIT 1.2: paragraphs are 1.3 lines and more apart. */
import { px, type Rule } from '../rule.ts'

const LEAST_LINES = 1.3

export const paragraphSpacing: Rule = {
  name: 'paragraph-spacing',
  isForElders: true,
  check: ({ texts }) =>
    texts.flatMap(({ element, style, sizePx }) => {
      const next = element.nextElementSibling
      if (!element.matches('p') || !next?.matches('p') || !next.checkVisibility()) return []
      const linePx = style.lineHeight === 'normal' ? sizePx * 1.2 : Number.parseFloat(style.lineHeight)
      const [above, below] = [element.getBoundingClientRect(), next.getBoundingClientRect()]
      // Beside each other, or lines of a list of facts: one of them is a single line.
      const isRunning = [above, below].every(({ height }) => height > linePx * 1.9)
      const gap = below.top - above.bottom
      if (!isRunning || below.top < above.bottom || gap >= linePx * LEAST_LINES - 0.5) return []
      return [{ element: next, measured: px(gap), required: `${px(linePx * LEAST_LINES)} and more` }]
    })
}
