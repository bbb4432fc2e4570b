/** MIIT 1.1: main text can be brought to 30 px and more: the page's own size follows `--vitrine-text-scale` that far. */
import { px, type Rule } from '../rule.ts'

const REACHED_PX = 30
const LARGEST_SCALE = 2

export const textReach: Rule = {
  name: 'text-reach',
  isForElders: true,
  check() {
    const { documentElement: html, body } = document
    const size = () => Number.parseFloat(getComputedStyle(body).fontSize)
    const before = html.style.getPropertyValue('--vitrine-text-scale')
    const trace = html.getAttribute('style')
    html.style.setProperty('--vitrine-text-scale', String(LARGEST_SCALE))
    const reached = size()
    // Put back in the same task: nothing is painted in between.
    if (before) html.style.setProperty('--vitrine-text-scale', before)
    if (trace === null) html.removeAttribute('style')
    else html.setAttribute('style', trace)
    return reached >= REACHED_PX
      ? []
      : [{ element: body, measured: `${px(reached)} at the largest scale`, required: `${px(REACHED_PX)} and more` }]
  }
}
