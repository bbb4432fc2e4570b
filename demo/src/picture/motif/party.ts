/** Party and craft. */
import {
  bow,
  circle,
  ellipse,
  flower,
  heartPath,
  type Ink,
  LEAF,
  LEAF_DEEP,
  lifted,
  line,
  METAL,
  METAL_DEEP,
  path,
  plain,
  rect,
  standing,
  starPath,
  surface,
  WOOD,
  WOOD_DEEP
} from '../draw.ts'

export const bunting = (i: Ink) => {
  const flags = [
    [14, 52, 10],
    [48, 64, 5],
    [84, 70, 0],
    [120, 68, -4],
    [154, 58, -9]
  ]
  const row = (dy: number, shift: number) =>
    line(`M4 ${48 + dy}Q100 ${92 + dy} 196 ${44 + dy}`, WOOD_DEEP, 3) +
    flags
      .map(
        ([x = 0, y = 0, turn = 0], n) =>
          `<g transform="translate(${x} ${y + dy}) rotate(${turn})">${surface({ ...i, patterned: i.patterned && (n + shift) % 2 === 0 }, 'M0 0H32L16 42Z', (n + shift) % 3 === 0 ? i.base : (n + shift) % 3 === 1 ? i.accent : i.pale)}</g>`
      )
      .join('')
  return row(-18, 0) + row(52, 1)
}

export const garland = (i: Ink) =>
  line('M10 44Q100 96 190 44', WOOD_DEEP, 3) +
  [
    [30, 56],
    [64, 70],
    [100, 74],
    [136, 70],
    [170, 56]
  ]
    .map(
      ([x = 0, y = 0], n) =>
        line(`M${x} ${y}V${y + 22}`, WOOD_DEEP, 2) +
        (n % 2
          ? path(starPath(x, y + 40, 21), i.accent)
          : path(heartPath(x, y + 38, 19), i.base) + path(heartPath(x, y + 38, 19), `url(#l${i.id})`)) +
        circle(x, y + 68, 4.5, n % 2 ? i.base : i.accent)
    )
    .join('')

export const balloon = (i: Ink) => {
  const one = (x: number, y: number, colour: string, bend: number) =>
    line(`M${x} ${y + 42}Q${x + bend} ${y + 76} 100 168`, METAL_DEEP, 2) +
    path(`M${x - 5} ${y + 44}L${x} ${y + 36}L${x + 5} ${y + 44}Z`, colour) +
    ellipse(x, y, 30, 37, colour) +
    ellipse(x, y, 30, 37, `url(#l${i.id})`) +
    ellipse(x - 11, y - 14, 5, 9, '#ffffff', `opacity=".5" transform="rotate(18 ${x - 11} ${y - 14})"`)
  return one(60, 72, i.accent, 4) + one(140, 72, i.deep, -4) + one(100, 58, i.base, 0)
}

export const napkin = (i: Ink) =>
  lifted('M44 60H144V160H44Z') +
  rect(52, 44, 100, 100, 3, i.pale) +
  rect(48, 50, 100, 100, 3, i.deep, 'opacity=".5"') +
  surface(i, 'M44 56H144V156H44Z') +
  path('M44 156L144 56V156Z', '#ffffff', 'opacity=".16"') +
  path('M144 156H104L144 116Z', i.accent)

export const doily = (i: Ink) =>
  Array.from({ length: 20 }, (_, n) =>
    circle(+(100 + 60 * Math.cos(n * 0.314)).toFixed(1), +(100 + 60 * Math.sin(n * 0.314)).toFixed(1), 11, i.pale)
  ).join('') +
  circle(100, 100, 60, i.pale) +
  Array.from({ length: 20 }, (_, n) =>
    circle(+(100 + 58 * Math.cos(n * 0.314)).toFixed(1), +(100 + 58 * Math.sin(n * 0.314)).toFixed(1), 3.6, i.base)
  ).join('') +
  circle(100, 100, 44, 'none', `stroke="${i.base}" stroke-width="5" stroke-dasharray="3 8" stroke-linecap="round"`) +
  flower(100, 100, 32, i.base, i.accent, 8)

