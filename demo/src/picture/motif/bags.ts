/** Bags, umbrellas and what goes with them. */
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
  plain,
  rect,
  standing,
  surface,
  WOOD
} from '../draw.ts'

export const bag = (i: Ink) =>
  standing(54) +
  line('M72 78C72 28 128 28 128 78', i.accentDeep, 7) +
  surface(i, 'M42 72H158L166 152Q167 161 157 161H43Q33 161 34 152Z') +
  path('M42 72H158L159 84H41Z', i.deep, 'opacity=".35"') +
  line('M72 78V92M128 78V92', i.accentDeep, 7)

export const lunchbag = (i: Ink) =>
  standing(44) +
  line('M82 52C82 30 118 30 118 52', i.accentDeep, 7) +
  surface(i, 'M56 66Q56 50 72 50H128Q144 50 144 66V150Q144 161 134 161H66Q56 161 56 150Z') +
  path('M56 84H144V90H56Z', i.accentDeep) +
  rect(126, 80, 8, 16, 3, GOLD) +
  rect(74, 106, 52, 38, 5, i.accent, 'opacity=".92"') +
  line('M74 116H126', i.accentDeep, 2)

export const backpack = (i: Ink) =>
  standing(46) +
  line('M84 50C84 26 116 26 116 50', i.deep, 7) +
  surface(i, 'M52 92Q52 48 100 48Q148 48 148 92V148Q148 161 134 161H66Q52 161 52 148Z') +
  plain(i, 'M66 112H134V148Q134 154 128 154H72Q66 154 66 148Z', i.accent) +
  line('M66 124H134', i.accentDeep, 3) +
  circle(100, 124, 4, GOLD) +
  line('M62 84Q100 74 138 84', i.deep, 3)

export const handbag = (i: Ink) =>
  standing(52) +
  line('M66 84C64 28 136 28 134 84', i.deep, 6) +
  surface(i, 'M54 82Q100 72 146 82Q172 126 158 150Q154 161 140 161H60Q46 161 42 150Q28 126 54 82Z') +
  path('M54 82Q100 72 146 82L149 92Q100 82 51 92Z', i.accentDeep) +
  circle(94, 82, 5, GOLD) +
  circle(106, 82, 5, GOLD) +
  flower(134, 132, 14, i.accent, GOLD)

export const purse = (i: Ink) =>
  standing(48) +
  surface(i, 'M50 92Q100 78 150 92Q166 136 146 154Q100 166 54 154Q34 136 50 92Z') +
  line('M50 94Q58 68 100 68Q142 68 150 94', GOLD, 8) +
  circle(94, 62, 6.5, GOLD) +
  circle(107, 62, 6.5, '#b98c34') +
  path(heartPath(100, 124, 16), i.accent)

export const wallet = (i: Ink) =>
  lifted('M40 62H160V146H40Z') +
  rect(58, 48, 84, 40, 4, PAPER) +
  line('M68 58H108', i.accentDeep, 3) +
  surface(i, 'M46 62H154Q162 62 162 70V140Q162 148 154 148H46Q38 148 38 140V70Q38 62 46 62Z') +
  line('M46 70H154V140H46Z', i.pale, 2, 'stroke-dasharray="5 5" opacity=".8"') +
  path('M124 94H162V116H124Q116 116 116 105Q116 94 124 94Z', i.accent) +
  circle(128, 105, 4, GOLD)

export const washbag = (i: Ink) =>
  standing(56) +
  surface(i, 'M36 92Q40 76 56 76H144Q160 76 164 92L168 144Q168 161 150 161H50Q32 161 32 144Z') +
  line('M40 90H160', i.accentDeep, 5) +
  rect(34, 84, 12, 12, 3, GOLD) +
  line('M40 96L30 112', i.accentDeep, 4)

export const luggage = (i: Ink) =>
  line('M100 52C70 40 70 16 100 18C126 20 124 44 104 52', i.accentDeep, 4) +
  lifted('M70 46H130L142 66V164H58V66Z') +
  surface(i, 'M72 46H128Q134 46 137 51L144 66V156Q144 164 136 164H64Q56 164 56 156V66L63 51Q66 46 72 46Z') +
  circle(100, 62, 7, PAPER) +
  rect(70, 86, 60, 56, 4, PAPER) +
  line('M80 100H120M80 114H120M80 128H104', i.deep, 3)

export const umbrella = (i: Ink) =>
  line('M100 30V146Q100 162 114 162Q126 162 126 150', WOOD, 6) +
  surface(
    i,
    'M22 104C26 48 66 30 100 30C134 30 174 48 178 104Q165 92 152 104Q139 92 126 104Q113 92 100 104Q87 92 74 104Q61 92 48 104Q35 92 22 104Z'
  ) +
  line('M74 104Q78 54 100 32Q122 54 126 104M48 104Q54 52 100 32Q146 52 152 104', i.deep, 1.8, 'opacity=".45"') +
  line('M100 20V30', WOOD, 5)

export const hat = (i: Ink) =>
  standing(68, 100, 146) +
  ellipse(100, 136, 76, 18, i.deep) +
  surface(i, 'M56 132Q54 62 100 62Q146 62 144 132Q100 146 56 132Z') +
  path('M55 116Q100 130 145 116L145 132Q100 146 55 132Z', i.accent) +
  bow(140, 124, 12, i.accent, i.accentDeep)

export const scarf = (i: Ink) =>
  lifted('M60 40H140V120H60Z') +
  surface(i, 'M56 44Q100 28 144 44Q152 72 128 84L134 150H102L98 90Q62 88 56 44Z') +
  surface(i, 'M72 84L66 156H98L102 90Z', i.deep) +
  [70, 78, 86, 94].map(x => line(`M${x} 156V166`, i.deep, 3)).join('') +
  [108, 116, 124, 131].map(x => line(`M${x} 150V160`, i.base, 3)).join('')

export const sunglasses = (i: Ink) =>
  line('M26 88Q16 96 24 132M174 88Q184 96 176 132', i.deep, 7) +
  surface(i, heartPath(62, 104, 38)) +
  surface(i, heartPath(138, 104, 38)) +
  path(heartPath(62, 104, 28), '#3d4450') +
  path(heartPath(138, 104, 28), '#3d4450') +
  line('M92 92Q100 86 108 92', i.base, 7) +
  line('M50 96L60 90M126 96L136 90', '#ffffff', 4, 'opacity=".6"')
