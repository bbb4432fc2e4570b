/** Pots, tins and tools of the kitchen. */
import {
  circle,
  ellipse,
  heartPath,
  type Ink,
  line,
  METAL,
  METAL_DEEP,
  PAPER,
  path,
  plain,
  rect,
  standing,
  surface,
  WOOD,
  WOOD_DEEP
} from '../draw.ts'

export const teapot = (i: Ink) =>
  standing(50) +
  line('M140 96C172 84 170 140 134 136', i.deep, 10) +
  path('M64 128C44 124 40 100 24 92L34 84C52 90 56 104 70 106Z', i.deep) +
  surface(i, 'M100 76C142 76 150 106 146 128C142 154 124 160 100 160C76 160 58 154 54 128C50 106 58 76 100 76Z') +
  path('M72 80Q100 58 128 80Q100 88 72 80Z', i.pale) +
  circle(100, 62, 7, i.accent) +
  line('M62 134Q100 146 138 134', i.accent, 3)

export const jug = (i: Ink) =>
  standing(42, 96) +
  line('M130 74C166 72 160 128 128 130', i.deep, 10) +
  line('M130 74C166 72 160 128 128 130', i.base, 5) +
  surface(i, 'M62 52L134 52L126 78Q144 100 134 140Q130 160 98 160Q66 160 62 140Q52 100 70 78Z') +
  path('M62 52Q52 46 44 54Q56 58 66 66Z', i.deep) +
  ellipse(98, 52, 36, 7, i.pale) +
  line('M64 96Q98 106 132 96', i.accent, 4)

export const jar = (i: Ink) =>
  standing(42) +
  path('M60 72H140Q148 80 148 92V144Q148 160 132 160H68Q52 160 52 144V92Q52 80 60 72Z', '#cfe1e3') +
  path('M58 98H142V144Q142 154 132 154H68Q58 154 58 144Z', i.accent, 'opacity=".85"') +
  surface(i, 'M56 48H144V72H56Z') +
  rect(70, 104, 60, 34, 4, PAPER) +
  path(heartPath(100, 120, 9), i.base) +
  line('M62 86V140', '#ffffff', 4, 'opacity=".6"')

export const tin = (i: Ink) =>
  standing(50) +
  surface(i, 'M50 76H150V150Q150 161 100 161Q50 161 50 150Z') +
  surface(i, 'M46 62Q100 52 154 62V82Q100 92 46 82Z', i.deep) +
  ellipse(100, 62, 54, 10, i.pale) +
  circle(100, 58, 5, i.deep) +
  ellipse(100, 122, 26, 18, PAPER) +
  ellipse(100, 122, 22, 14, 'none', `stroke="${i.base}" stroke-width="1.6"`) +
  line('M88 119H112M92 126H108', i.deep, 2)

export const lunchbox = (i: Ink) =>
  standing(54) +
  line('M76 74C76 46 124 46 124 74', i.deep, 8) +
  surface(i, 'M56 74H144Q156 74 156 86V150Q156 160 144 160H56Q44 160 44 150V86Q44 74 56 74Z') +
  path('M44 106H156V114H44Z', i.deep, 'opacity=".55"') +
  rect(90, 100, 20, 20, 4, i.accent) +
  rect(95, 107, 10, 4, 2, i.accentDeep)

export const bottle = (i: Ink) =>
  standing(30) +
  plain(i, 'M88 52H112V74Q132 86 132 108V148Q132 160 120 160H80Q68 160 68 148V108Q68 86 88 74Z') +
  rect(86, 36, 28, 18, 4, WOOD) +
  rect(68, 106, 64, 34, 0, PAPER) +
  line('M80 118H120M86 128H114', i.deep, 2.5) +
  line('M78 98Q76 90 84 84', '#ffffff', 4, 'opacity=".55"')

export const pan = (i: Ink) =>
  standing(50, 84) +
  line('M128 122L182 104', WOOD, 11) +
  line('M128 122L140 118', METAL_DEEP, 7) +
  surface(i, 'M30 112H138Q136 150 112 154H56Q32 150 30 112Z') +
  ellipse(84, 112, 54, 12, i.pale) +
  ellipse(84, 113, 47, 9, '#4b4a50') +
  ellipse(80, 112, 20, 5.5, '#fffdf5') +
  ellipse(82, 111, 7, 2.8, '#eab648')

