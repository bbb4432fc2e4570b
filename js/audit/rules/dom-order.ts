/** WCAG 1.3.2 and 2.4.3: modules are seen in the order in which they are read and tabbed through. */
import type { Rule } from '../rule.ts'

export const domOrder: Rule = {
  name: 'dom-order',
  check: ({ root }) =>
    [...root.querySelectorAll('[data-vitrine-modules]')].flatMap(zone => {
      const shown = [...zone.children].filter(child => child.checkVisibility())
      const boxes = shown.map(element => ({ element, box: element.getBoundingClientRect() }))
      return boxes.flatMap(({ element, box }, i) => {
        const above = boxes[i - 1]?.box
        // Beside each other is in order when the second one begins further along the line.
        const isBack = above && box.bottom <= above.top + 1
        return isBack ? [{ element, measured: 'seen before what is read before it', required: 'one order' }] : []
      })
    })
}
