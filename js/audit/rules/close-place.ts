/** MIIT 2.4: a floating window closes at its top left, top right or bottom centre, by a target of 44 by 44. */
import { isSeen } from '../page.ts'
import { type Found, px, type Rule } from '../rule.ts'

const LEAST_PX = 44
/** How near to the corner: a quarter of the window. */
const NEAR = 0.25
const POPUP = '[role=dialog],[role=alertdialog],dialog[open],[data-vitrine-role=popup]'
const CLOSE = '[data-vitrine-role=close]'
const CLOSE_WORDS = /^(close|dismiss|关闭|×|✕)/i

export const closePlace: Rule = {
  name: 'close-place',
  isForElders: true,
  check: ({ root }) =>
    [...root.querySelectorAll<HTMLElement>(POPUP)].filter(isSeen).flatMap(popup => {
      const isClose = (element: Element) =>
        CLOSE_WORDS.test((element.getAttribute('aria-label') ?? element.textContent ?? '').trim())
      const close = popup.querySelector(CLOSE) ?? [...popup.querySelectorAll('button')].find(isClose)
      if (!close) return [{ element: popup, measured: 'no close button', required: 'one that closes it' }]
      const [box, outer] = [close.getBoundingClientRect(), popup.getBoundingClientRect()]
      const found: Found[] = []
      if (Math.min(box.width, box.height) < LEAST_PX - 0.5)
        found.push({
          element: close,
          measured: `${px(box.width)} by ${px(box.height)}`,
          required: `${px(LEAST_PX)} by ${px(LEAST_PX)}`
        })
      const across = (box.left + box.width / 2 - outer.left) / outer.width
      const down = (box.top + box.height / 2 - outer.top) / outer.height
      const isCorner = down <= NEAR && (across <= NEAR || across >= 1 - NEAR)
      const isFoot = down >= 1 - NEAR && Math.abs(across - 0.5) <= NEAR
      if (!isCorner && !isFoot)
        found.push({
          element: close,
          measured: `${Math.round(across * 100)} % across, ${Math.round(down * 100)} % down`,
          required: 'top left, top right or bottom centre'
        })
      return found
    })
}
