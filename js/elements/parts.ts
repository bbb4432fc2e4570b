/** The parts of the panel: each an element that shows what is chosen and sets it. */
import type { LookPreferences, Vitrine } from '../types.ts'
import { h, press, write } from './dom.ts'
import type { Words } from './words.ts'

/** What every part is made with. */
export interface Context {
  vitrine: Vitrine
  words: Words
  /** Says a short sentence in the panel's live region. */
  say(text: string): void
  /** Closes the panel, with the focus back on its button. */
  close(): void
}

/** One part. */
export interface Part {
  element: HTMLElement
  /** Shows what is chosen now. */
  show(): void
  stop?(): void
}

const STEP = 0.15
const [SMALLEST, LARGEST] = [0.85, 2]

let groups = 0

/** A switch with its explanation. */
export function switchPart(
  text: string,
  hint: string,
  part: string,
  isOn: () => boolean,
  set: (on: boolean) => void,
  isOff = () => false
): Part {
  const button = press(text, { role: 'switch', part }, () => set(!isOn()))
  const note = h('p', { class: 'hint' }, hint)
  if (hint) button.setAttribute('aria-description', hint)
  return {
    element: hint ? h('div', {}, button, note) : button,
    show() {
      button.setAttribute('aria-checked', String(isOn()))
      button.setAttribute('aria-disabled', String(isOff()))
    }
  }
}

/** Elder mode, on and off. */
export const elderPart = ({ vitrine: { look }, words }: Context): Part =>
  switchPart(words.elder, words.elderHint, 'elder', look.isElder, look.elder)

/** Reading aloud, on and off. */
export const readAloudPart = ({ vitrine: { look }, words }: Context): Part =>
  switchPart(
    words.readAloud,
    '',
    'read-aloud',
    () => look.get().readAloud === true,
    on => look.set({ readAloud: on })
  )

/** The themes, and the shop's palettes: `name=Label, name=Label`. */
export function themePart({ vitrine: { look }, words }: Context, palettes: string): Part {
  const own = [...palettes.matchAll(/([a-z0-9-]+)\s*=\s*([^,]+)/g)].map(
    ([, name = '', label = '']) => [name, label.trim()] as const
  )
  const name = `theme-${groups++}`
  const element = h('fieldset', { part: 'themes' }, h('legend', {}, words.themes))
  for (const [value, label] of [...Object.entries(words.theme), ...own]) {
    element.append(h('label', {}, h('input', { type: 'radio', name, value }), label))
  }
  element.addEventListener('change', ({ target }) => look.set({ theme: (target as HTMLInputElement).value }))
  return {
    element,
    show() {
      const { theme = look.isElder() ? 'system' : undefined } = look.get()
      for (const radio of element.querySelectorAll('input')) radio.checked = radio.value === theme
    }
  }
}

/** Smaller, larger, and how large. */
export function sizePart({ vitrine: { look }, words, say }: Context): Part {
  const output = h('output', {})
  // Elder mode's own size stands on the root element, and not in what was chosen.
  const now = () =>
    Number.parseFloat(document.documentElement.style.getPropertyValue('--vitrine-text-scale')) ||
    look.get().textScale ||
    1
  const least = () => (look.isElder() ? 1.5 : SMALLEST)
  const resize = (by: number) => {
    const wanted = Math.round(Math.min(LARGEST, Math.max(least(), now() + by)) * 100)
    look.set({ textScale: wanted / 100 })
    say(`${words.size}: ${wanted} %`)
  }
  // The sign for the eye, the words for the ear: a name that is not what is seen could not be called out.
  const button = (sign: string, text: string, by: number) => {
    const made = press('', {}, () => resize(by))
    made.append(h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'news' }, text))
    return made
  }
  const smaller = button('A−', words.smaller, -STEP)
  const larger = button('A+', words.larger, STEP)
  const element = h(
    'fieldset',
    { part: 'size' },
    h('legend', {}, words.size),
    h('div', { class: 'row' }, smaller, output, larger)
  )
  return {
    element,
    show() {
      write(output, `${Math.round(now() * 100)} %`)
      smaller.setAttribute('aria-disabled', String(now() <= least()))
      larger.setAttribute('aria-disabled', String(now() >= LARGEST))
    }
  }
}

function selectPart(
  legend: string,
  options: readonly (readonly [value: string, label: string])[],
  get: () => string,
  set: (value: string) => void
): Part {
  const select = h('select', {}, ...options.map(([value, label]) => h('option', { value }, label)))
  select.addEventListener('change', () => set(select.value))
  return {
    element: h('label', { class: 'field' }, h('span', {}, legend), select),
    show() {
      select.value = get()
    }
  }
}

/** A choice among a few words, or as the shop has it. */
export function choicePart({ vitrine: { look }, words }: Context, name: string): Part {
  const [legend = name, labels = {}] = words.choices[name] ?? []
  const options = [['', words.shop] as const, ...Object.entries(labels)]
  const chosen = () => String(look.get()[name as keyof LookPreferences] ?? '')
  return selectPart(legend, options, chosen, value => look.set({ [name]: value || null }))
}

/** WCAG 1.4.12's spacing in two steps: on the way there, and all of it with a little more between the lines. */
const SPACINGS: readonly LookPreferences[] = [
  { lineHeight: 1.6, paragraphSpacing: 1.5, letterSpacing: 0.05, wordSpacing: 0.08 },
  { lineHeight: 1.8, paragraphSpacing: 2, letterSpacing: 0.12, wordSpacing: 0.16 }
]
const NO_SPACING: LookPreferences = { lineHeight: null, paragraphSpacing: null, letterSpacing: null, wordSpacing: null }

/** How far lines, words and letters are apart. */
export function spacingPart({ vitrine: { look }, words }: Context): Part {
  const options = [['', words.shop] as const, ...words.spacings.map((label, i) => [String(i), label] as const)]
  const chosen = () => {
    const at = SPACINGS.findIndex(({ letterSpacing }) => letterSpacing === look.get().letterSpacing)
    return at < 0 ? '' : String(at)
  }
  return selectPart(words.spacing, options, chosen, value => look.set(SPACINGS[Number(value || -1)] ?? NO_SPACING))
}
