/**
 * Arranging by hand: every module that may move shrinks to its name and gets a handle, to be dragged with the pointer or moved
 * with arrow keys; each step is said in a live region. A button at the foot of the window ends it, as the undo does: all of it is
 * taken away, and the focus goes back to where it was.
 */
import type { ModuleControl } from '../../types.ts'
import { nameOf, shown, type Zone, zones } from '../place.ts'
import { labelOf } from './control.ts'

const WORDS = {
  en: {
    handle: (label: string) => `Move “${label}”`,
    how: 'Arrow keys move it, Home and End to the ends, Escape puts it back.',
    at: (label: string, place: number, of: number) => `${label}: place ${place} of ${of}.`,
    back: (label: string) => `${label} is back where it was.`,
    done: 'Done dragging'
  },
  'zh-CN': {
    handle: (label: string) => `移动“${label}”`,
    how: '方向键移动，Home 和 End 移到两端，Esc 放回原处。',
    at: (label: string, place: number, of: number) => `${label}：第 ${place} 位，共 ${of} 位。`,
    back: (label: string) => `${label} 已放回原处。`,
    done: '完成拖动'
  }
}

const PAGE_STYLE = `
[data-vitrine-arranging] { margin-block-end: 92px }
[data-vitrine-arranging] > [data-vitrine-module] { max-height: 5.5rem; overflow: hidden; opacity: .75 }
[data-vitrine-arranging] > [data-vitrine-movable] { position: relative; opacity: 1; margin-block: .5rem;
  outline: 2px dashed var(--vitrine-color-border, currentcolor); outline-offset: -2px; padding-inline-start: 76px; user-select: none }
[data-vitrine-arranging] > [data-vitrine-dragged] { outline-style: solid }
[data-vitrine-handle] { position: absolute; inset: 0 auto 0 0; width: 68px; z-index: 3 }
[data-vitrine-done] { position: fixed; inset: auto auto 16px 50%; translate: -50%; z-index: 2147483000 }`

const HANDLE_STYLE = `
button { all: unset; box-sizing: border-box; display: grid; place-content: center; width: 100%; height: 100%; min-height: 60px;
  cursor: grab; touch-action: none; color: inherit }
button:focus-visible { outline: 3px solid var(--vitrine-color-focus, Highlight); outline-offset: -4px }
svg { width: 28px; height: 28px; fill: currentcolor }
.done { padding: 0 28px; border-radius: 99px; background: var(--vitrine-color-text, CanvasText);
  color: var(--vitrine-color-background, Canvas); font-weight: 600; white-space: nowrap; cursor: pointer }`

const GRIP =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="9" cy="6" r="1.7"/><circle cx="15" cy="6" r="1.7"/><circle cx="9" cy="12" r="1.7"/><circle cx="15" cy="12" r="1.7"/><circle cx="9" cy="18" r="1.7"/><circle cx="15" cy="18" r="1.7"/></svg>'

/** Style sheets made here pass a Content-Security-Policy that forbids inline styles. */
function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(text)
  return made
}

/** Starts arranging; returns its end. */
export function arrange(control: ModuleControl, locale: 'en' | 'zh-CN'): () => void {
  const words = WORDS[locale]
  const news = document.createElement('div')
  news.setAttribute('role', 'status')
  news.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
  document.body.append(news)
  const pageSheet = sheet(PAGE_STYLE)
  const handleSheet = sheet(HANDLE_STYLE)
  document.adoptedStyleSheets.push(pageSheet)
  const handles: HTMLElement[] = []
  const before = focused()
  const own = (name: string, label: string) => {
    const host = document.createElement('div')
    host.setAttribute(name, '')
    const shadow = host.attachShadow({ mode: 'open' })
    shadow.adoptedStyleSheets = [handleSheet]
    shadow.innerHTML = `<button type="button">${GRIP}</button>`
    const button = shadow.querySelector('button') as HTMLButtonElement
    button.setAttribute('aria-label', label)
    handles.push(host)
    return { host, button }
  }

  const tell = (zone: Zone, module: HTMLElement) => {
    const all = shown(zone)
    news.textContent = words.at(labelOf(module), all.indexOf(module) + 1, all.length)
  }
  const step = (zone: Zone, module: HTMLElement, steps: number) => {
    if (control.move(zone.dataset.vitrineModules ?? '', nameOf(module), steps)) tell(zone, module)
  }
  const placeOf = (zone: Zone, module: HTMLElement) => shown(zone).indexOf(module)

  for (const zone of zones()) {
    if (shown(zone).length < 2) continue
    zone.setAttribute('data-vitrine-arranging', '')
    for (const module of shown(zone)) {
      let begun = placeOf(zone, module)
      const goBack = () => {
        step(zone, module, begun - placeOf(zone, module))
        news.textContent = words.back(labelOf(module))
      }
      const { host: handle, button: grip } = own('data-vitrine-handle', words.handle(labelOf(module)))
      grip.setAttribute('aria-description', words.how)
      grip.addEventListener('focus', () => {
        begun = placeOf(zone, module)
      })
      grip.addEventListener('keydown', event => {
        const all = shown(zone).length
        const at = placeOf(zone, module)
        const steps = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, Home: -at, End: all - 1 - at }[
          event.key
        ]
        if (steps === undefined && event.key !== 'Escape') return
        event.preventDefault()
        if (steps === undefined) goBack()
        else step(zone, module, steps)
      })
      grip.addEventListener('pointerdown', event => {
        if (event.button !== 0) return
        begun = placeOf(zone, module)
        grip.setPointerCapture(event.pointerId)
        module.setAttribute('data-vitrine-dragged', '')
      })
      grip.addEventListener('pointermove', ({ clientY, pointerId }) => {
        if (!grip.hasPointerCapture(pointerId)) return
        const all = shown(zone)
        const at = all.indexOf(module)
        const middle = (of: HTMLElement | undefined) => {
          const box = of?.getBoundingClientRect()
          return box ? box.top + box.height / 2 : Number.NaN
        }
        if (clientY < middle(all[at - 1])) step(zone, module, -1)
        else if (clientY > middle(all[at + 1])) step(zone, module, 1)
      })
      const drop = () => module.removeAttribute('data-vitrine-dragged')
      grip.addEventListener('lostpointercapture', drop)
      grip.addEventListener('pointercancel', goBack)
      module.append(handle)
    }
  }
  const { host: foot, button: done } = own('data-vitrine-done', words.done)
  done.className = 'done'
  done.textContent = words.done
  document.body.append(foot)
  const end = () => {
    if (!foot.isConnected) return
    for (const handle of handles) handle.remove()
    for (const zone of zones()) zone.removeAttribute('data-vitrine-arranging')
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== pageSheet)
    news.remove()
    before?.focus({ preventScroll: true })
  }
  done.addEventListener('click', end)
  handles[0]?.shadowRoot?.querySelector('button')?.focus()
  return end
}

/** What has the focus, in whatever component. */
function focused(): HTMLElement | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at as HTMLElement | null
}
