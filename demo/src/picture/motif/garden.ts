/** Garden. */
import {
  bow,
  circle,
  ellipse,
  flower,
  GOLD,
  heartPath,
  type Ink,
  LEAF,
  LEAF_DEEP,
  lifted,
  line,
  METAL,
  METAL_DEEP,
  PAPER,
  path,
  plain,
  rect,
  SHADE,
  standing,
  surface,
  WOOD,
  WOOD_DEEP
} from '../draw.ts'

export const pot = (i: Ink) =>
  standing(38) +
  line('M100 96V48M100 84Q80 80 74 60M100 74Q122 70 126 52', LEAF_DEEP, 4) +
  path('M74 62Q58 56 60 38Q80 40 76 60Z', LEAF) +
  path('M126 54Q142 48 140 30Q120 34 122 52Z', LEAF) +
  flower(100, 42, 21, i.accent, GOLD, 7) +
  surface(i, 'M60 108H140L130 154Q128 161 120 161H80Q72 161 70 154Z') +
  plain(i, 'M54 92H146V110H54Z', i.deep)

export const wateringcan = (i: Ink) =>
  standing(46, 110) +
  line('M84 76C90 36 150 40 152 92', i.deep, 7) +
  path('M72 124L26 78L34 70L78 100Z', i.deep) +
  path('M16 84L38 60L44 66L24 90Z', i.base) +
  surface(i, 'M72 80H148L154 150Q154 161 144 161H76Q66 161 66 150Z') +
  ellipse(110, 80, 38, 8, i.pale) +
  flower(110, 122, 17, i.accent, GOLD)

export const tools = (i: Ink) =>
  line('M62 44V100', i.base, 13) +
  line('M138 44V100', i.base, 13) +
  line('M62 104V116M138 104V116', METAL_DEEP, 7) +
  path('M42 114H82Q86 150 62 168Q38 150 42 114Z', METAL) +
  path('M62 114H82Q86 150 62 168Z', METAL_DEEP, 'opacity=".5"') +
  line('M120 166V128Q120 116 138 116Q156 116 156 128V166M138 118V166', METAL, 6.5) +
  [62, 138].map(x => circle(x, 50, 3, i.pale)).join('')

export const birdhouse = (i: Ink) =>
  rect(95, 138, 10, 28, 0, WOOD_DEEP) +
  surface(i, 'M58 82L100 48L142 82V142H58Z') +
  path('M100 34L158 82L150 92L100 50L50 92L42 82Z', i.accentDeep) +
  circle(100, 96, 15, '#4a3a30') +
  line('M100 124V118M92 124H108', WOOD_DEEP, 5) +
  path(heartPath(100, 66, 6), i.accent)

export const flowers = (i: Ink) =>
  standing(26) +
  line('M100 150C100 110 92 90 72 64M100 150C102 104 106 90 132 60M100 150V70', LEAF_DEEP, 4) +
  path('M96 124Q70 122 64 104Q88 102 98 120Z', LEAF) +
  path('M104 116Q130 112 136 94Q112 94 102 110Z', LEAF) +
  flower(70, 58, 25, i.base, GOLD, 8) +
  flower(134, 56, 24, i.accent, GOLD, 7) +
  flower(102, 40, 27, i.base, GOLD, 8) +
  path('M78 128H122L112 162H88Z', PAPER) +
  path('M100 128H122L112 162H100Z', '#e4dac6') +
  bow(100, 138, 13, i.accent, i.accentDeep)

export const parasol = (i: Ink) =>
  line('M128 60L66 168', WOOD, 5) +
  surface(
    i,
    'M36 96C52 40 116 16 178 62Q172 72 160 72Q154 86 140 82Q132 96 116 90Q104 104 88 96Q76 108 60 100Q48 106 36 96Z'
  ) +
  line(
    'M60 100Q82 58 128 46M88 96Q102 66 128 46M116 90Q124 68 128 46M140 82Q140 62 128 46M160 72Q150 56 128 46',
    i.deep,
    1.8,
    'opacity=".5"'
  ) +
  line('M128 46L134 36', WOOD, 5)

export const windmill = (i: Ink) =>
  line('M100 92V168', WOOD, 6) +
  [0, 90, 180, 270]
    .map(
      (a, n) =>
        `<g transform="rotate(${a} 100 84)">${path('M100 84V28Q140 32 138 66Z', n % 2 ? i.base : i.accent)}${path('M100 84V28L112 40Z', n % 2 ? i.deep : i.accentDeep)}</g>`
    )
    .join('') +
  circle(100, 84, 8, GOLD)

export const thermometer = (i: Ink) =>
  lifted('M66 24H134V168H66Z') +
  surface(i, 'M78 22H122Q134 22 134 34V156Q134 168 122 168H78Q66 168 66 156V34Q66 22 78 22Z') +
  rect(84, 40, 32, 112, 16, PAPER) +
  line('M100 56V126', METAL, 7) +
  line('M100 84V126', '#c5483f', 7) +
  circle(100, 134, 10, '#c5483f') +
  [60, 74, 88, 102, 116].map(y => line(`M108 ${y}H113`, i.deep, 2)).join('')

export const gnome = (i: Ink) =>
  standing(40) +
  ellipse(80, 156, 20, 8, '#5f4434') +
  ellipse(120, 156, 20, 8, '#5f4434') +
  surface(i, 'M70 92H130Q148 120 142 154H58Q52 120 70 92Z') +
  path('M62 128H138V138H62Z', '#5f4434') +
  rect(92, 125, 16, 16, 3, GOLD) +
  circle(100, 84, 22, '#f6dfc8') +
  path('M74 88Q72 128 100 134Q128 128 126 88Q112 98 100 96Q88 98 74 88Z', PAPER) +
  plain(i, 'M68 78Q78 24 106 20Q132 48 132 78Q100 66 68 78Z', i.accent === '#f7ecdb' ? '#c5483f' : i.accent) +
  circle(92, 82, 2.6, SHADE) +
  circle(108, 82, 2.6, SHADE) +
  circle(100, 90, 5, '#eab49a')

export const toadstool = (i: Ink) =>
  standing(34) +
  path('M86 96Q84 140 74 158Q100 166 126 158Q116 140 114 96Z', PAPER) +
  path('M112 96Q116 140 126 158Q116 162 106 163Q112 130 104 96Z', '#e4dac6') +
  surface({ ...i, patterned: false }, 'M36 104C40 44 160 44 164 104Q100 122 36 104Z') +
  [
    [70, 84, 9],
    [102, 66, 8],
    [132, 88, 10],
    [100, 96, 6],
    [54, 98, 5]
  ]
    .map(([x = 0, y = 0, r = 0]) => circle(x, y, r, PAPER))
    .join('')
