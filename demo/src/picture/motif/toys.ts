/** Toys and games. */
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
  PAPER,
  path,
  rect,
  SHADE,
  standing,
  surface,
  WOOD
} from '../draw.ts'

export const teddy = (i: Ink) =>
  standing(44) +
  circle(64, 52, 16, i.base) +
  circle(136, 52, 16, i.base) +
  circle(64, 52, 8, i.accent) +
  circle(136, 52, 8, i.accent) +
  ellipse(70, 152, 20, 12, i.deep) +
  ellipse(130, 152, 20, 12, i.deep) +
  surface(i, 'M100 96C130 96 142 120 140 138C138 154 120 160 100 160C80 160 62 154 60 138C58 120 70 96 100 96Z') +
  line('M66 116Q52 122 50 134M134 116Q148 122 150 134', i.deep, 15) +
  circle(100, 74, 38, i.base) +
  circle(100, 74, 38, `url(#l${i.id})`) +
  ellipse(100, 86, 18, 14, i.accent) +
  circle(86, 66, 4, SHADE) +
  circle(114, 66, 4, SHADE) +
  ellipse(100, 80, 6, 4.4, SHADE) +
  line('M100 84V90Q94 96 89 91M100 90Q106 96 111 91', SHADE, 2.4) +
  bow(100, 110, 13, '#c5483f', '#9e342d')

export const doll = (i: Ink) =>
  standing(40) +
  surface(
    i,
    'M100 30C128 30 134 54 128 76C150 94 150 132 138 152Q132 161 100 161Q68 161 62 152C50 132 50 94 72 76C66 54 72 30 100 30Z'
  ) +
  circle(100, 60, 22, '#f6dfc8') +
  path('M78 58Q84 38 100 38Q116 38 122 58Q110 48 100 48Q90 48 78 58Z', '#5f4434') +
  circle(92, 60, 2.6, SHADE) +
  circle(108, 60, 2.6, SHADE) +
  circle(87, 67, 3.4, '#e79a96') +
  circle(113, 67, 3.4, '#e79a96') +
  line('M96 70Q100 74 104 70', '#b5483f', 2.2) +
  ellipse(100, 122, 28, 28, i.accent) +
  flower(100, 122, 22, i.base, GOLD, 7)

export const game = (i: Ink) =>
  ellipse(100, 158, 66, 8, SHADE, 'opacity=".12"') +
  `<g transform="rotate(-10 72 92)">${rect(36, 44, 72, 102, 7, PAPER)}${path(heartPath(72, 92, 19), '#c5483f')}${path(heartPath(50, 60, 6), '#c5483f')}</g>` +
  `<g transform="rotate(8 124 92)">${surface(i, 'M94 42H154Q160 42 160 48V138Q160 144 154 144H94Q88 144 88 138V48Q88 42 94 42Z')}${line('M96 50H152V136H96Z', i.pale, 2)}</g>` +
  rect(68, 118, 40, 40, 8, i.accent) +
  [
    [79, 129],
    [97, 129],
    [88, 138],
    [79, 147],
    [97, 147]
  ]
    .map(([x = 0, y = 0]) => circle(x, y, 3.6, SHADE))
    .join('')

export const slate = (i: Ink) =>
  lifted('M48 34H152V164H48Z') +
  surface(i, 'M56 32H144Q152 32 152 40V156Q152 164 144 164H56Q48 164 48 156V40Q48 32 56 32Z') +
  rect(60, 46, 80, 84, 3, '#e3e6e2') +
  path('M70 112V92L90 74L110 92V112Z', 'none', `stroke="${i.deep}" stroke-width="3"`) +
  circle(122, 64, 8, 'none', `stroke="${i.deep}" stroke-width="3"`) +
  line('M64 148H120', i.accent, 7) +
  circle(132, 148, 6, i.accent)

export const dollhouse = (i: Ink) =>
  standing(56) +
  surface({ ...i, patterned: false }, 'M46 82H154V160H46Z', i.pale) +
  path('M100 30L166 82H34Z', i.base) +
  path('M100 30L166 82H34Z', `url(#l${i.id})`) +
  [
    [60, 94],
    [118, 94],
    [60, 126]
  ]
    .map(
      ([x = 0, y = 0]) =>
        rect(x, y, 24, 22, 2, '#cfe0e4') + line(`M${x + 12} ${y}V${y + 22}M${x} ${y + 11}H${x + 24}`, PAPER, 2)
    )
    .join('') +
  rect(112, 122, 26, 38, 3, i.accentDeep) +
  circle(132, 142, 2.4, GOLD) +
  path(heartPath(100, 62, 9), PAPER)

export const spinning = (i: Ink) =>
  standing(22) +
  line('M100 28V60', WOOD, 6) +
  circle(100, 26, 7, '#c5483f') +
  surface(i, 'M100 56C140 56 162 82 160 100L104 160H96L40 100C38 82 60 56 100 56Z') +
  path('M41 92Q100 116 159 92L160 102Q100 128 40 102Z', i.accent) +
  path('M58 120Q100 138 142 120L134 128Q100 144 66 128Z', i.accent)
