/** WCAG 1.4.4 and 1.4.12: enlarged and spaced text is not cut off. Words that are shortened on purpose are cut off, too. */
import { px, type Rule } from '../rule.ts'

/** Descenders reach a little below a tight line. */
const TOLERATED = 0.3

export const textClipped: Rule = {
  name: 'text-clipped',
  check: ({ texts, isElder }) =>
    texts.flatMap(({ element, style, sizePx }) => {
      const cuts = (way: string) => way === 'hidden' || way === 'clip'
      if (element.matches('input,textarea,select')) return []
      const isShortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
      if (isShortened && !isElder) return []
      const beside = cuts(style.overflowX) ? element.scrollWidth - element.clientWidth : 0
      const below = cuts(style.overflowY) ? element.scrollHeight - element.clientHeight : 0
      const most = Math.max(beside - 1, below - sizePx * TOLERATED)
      return most > 0
        ? [{ element, measured: `${px(Math.max(beside, below))} cut off`, required: 'nothing cut off' }]
        : []
    })
}