export const board = (i: Ink) =>
  path(
    'M52 50H148Q158 50 158 60V150Q158 160 148 160H52Q42 160 42 150V60Q42 50 52 50Z',
    '#2b2620',
    'opacity=".12" transform="translate(2 5)"'
  ) +
  surface(
    i,
    'M88 50V34Q88 26 100 26Q112 26 112 34V50H148Q158 50 158 60V150Q158 160 148 160H52Q42 160 42 150V60Q42 50 52 50Z'
  ) +
  circle(100, 38, 5, i.deep) +
  line('M56 64H144V146H56Z', i.pale, 2.5, 'opacity=".8"')

export const towel = (i: Ink) =>
  line('M40 44H160', WOOD_DEEP, 7) +
  path('M58 44H142V156H58Z', '#2b2620', 'opacity=".12" transform="translate(3 4)"') +
  surface(i, 'M58 44H142V156Q128 160 116 156T84 156T58 156Z') +
  path('M58 126H142V132H58ZM58 138H142V141H58Z', i.accent) +
  path('M58 44H142V54H58Z', i.deep, 'opacity=".4"')

export const apron = (i: Ink) =>
  line('M80 62C80 26 120 26 120 62', i.accentDeep, 5) +
  line('M60 100Q40 104 30 122M140 100Q160 104 170 122', i.accent, 5) +
  surface(i, 'M78 58H122Q124 84 146 98L152 160Q100 166 48 160L54 98Q76 84 78 58Z') +
  plain(i, 'M76 116H124V140Q124 148 100 148Q76 148 76 140Z', i.accent) +
  path('M78 58H122L123 68H77Z', i.accent)

export const scales = (i: Ink) =>
  standing(46) +
  path('M58 62H142L132 82H68Z', METAL) +
  ellipse(100, 62, 46, 8, '#cdd4d8') +
  rect(92, 80, 16, 12, 0, METAL_DEEP) +
  surface(i, 'M64 90H136L150 160H50Z') +
  circle(100, 126, 26, PAPER) +
  circle(100, 126, 26, 'none', `stroke="${i.deep}" stroke-width="3"`) +
  [0, 45, 90, 135, 180, 225, 270, 315]
    .map(a => line('M100 104V109', i.deep, 2, `transform="rotate(${a} 100 126)"`))
    .join('') +
  line('M100 126L112 112', '#c5483f', 3) +
  circle(100, 126, 3.4, i.deep)

export const cookie = (i: Ink) =>
  standing(60, 100, 160) +
  rect(28, 120, 144, 26, 13, WOOD) +
  rect(28, 120, 144, 9, 5, '#cda270') +
  rect(12, 127, 20, 12, 6, i.base) +
  rect(168, 127, 20, 12, 6, i.base) +
  path(heartPath(70, 78, 30), '#e2b77f') +
  path(heartPath(70, 78, 23), i.base) +
  circle(134, 76, 26, '#e2b77f') +
  circle(134, 76, 20, i.accent) +
  [
    [126, 70],
    [140, 66],
    [136, 82],
    [124, 84],
    [146, 78]
  ]
    .map(([x = 0, y = 0]) => circle(x, y, 2.2, i.deep))
    .join('')

export const cakecase = (i: Ink) => {
  const cake = (x: number, y: number, icing: string) =>
    path(`M${x - 30} ${y}Q${x - 36} ${y - 34} ${x} ${y - 38}Q${x + 36} ${y - 34} ${x + 30} ${y}Z`, icing) +
    circle(x, y - 40, 5, i.accentDeep) +
    surface(i, `M${x - 32} ${y - 4}L${x + 32} ${y - 4}L${x + 24} ${y + 38}H${x - 24}Z`) +
    [-18, -6, 6, 18]
      .map(s => line(`M${x + s * 1.1} ${y - 3}L${x + s * 0.85} ${y + 37}`, i.deep, 1.6, 'opacity=".5"'))
      .join('')
  return (
    standing(72, 100, 161) +
    cake(64, 122, i.pale) +
    cake(136, 122, '#f3d9c4') +
    standing(26, 100, 161) +
    cake(100, 122, '#e9b9bd')
  )
}
