/** MIIT 1.2 asks for lines of 1.3, WCAG 1.4.8 for 1.5: running text of more than one line. */
import type { Rule } from '../rule.ts'

const LEAST = 1.5

export const lineSpacing: Rule = {
  name: 'line-spacing',
  isForElders: true,
  check: ({ texts }) =>
    texts.flatMap(({ element, style, sizePx }) => {
      if (!element.matches('p,li,dd,td,blockquote,figcaption')) return []
      const linePx = style.lineHeight === 'normal' ? sizePx * 1.2 : Number.parseFloat(style.lineHeight)
      const lines = element.getBoundingClientRect().height / linePx
      if (lines < 1.9 || linePx / sizePx >= LEAST - 0.01) return []
      return [{ element, measured: (linePx / sizePx).toFixed(2), required: `${LEAST} and more` }]
    })
}
