/** Christmas. */
import {
  bow,
  circle,
  ellipse,
  GOLD,
  type Ink,
  lifted,
  line,
  PAPER,
  path,
  plain,
  rect,
  SHADE,
  standing,
  starPath,
  surface,
  WOOD_DEEP
} from '../draw.ts'

export const tree = (i: Ink) =>
  standing(30) +
  rect(92, 140, 16, 22, 2, WOOD_DEEP) +
  path('M100 34L132 78H118L146 112H130L156 146H44L70 112H54L82 78H68Z', i.base) +
  path('M100 34L132 78H118L146 112H130L156 146H100Z', i.deep, 'opacity=".35"') +
  line('M80 88Q100 100 122 86M66 122Q100 136 138 120', i.accent, 3.4) +
  [
    [92, 66],
    [112, 84],
    [84, 106],
    [118, 114],
    [76, 134],
    [104, 138],
    [132, 136]
  ]
    .map(([x = 0, y = 0], n) => circle(x, y, 4.6, n % 2 ? '#c5483f' : GOLD))
    .join('') +
  path(starPath(100, 30, 13), GOLD)

export const bauble = (i: Ink) =>
  line('M100 10V40', GOLD, 3) +
  rect(88, 38, 24, 16, 4, GOLD) +
  ellipse(102, 113, 56, 56, SHADE, 'opacity=".12"') +
  surface(i, 'M100 52A56 56 0 1 1 99.9 52Z') +
  path('M45 100Q100 122 155 100L156 114Q100 136 44 114Z', i.accent) +
  [64, 82, 100, 118, 136].map(x => path(starPath(x, 118 - Math.abs(x - 100) * 0.13, 5), i.base)).join('') +
  ellipse(78, 80, 8, 13, '#ffffff', 'opacity=".45" transform="rotate(28 78 80)"')

export const stocking = (i: Ink) =>
  line('M118 40Q128 22 118 20Q110 22 114 40', i.accentDeep, 4) +
  lifted('M72 44H128V112Q128 160 84 162Q50 158 56 136Q66 126 72 110Z') +
  surface(i, 'M74 62H126V116Q124 160 82 161Q48 158 54 136Q66 124 74 106Z') +
  path('M54 136Q48 158 82 161Q92 160 100 156Q98 134 70 122Q62 128 54 136Z', i.accent) +
  plain(i, 'M66 40H134Q140 40 140 46V62Q140 68 134 68H66Q60 68 60 62V46Q60 40 66 40Z', PAPER) +
  path(starPath(104, 98, 13), i.accent)

export const parcel = (i: Ink) =>
  standing(52) +
  surface(i, 'M48 82H152V154Q152 161 146 161H54Q48 161 48 154Z') +
  plain(i, 'M42 66H158V88H42Z', i.deep) +
  path('M90 66H110V161H90Z', i.accent) +
  bow(100, 66, 26, i.accent, i.accentDeep)
