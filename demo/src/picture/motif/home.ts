/** Things about the house. */
import {
  bow,
  circle,
  ellipse,
  GOLD,
  heartPath,
  type Ink,
  lifted,
  line,
  METAL,
  METAL_DEEP,
  path,
  plain,
  rect,
  SHADE,
  standing,
  surface,
  WOOD,
  WOOD_DEEP
} from '../draw.ts'

export const cushion = (i: Ink) =>
  standing(62, 100, 164) +
  surface(
    i,
    'M40 56Q100 44 160 56Q170 60 166 70Q156 108 166 146Q168 156 158 158Q100 168 42 158Q32 156 34 146Q44 108 34 70Q30 60 40 56Z'
  ) +
  line(
    'M40 56Q100 44 160 56Q156 108 166 150Q100 168 34 150Q44 108 40 56',
    i.pale,
    2,
    'opacity=".7" stroke-dasharray="5 5"'
  ) +
  circle(100, 106, 6, i.accent)

export const doormat = (i: Ink) =>
  lifted('M24 84H176L184 148H16Z') +
  surface(i, 'M28 80H172Q176 80 177 84L186 142Q187 148 181 148H19Q13 148 14 142L23 84Q24 80 28 80Z') +
  path('M36 90H164L170 138H30Z', 'none', `stroke="${i.accent}" stroke-width="3.5"`) +
  path(heartPath(100, 114, 15), i.accent) +
  line('M52 114H76M124 114H148', i.accent, 5)

export const doorstop = (i: Ink) =>
  standing(46) +
  line('M84 54C84 34 116 34 116 54', i.deep, 7) +
  surface(i, 'M100 52L148 90V150Q148 160 138 160H62Q52 160 52 150V90Z') +
  path('M100 46L156 90L148 98L100 60L52 98L44 90Z', i.deep) +
  rect(86, 122, 28, 38, 4, i.accent) +
  circle(108, 142, 2.2, i.deep) +
  rect(64, 108, 14, 14, 2, i.pale) +
  rect(122, 108, 14, 14, 2, i.pale)

export const hook = (i: Ink) => {
  const one = (x: number) =>
    line(`M${x} 92V118Q${x} 134 ${x + 12} 134Q${x + 20} 134 ${x + 20} 122`, METAL_DEEP, 6) +
    circle(x + 20, 119, 5.5, i.accent) +
    circle(x, 90, 4, METAL)
  return (
    lifted('M28 66H172V104H28Z') +
    surface(i, 'M34 64H166Q174 64 174 72V98Q174 106 166 106H34Q26 106 26 98V72Q26 64 34 64Z') +
    one(52) +
    one(96) +
    one(140)
  )
}

export const knob = (i: Ink) => {
  const one = (x: number, y: number, r: number) =>
    ellipse(x + 2, y + 5, r, r, SHADE, 'opacity=".14"') +
    circle(x, y, r, i.base) +
    (i.patterned ? circle(x, y, r, `url(#p${i.id})`) : '') +
    circle(x, y, r, `url(#l${i.id})`) +
    circle(x, y, r * 0.72, 'none', `stroke="${i.accent}" stroke-width="2"`) +
    circle(x, y, r * 0.2, GOLD)
  return one(72, 76, 32) + one(132, 118, 36)
}

export const cabinet = (i: Ink) =>
  standing(52) +
  rect(56, 152, 8, 12, 2, WOOD_DEEP) +
  rect(136, 152, 8, 12, 2, WOOD_DEEP) +
  plain(i, 'M46 52H154V154H46Z') +
  path('M40 42H160V54H40Z', i.deep) +
  [62, 94, 126]
    .map(
      y =>
        rect(54, y, 92, 26, 3, i.pale) +
        rect(54, y, 92, 26, 3, 'none', `stroke="${i.deep}" stroke-opacity=".35" stroke-width="1.6"`) +
        path(heartPath(100, y + 12, 5), i.accentDeep)
    )
    .join('')

export const box = (i: Ink) =>
  standing(54) +
  surface(i, 'M46 88H154V152Q154 161 146 161H54Q46 161 46 152Z') +
  surface(i, 'M40 66H160V92H40Z', i.deep) +
  path('M92 66H108V161H92Z', i.accent, 'opacity=".9"') +
  bow(100, 66, 17, i.accent, i.accentDeep)

export const basket = (i: Ink) =>
  standing(50) +
  line('M52 92C52 24 148 24 148 92', WOOD_DEEP, 7) +
  plain(i, 'M42 92H158L144 154Q142 161 134 161H66Q58 161 56 154Z', WOOD) +
  [104, 120, 136, 150]
    .map(y => line(`M${46 + (y - 92) * 0.22} ${y}H${154 - (y - 92) * 0.22}`, WOOD_DEEP, 3, 'stroke-dasharray="9 7"'))
    .join('') +
  path('M38 84H162V100H38Z', i.base) +
  path(heartPath(100, 128, 12), i.base)

export const moneybox = (i: Ink) =>
  standing(48) +
  path('M66 140H82V160H66ZM118 140H134V160H118Z', i.deep) +
  surface(
    i,
    'M98 70C136 68 154 90 154 112C154 138 134 150 98 150C66 150 48 138 46 116Q36 116 34 108Q34 98 46 98C54 80 72 72 98 70Z'
  ) +
  path('M72 78Q70 60 58 60Q62 76 60 88Z', i.deep) +
  circle(64, 104, 3.4, SHADE) +
  rect(96, 74, 32, 5, 2.5, i.deep) +
  circle(112, 58, 13, GOLD) +
  circle(112, 58, 9, 'none', 'stroke="#a67f2d" stroke-width="2"') +
  line('M154 106Q170 104 164 92', i.deep, 4)

export const hotwater = (i: Ink) =>
  standing(40) +
  rect(86, 24, 28, 20, 5, METAL_DEEP) +
  surface(i, 'M84 40H116V58Q150 62 150 92V136Q150 160 126 160H74Q50 160 50 136V92Q50 62 84 58Z') +
  path('M84 46H116V58H84Z', i.deep) +
  path(heartPath(100, 110, 24), i.accent) +
  line('M62 92V136M138 92V136', i.pale, 3, 'opacity=".6" stroke-dasharray="5 6"')

export const curtain = (i: Ink) =>
  line('M20 40H180', WOOD_DEEP, 6) +
  circle(18, 40, 7, WOOD) +
  circle(182, 40, 7, WOOD) +
  Array.from(
    { length: 9 },
    (_, n) =>
      line(`M${36 + n * 16} 42V154`, n % 2 ? i.base : i.accent, 2) +
      [66, 92, 118, 144].map(y => circle(36 + n * 16, y + (n % 2) * 10, 5.4, n % 2 ? i.base : i.accentDeep)).join('')
  ).join('')

export const ornament = (i: Ink) =>
  standing(40) +
  path('M60 160Q100 140 140 160Z', WOOD) +
  line('M84 152V134M108 152V134', GOLD, 4) +
  surface(i, 'M52 76C70 62 96 66 104 92C124 96 146 92 170 74C164 116 134 140 98 138C64 136 56 108 60 94L40 88Z') +
  path('M92 98C116 98 130 104 142 96C136 120 108 128 92 98Z', i.accent) +
  circle(68, 82, 3.4, SHADE)
