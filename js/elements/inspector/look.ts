/** The look as it is on `<html>`, each part with who said so: the shopper, elder mode, the device, what was noticed, or the shop. */
import type { LookPreferences, Vitrine } from '../../types.ts'
import { h } from '../dom.ts'
import type { Part } from '../parts.ts'
import type { InspectorContext } from './context.ts'

/** Who said what a part of the look is. */
export type LookSource = 'shopper' | 'elder' | 'system' | 'noticed' | 'shop'
/** One part of the look, what it is, and who said so. */
export type LookRow = readonly [name: string, value: string, source: LookSource]

const WORDS = ['theme', 'font', 'lists', 'images', 'density', 'motion', 'transparency'] as const
const NUMBERS = ['textScale', 'lineHeight', 'paragraphSpacing', 'letterSpacing', 'wordSpacing', 'columns'] as const
const LESS = ['motion', 'transparency']

/** Reads the look of a page: what was chosen, what stands on its root, and what the device asks for. */
export function lookRows(
  chosen: LookPreferences,
  root: HTMLElement,
  prefers: (query: string) => boolean
): readonly LookRow[] {
  const isChosen = (name: keyof LookPreferences) => chosen[name] !== undefined && chosen[name] !== null
  const theme = (): LookRow => {
    const shown = root.dataset.vitrineTheme
    const asked = chosen.theme ?? (chosen.elder ? 'system' : undefined)
    if (asked === 'system') return ['theme', shown ?? '', 'system']
    return shown ? ['theme', shown, 'shopper'] : ['theme', '', 'shop']
  }
  const part = (name: keyof LookPreferences, value: string): LookRow => {
    if (value && isChosen(name)) return [name, value, 'shopper']
    if (value && chosen.elder) return [name, value, 'elder']
    if (LESS.includes(name) && prefers(`(prefers-reduced-${name}: reduce)`)) return [name, 'reduced', 'system']
    return [name, value, 'shop']
  }
  const word = (name: keyof LookPreferences) => part(name, root.getAttribute(`data-vitrine-${name}`) ?? '')
  const number = (name: keyof LookPreferences) =>
    part(name, root.style.getPropertyValue(`--vitrine-${name.replace(/[A-Z]/, letter => `-${letter.toLowerCase()}`)}`))
  const flag = (name: 'elder' | 'readAloud'): LookRow => [
    name,
    String(chosen[name] === true),
    chosen[name] ? 'shopper' : 'shop'
  ]
  return [theme(), flag('elder'), ...WORDS.slice(1).map(word), ...NUMBERS.map(number), flag('readAloud')]
}

/** Whose order the modules of each zone have. */
async function moduleRows({ look }: Vitrine): Promise<LookRow[]> {
  const control = await look.modules()
  const source = { own: 'shopper', used: 'noticed', shop: 'shop' } as const
  return Object.entries(control?.places() ?? {}).map(([zone, places]) => {
    const order = control?.orderOf(zone) ?? 'shop'
    return [`modules.${zone}`, places.map(({ name }) => name).join(', '), source[order]]
  })
}

/** The tab. */
export function lookPart({ vitrine, words }: InspectorContext): Part {
  const body = h('tbody', {})
  const offer = h('p', {})
  const head = h('tr', {}, ...words.lookHead.map(text => h('th', { scope: 'col' }, text)))
  const table = h('table', {}, h('thead', {}, head), body)
  const row = ([name, value, source]: LookRow) =>
    h(
      'tr',
      { part: 'look-row', class: source },
      h('th', { scope: 'row' }, h('code', {}, name)),
      h('td', {}, value || '–'),
      h('td', {}, words.source[source])
    )
  return {
    element: h('div', {}, offer, table),
    show() {
      const rows = lookRows(vitrine.look.get(), document.documentElement, query => matchMedia(query).matches)
      const suggestion = vitrine.look.suggestion()
      offer.hidden = !suggestion
      if (suggestion) offer.textContent = words.offered(JSON.stringify(suggestion.look), suggestion.because.join(', '))
      body.replaceChildren(...rows.map(row))
      void moduleRows(vitrine).then(more => body.replaceChildren(...[...rows, ...more].map(row)))
    }
  }
}
