/** MIIT 2.1: main targets 60 by 60, others 44 by 44; outside elder mode WCAG 2.5.8: 24 by 24, or as much room around them. */
import { px, type Rule, type Target } from '../rule.ts'

const MAIN_PX = 60
const OTHER_PX = 44
const ANY_PX = 24
const ROUNDING_PX = 0.5

function hasRoom({ box, element }: Target, all: readonly Target[]): boolean {
  const middle = (of: DOMRect) => [of.left + of.width / 2, of.top + of.height / 2] as const
  const [x, y] = middle(box)
  return all.every(other => {
    if (other.element === element || other.element.contains(element) || element.contains(other.element)) return true
    const { left, right, top, bottom } = other.box
    const near = Math.hypot(x - Math.min(right, Math.max(left, x)), y - Math.min(bottom, Math.max(top, y)))
    return near >= ANY_PX / 2
  })
}

export const targetSize: Rule = {
  name: 'target-size',
  check: ({ targets, isElder }) =>
    targets.flatMap(target => {
      const { element, box, isMain, isInline } = target
      if (isInline) return []
      const needed = isElder ? (isMain ? MAIN_PX : OTHER_PX) : ANY_PX
      // A link may be as narrow as its word: what is missed is its height.
      const isText = !isMain && box.width >= ANY_PX
      const fits = box.height >= needed - ROUNDING_PX && (isText || box.width >= needed - ROUNDING_PX)
      if (fits || (!isElder && hasRoom(target, targets))) return []
      return [
        { element, measured: `${px(box.width)} by ${px(box.height)}`, required: `${px(needed)} by ${px(needed)}` }
      ]
    })
}
