/** The few strokes all motifs are drawn with, on a stage of 200 x 200 units with the ground at y = 162. */

/** The colours and the pattern of one picture. */
export interface Ink {
  /** Makes the ids of this picture's gradients unique on the page. */
  id: string
  /** The article's own colour. */
  base: string
  /** `base` in shadow. */
  deep: string
  /** `base` in full light. */
  pale: string
  /** The second colour: trims, labels, flowers. */
  accent: string
  /** `accent` in shadow. */
  accentDeep: string
  /** True when a pattern of this picture was defined. */
  patterned: boolean
  /** A digit or letter that is on the article itself. */
  glyph?: string
}

/** Draws one kind of article. */
export type Motif = (ink: Ink) => string

/** Colours that stay the same whatever the article's colour is. */
export const WAX = '#f6efdf'
export const FLAME = '#f5b93f'
export const WOOD = '#b98a5a'
export const WOOD_DEEP = '#94693d'
export const METAL = '#a9b2b8'
export const METAL_DEEP = '#7d888f'
export const GOLD = '#cfa64b'
export const LEAF = '#6f9a62'
export const LEAF_DEEP = '#55794b'
export const PAPER = '#fbf8f1'
export const SHADE = '#2b2620'

export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}"${more && ` ${more}`}/>`

export const line = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more && ` ${more}`}/>`

export const circle = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${more && ` ${more}`}/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${more && ` ${more}`}/>`

export const rect = (x: number, y: number, w: number, h: number, r: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"${more && ` ${more}`}/>`

/** A surface of the article: its colour, its pattern, and light from the left. */
export function surface(ink: Ink, d: string, colour = ink.base): string {
  const pattern = ink.patterned ? path(d, `url(#p${ink.id})`) : ''
  return path(d, colour) + pattern + path(d, `url(#l${ink.id})`)
}

/** A surface without pattern. */
export const plain = (ink: Ink, d: string, colour = ink.base): string => path(d, colour) + path(d, `url(#l${ink.id})`)

/** The shadow of something that stands. */
export const standing = (halfWidth: number, x = 100, y = 162): string =>
  ellipse(x, y, halfWidth, Math.max(4, halfWidth * 0.13), SHADE, 'opacity=".13"')

/** The shadow of something that hangs or lies: its outline, a little lower. */
export const lifted = (d: string): string => path(d, SHADE, 'opacity=".12" transform="translate(2 5)"')

export function heartPath(x: number, y: number, s: number): string {
  const n = (v: number) => v.toFixed(1)
  const right = `C${n(x + s * 0.75)} ${n(y - s * 1.15)} ${n(x + s * 1.5)} ${n(y - s * 0.2)} ${n(x)} ${n(y + s * 0.9)}`
  return `M${n(x)} ${n(y + s * 0.9)}C${n(x - s * 1.5)} ${n(y - s * 0.2)} ${n(x - s * 0.75)} ${n(y - s * 1.15)} ${n(x)} ${n(y - s * 0.4)}${right}Z`
}

export function starPath(x: number, y: number, r: number, points = 5, inner = 0.45): string {
  const corners = Array.from({ length: points * 2 }, (_, i) => {
    const angle = (Math.PI * i) / points - Math.PI / 2
    const radius = i % 2 ? r * inner : r
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`
  })
  return `M${corners.join('L')}Z`
}

export function flower(x: number, y: number, r: number, petal: string, eye: string, petals = 6): string {
  const ring = Array.from({ length: petals }, (_, i) => {
    const angle = (2 * Math.PI * i) / petals - Math.PI / 2
    return circle(
      +(x + r * 0.62 * Math.cos(angle)).toFixed(1),
      +(y + r * 0.62 * Math.sin(angle)).toFixed(1),
      +(r * 0.42).toFixed(1),
      petal
    )
  })
  return ring.join('') + circle(x, y, +(r * 0.36).toFixed(1), eye)
}

export const flame = (x: number, y: number, s = 1): string => {
  const n = (v: number) => v.toFixed(1)
  const outer = `M${n(x)} ${n(y - 16 * s)}C${n(x + 8 * s)} ${n(y - 6 * s)} ${n(x + 7 * s)} ${n(y + 2 * s)} ${n(x)} ${n(y + 2 * s)}C${n(x - 7 * s)} ${n(y + 2 * s)} ${n(x - 8 * s)} ${n(y - 6 * s)} ${n(x)} ${n(y - 16 * s)}Z`
  return (
    circle(x, y - 6 * s, 17 * s, FLAME, 'opacity=".18"') +
    path(outer, FLAME) +
    ellipse(x, y - 2.5 * s, 2.6 * s, 4 * s, '#fff3cf')
  )
}

/** A bow as on a parcel, knot at (x, y). */
export const bow = (x: number, y: number, s: number, colour: string, deep: string): string =>
  path(
    `M${x} ${y}q${-s * 0.5} ${s * 0.7} ${-s * 0.9} ${s}l${s * 0.2} ${s * 0.25}q${s * 0.6} ${-s * 0.4} ${s * 0.7} ${-s * 1.1}Z`,
    deep
  ) +
  path(
    `M${x} ${y}q${s * 0.5} ${s * 0.7} ${s * 0.9} ${s}l${-s * 0.2} ${s * 0.25}q${-s * 0.6} ${-s * 0.4} ${-s * 0.7} ${-s * 1.1}Z`,
    deep
  ) +
  path(
    `M${x} ${y}C${x - s * 0.4} ${y - s * 0.9} ${x - s * 1.5} ${y - s * 0.9} ${x - s * 1.3} ${y}C${x - s * 1.2} ${y + s * 0.5} ${x - s * 0.4} ${y + s * 0.4} ${x} ${y}Z`,
    colour
  ) +
  path(
    `M${x} ${y}C${x + s * 0.4} ${y - s * 0.9} ${x + s * 1.5} ${y - s * 0.9} ${x + s * 1.3} ${y}C${x + s * 1.2} ${y + s * 0.5} ${x + s * 0.4} ${y + s * 0.4} ${x} ${y}Z`,
    colour
  ) +
  circle(x, y, s * 0.25, deep)
