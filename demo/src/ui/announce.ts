/** Short news: shown for a moment at the foot of the window and read aloud by screen readers. */
import { byId, h } from '../dom.ts'

const SHOWN_MS = 4000
let toast: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Says one sentence, in the live region of the place it is about. */
export function announce(sentence: string, region: 'cart-news' | 'privacy-news' = 'cart-news'): void {
  byId(region).textContent = sentence
  toast ??= document.body.appendChild(h('div', { class: 'toast', 'aria-hidden': 'true' }))
  toast.textContent = sentence
  toast.classList.add('toast-shown')
  clearTimeout(timer)
  timer = setTimeout(() => toast?.classList.remove('toast-shown'), SHOWN_MS)
}
