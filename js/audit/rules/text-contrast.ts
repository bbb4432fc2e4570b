/** WCAG 1.4.3, in elder mode 1.4.6: text against what it stands on. Words on pictures are left to people. */
import { colourOf, contrast, groundOf, over } from '../colour.ts'
import type { Rule } from '../rule.ts'

const LARGE_PX = 24
const LARGE_BOLD_PX = 18.66
/** A computed colour has 8 bits: what is corrected to the very edge may miss it by a rounding. */
const ROUNDING = 0.02

function opacityOf(element: Element): number {
  let opacity = 1
  for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity)
  return opacity
}

export const textContrast: Rule = {
  name: 'text-contrast',
  check: ({ texts, isElder }) =>
    texts.flatMap(({ element, style, sizePx }) => {
      if (element.closest(':disabled,[aria-disabled=true]')) return []
      const ground = groundOf(element)
      if (!ground) return []
      const [red, green, blue, alpha] = colourOf(style.color)
      const found = contrast(over([red, green, blue, alpha * opacityOf(element)], ground), ground)
      const isLarge = sizePx >= LARGE_PX || (sizePx >= LARGE_BOLD_PX && Number(style.fontWeight) >= 700)
      // Elder mode's body text is large by these figures; what counts is that it is body text.
      const needed = isElder ? (isLarge && element.closest('h1,h2,h3') ? 4.5 : 7) : isLarge ? 3 : 4.5
      if (found >= needed - ROUNDING) return []
      return [{ element, measured: `${found.toFixed(2)}:1`, required: `${needed}:1` }]
    })
}
