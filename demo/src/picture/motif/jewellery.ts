/** Jewellery. */
import {
  bow,
  circle,
  ellipse,
  flower,
  GOLD,
  heartPath,
  type Ink,
  lifted,
  line,
  METAL,
  METAL_DEEP,
  path,
  rect,
  SHADE,
  standing,
  starPath,
  surface
} from '../draw.ts'

const beads = (i: Ink, points: number[][], r: number) =>
  points
    .map(
      ([x = 0, y = 0], n) =>
        circle(x, y, n % 3 === 1 ? r * 0.8 : r, n % 3 === 1 ? i.accent : i.base) +
        circle(x - r * 0.3, y - r * 0.3, r * 0.25, '#ffffff', 'opacity=".6"')
    )
    .join('')

const arc = (n: number, cx: number, cy: number, rx: number, ry: number, from: number, to: number) =>
  Array.from({ length: n }, (_, k) => {
    const a = from + ((to - from) * k) / (n - 1)
    return [+(cx + rx * Math.cos(a)).toFixed(1), +(cy + ry * Math.sin(a)).toFixed(1)]
  })

export const necklace = (i: Ink) =>
  line('M44 34C44 110 70 136 100 138C130 136 156 110 156 34', METAL_DEEP, 2) +
  beads(i, arc(17, 100, 46, 55, 92, 0.35, Math.PI - 0.35), 7) +
  circle(100, 154, 15, i.base) +
  circle(100, 154, 15, `url(#l${i.id})`) +
  circle(100, 154, 8, i.accent) +
  circle(96, 150, 3, '#ffffff', 'opacity=".6"')

export const pendant = (i: Ink) =>
  line('M46 30C48 96 76 112 100 118C124 112 152 96 154 30', GOLD, 3, 'stroke-dasharray="1 5"') +
  circle(100, 118, 5, GOLD) +
  lifted(heartPath(100, 142, 22)) +
  surface(i, heartPath(100, 142, 22)) +
  line('M90 136Q92 130 97 131', '#ffffff', 3, 'opacity=".7"')

export const bracelet = (i: Ink) =>
  standing(54, 100, 152) +
  ellipse(100, 108, 56, 34, 'none', `stroke="${METAL_DEEP}" stroke-width="2"`) +
  beads(i, arc(22, 100, 108, 56, 34, 0, Math.PI * 2 * (21 / 22)), 7.6) +
  line('M100 142V150', GOLD, 3) +
  path(heartPath(100, 158, 9), i.accentDeep)

export const bangle = (i: Ink) =>
  standing(50, 100, 154) +
  ellipse(100, 106, 58, 46, i.base) +
  ellipse(100, 106, 58, 46, `url(#l${i.id})`) +
  ellipse(100, 98, 48, 34, 'none', `stroke="${i.deep}" stroke-width="3"`) +
  ellipse(100, 97, 46, 33, 'var(--picture-tint)') +
  [60, 80, 100, 120, 140].map(x => path(starPath(x, 142 - Math.abs(x - 100) * 0.28, 4.5), i.accent)).join('')

export const earrings = (i: Ink) => {
  const one = (x: number) =>
    line(`M${x} 62C${x} 36 ${x + 18} 36 ${x + 14} 54`, GOLD, 3) +
    circle(x, 72, 8, i.accent) +
    line(`M${x} 80V92`, GOLD, 2.5) +
    lifted(`M${x} 90Q${x + 26} 122 ${x} 146Q${x - 26} 122 ${x} 90Z`) +
    surface(i, `M${x} 90Q${x + 26} 122 ${x} 146Q${x - 26} 122 ${x} 90Z`) +
    line(`M${x - 6} 116Q${x - 6} 106 ${x - 2} 102`, '#ffffff', 3, 'opacity=".7"') +
    circle(x, 153, 4, i.accent)
  return one(64) + one(136)
}

export const ring = (i: Ink) =>
  standing(36, 100, 160) +
  circle(100, 116, 38, 'none', `stroke="${GOLD}" stroke-width="9"`) +
  circle(100, 116, 38, 'none', 'stroke="#fff" stroke-opacity=".35" stroke-width="2.5"') +
  path('M76 58L88 42H112L124 58L100 86Z', i.base) +
  path('M76 58H124L100 86Z', i.deep) +
  path('M92 58L100 42L108 58L100 86Z', i.pale)

export const hairclip = (i: Ink) =>
  line('M40 150L160 106', METAL_DEEP, 6) +
  line('M44 156L164 112', METAL, 4) +
  ellipse(102, 101, 44, 36, SHADE, 'opacity=".1"') +
  bow(100, 96, 40, i.base, i.deep) +
  circle(100, 96, 11, i.accent)

export const brooch = (i: Ink) =>
  ellipse(102, 105, 56, 56, SHADE, 'opacity=".12"') +
  flower(100, 100, 60, i.base, i.accent, 8) +
  flower(100, 100, 34, i.deep, i.accent, 8) +
  circle(100, 100, 12, GOLD) +
  circle(96, 96, 4, '#ffffff', 'opacity=".6"')

export const keyring = (i: Ink) =>
  circle(100, 52, 24, 'none', `stroke="${METAL_DEEP}" stroke-width="6"`) +
  line('M100 76V92', METAL, 5) +
  lifted('M100 92A36 36 0 1 1 99.9 92Z') +
  circle(100, 128, 36, i.base) +
  (i.patterned ? circle(100, 128, 36, `url(#p${i.id})`) : '') +
  circle(100, 128, 36, `url(#l${i.id})`) +
  circle(100, 128, 27, 'none', `stroke="${i.accent}" stroke-width="3"`) +
  (i.glyph
    ? `<text x="100" y="140" font-family="Georgia, serif" font-size="34" font-weight="700" text-anchor="middle" fill="${i.accent}">${i.glyph}</text>`
    : path(heartPath(100, 128, 14), i.accent))

export const charm = (i: Ink) =>
  line('M100 20C70 22 72 60 100 64', METAL_DEEP, 4) +
  line('M100 20C130 22 128 60 100 64', METAL_DEEP, 4) +
  rect(94, 62, 12, 12, 3, GOLD) +
  [
    [100, 84, 9],
    [100, 104, 12],
    [100, 128, 10]
  ]
    .map(
      ([x = 0, y = 0, r = 0], n) =>
        circle(x, y, r, n === 1 ? i.base : i.accent) + circle(x - 3, y - 3, r / 4, '#ffffff', 'opacity=".6"')
    )
    .join('') +
  [88, 94, 100, 106, 112].map(x => line(`M100 138L${x} 166`, i.base, 3)).join('')

export const trinket = (i: Ink) =>
  standing(46) +
  surface(i, 'M48 112H152V148Q152 161 100 161Q48 161 48 148Z') +
  surface(i, 'M48 112Q50 74 100 74Q150 74 152 112Q100 124 48 112Z', i.pale) +
  line('M48 112Q100 124 152 112', i.accentDeep, 3.5) +
  circle(100, 68, 7, GOLD) +
  flower(100, 96, 14, i.accent, GOLD)
