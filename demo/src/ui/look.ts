/** The look menu and the easy-view switch. */
import type { Theme } from 'vitrine'
import { byId } from '../dom.ts'
import { vitrine } from '../shop.ts'

const STEP = 0.15
const SMALLEST = 0.85
const LARGEST = 2

/** The scale that is in effect, elder mode's included. */
function scaleInEffect(): number {
  const written = getComputedStyle(document.documentElement).getPropertyValue('--vitrine-text-scale')
  return Number.parseFloat(written) || 1
}

function show(): void {
  const { theme } = vitrine.look.get()
  for (const radio of byId('look').querySelectorAll<HTMLInputElement>('input[name=theme]')) {
    radio.checked = radio.value === (theme ?? 'system')
  }
  const scale = scaleInEffect()
  byId('text-size').textContent = `${Math.round(scale * 100)}%`
  byId<HTMLButtonElement>('text-smaller').disabled = scale <= SMALLEST
  byId<HTMLButtonElement>('text-larger').disabled = scale >= LARGEST
  byId('elder-switch').setAttribute('aria-pressed', String(vitrine.look.isElder()))
}

function resize(step: number): void {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, scaleInEffect() + step))
  vitrine.look.set({ textScale: Math.round(scale * 100) / 100 })
}

/** Starts both. */
export function startLook(): void {
  byId('look').addEventListener('change', event => {
    if (event.target instanceof HTMLInputElement) vitrine.look.set({ theme: event.target.value as Theme })
  })
  byId('text-smaller').addEventListener('click', () => resize(-STEP))
  byId('text-larger').addEventListener('click', () => resize(STEP))
  byId('look-reset').addEventListener('click', () => vitrine.look.reset())
  byId('elder-switch').addEventListener('click', () => vitrine.look.elder(!vitrine.look.isElder()))
  vitrine.on('change', ({ what }) => {
    if (what === 'look' || what === 'status') show()
  })
  show()
}
