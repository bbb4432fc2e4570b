/** WCAG 1.4.10: the page is never wider than the window. */
import { px, type Rule } from '../rule.ts'

export const noSideways: Rule = {
  name: 'no-sideways',
  check() {
    const { documentElement: html } = document
    const beside = html.scrollWidth - html.clientWidth
    return beside > 1
      ? [{ element: html, measured: `${px(html.scrollWidth)} wide`, required: `${px(html.clientWidth)} at most` }]
      : []
  }
}
