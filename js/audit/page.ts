/** Reads a page once for all rules: what has words, and what can be tapped. */
import type { AuditPage, Target, TextPlace } from './rule.ts'

const TARGETS =
  'a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=tab],[role=switch],[role=checkbox],[role=radio],[role=menuitem]'
const SENTENCE = 'p,li,dd,td,figcaption,blockquote'

/** True when somebody can see it: not hidden, and not a line for screen readers only. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { clipPath, clip, overflow } = getComputedStyle(at)
    if (clipPath === 'inset(50%)' || clip === 'rect(0px, 0px, 0px, 0px)') return false
    const { width, height } = at.getBoundingClientRect()
    if (overflow === 'hidden' && (width <= 1 || height <= 1)) return false
  }
  return true
}

const ownText = (element: Element): string =>
  [...element.childNodes]
    .map(node => (node instanceof Text ? node.data : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What stands far outside the window is called in, not seen: skip links. */
const isOnPage = ({ right, bottom }: DOMRect): boolean => right + scrollX > 0 && bottom + scrollY > 0

function target(element: HTMLElement): Target {
  const label = element.matches('input[type=checkbox],input[type=radio],input[type=file]') && element.closest('label')
  const said = element.dataset.vitrineTarget
  const isLink = element.matches('a')
  const sentence = isLink ? element.parentElement?.closest(SENTENCE) : null
  const isInline =
    !!sentence &&
    getComputedStyle(element).display === 'inline' &&
    (sentence.textContent ?? '').trim().length > (element.textContent ?? '').trim().length + 8
  return {
    element,
    box: (label || element).getBoundingClientRect(),
    isMain: said ? said === 'main' : !isLink,
    isInline
  }
}

/** Everything below `root`. */
export function readPage(root: Element, isElder: boolean): AuditPage {
  const texts: TextPlace[] = []
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (!(element instanceof HTMLElement) || element.matches('script,style,noscript,template,option')) continue
    const field = element as HTMLInputElement
    const text =
      ownText(element) || (element.matches('input,textarea,select') ? field.value || field.placeholder || '' : '')
    if (!text || !isSeen(element) || !isOnPage(element.getBoundingClientRect())) continue
    const style = getComputedStyle(element)
    texts.push({ element, text, style, sizePx: Number.parseFloat(style.fontSize) })
  }
  const targets = [...root.querySelectorAll<HTMLElement>(TARGETS)]
    .filter(
      element =>
        !element.matches(':disabled,[aria-disabled=true]') && element.checkVisibility({ visibilityProperty: true })
    )
    .map(target)
    .filter(({ box }) => box.width > 0 && box.height > 0 && isOnPage(box))
  return { root, isElder, texts, targets }
}