export const paperware = (i: Ink) =>
  standing(60) +
  ellipse(84, 146, 58, 15, i.deep) +
  ellipse(84, 142, 58, 15, i.pale) +
  ellipse(84, 142, 44, 10, i.base) +
  line('M150 40L140 92', i.accent, 6) +
  line('M162 44L148 92', i.base, 6) +
  surface(i, 'M112 84H168L158 160H122Z') +
  ellipse(140, 84, 28, 6, i.pale)

export const sewing = (i: Ink) =>
  standing(60) +
  line('M118 92C150 60 166 84 150 104S168 140 176 122', i.base, 3) +
  rect(40, 58, 70, 14, 6, WOOD) +
  rect(40, 146, 70, 14, 6, WOOD) +
  plain(i, 'M50 72H100V146H50Z') +
  [82, 94, 106, 118, 130, 140].map(y => line(`M50 ${y}L100 ${y - 6}`, i.deep, 2, 'opacity=".5"')).join('') +
  line('M128 60L168 146', METAL, 4) +
  circle(138, 132, 17, i.accent) +
  circle(138, 132, 12, 'none', `stroke="${i.accentDeep}" stroke-width="2.5"`) +
  [
    [134, 128],
    [142, 128],
    [134, 136],
    [142, 136]
  ]
    .map(([x = 0, y = 0]) => circle(x, y, 2.2, i.accentDeep))
    .join('')

export const wreath = (i: Ink) =>
  Array.from({ length: 18 }, (_, n) => {
    const a = n * 0.349
    const x = +(100 + 50 * Math.cos(a)).toFixed(1)
    const y = +(98 + 50 * Math.sin(a)).toFixed(1)
    return ellipse(
      x,
      y,
      20,
      9,
      n % 2 ? LEAF : LEAF_DEEP,
      `transform="rotate(${Math.round((a * 180) / Math.PI + 55)} ${x} ${y})"`
    )
  }).join('') +
  Array.from({ length: 7 }, (_, n) =>
    circle(+(100 + 50 * Math.cos(n * 0.9 + 0.4)).toFixed(1), +(98 + 50 * Math.sin(n * 0.9 + 0.4)).toFixed(1), 6, i.base)
  ).join('') +
  bow(100, 146, 24, i.base, i.deep)

export const easter = (i: Ink) =>
  standing(58) +
  path('M34 128Q100 108 166 128Q164 160 100 161Q36 160 34 128Z', WOOD) +
  [46, 70, 94, 118, 142].map(x => line(`M${x} 124l-8 -12M${x + 8} 124l6 -14`, '#d8bd84', 4)).join('') +
  `<g transform="rotate(-14 70 96)">${ellipse(70, 92, 27, 36, i.accent)}${ellipse(70, 92, 27, 36, `url(#l${i.id})`)}${path('M44 88Q70 98 96 88V98Q70 108 44 98Z', i.pale)}</g>` +
  `<g transform="rotate(12 128 94)">${surface(i, 'M128 54C146 54 156 78 156 94C156 114 144 128 128 128C112 128 100 114 100 94C100 78 110 54 128 54Z')}${line('M103 86L112 94L120 86L128 94L136 86L144 94L153 86', i.accent, 4)}</g>` +
  path('M34 128Q100 146 166 128Q164 160 100 161Q36 160 34 128Z', WOOD) +
  [130, 142, 152]
    .map((y, n) =>
      line(
        `M${42 + n * 6} ${y + 4}Q100 ${y + 18 - n * 3} ${158 - n * 6} ${y + 4}`,
        WOOD_DEEP,
        3,
        'stroke-dasharray="8 7"'
      )
    )
    .join('')
