/** WCAG 1.4.4: two fingers may enlarge the page. */
import type { Rule } from '../rule.ts'

export const zoomAllowed: Rule = {
  name: 'zoom-allowed',
  check() {
    const viewport = document.querySelector<HTMLMetaElement>('meta[name=viewport]')
    const said = viewport?.content.toLowerCase().replace(/\s/g, '') ?? ''
    const most = Number(/maximum-scale=([\d.]+)/.exec(said)?.[1] ?? 10)
    const isFixed = /user-scalable=(no|0)/.test(said) || most < 2
    return viewport && isFixed ? [{ element: viewport, measured: said, required: 'enlarging to 200 % and more' }] : []
  }
}
