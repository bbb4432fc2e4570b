/** Stationery and wrap. */
import {
  circle,
  ellipse,
  flower,
  GOLD,
  heartPath,
  type Ink,
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
  starPath,
  surface,
  WOOD,
  WOOD_DEEP
} from '../draw.ts'

export const card = (i: Ink) =>
  path('M36 66L148 48L164 142L52 160Z', SHADE, 'opacity=".12"') +
  path('M44 58L156 70L148 158L36 146Z', '#e9dfcd') +
  path('M44 58L156 70L94 118Z', '#dccfb8') +
  lifted('M58 34H142V142H58Z') +
  surface({ ...i, patterned: false }, 'M60 32H140Q144 32 144 36V138Q144 142 140 142H60Q56 142 56 138V36Q56 32 60 32Z') +
  rect(64, 40, 72, 94, 2, i.pale) +
  flower(100, 76, 24, i.accent, GOLD, 7) +
  line('M100 98V112M100 108Q90 108 88 100M100 110Q110 110 112 102', LEAF_DEEP, 3) +
  line('M80 122H120', i.deep, 3.5)

export const wrap = (i: Ink) =>
  standing(66, 104, 160) +
  surface(i, 'M26 120L128 52Q140 46 148 58L152 66L46 138Z') +
  path('M26 120Q20 134 34 140Q44 142 46 138Q34 134 38 122Q32 116 26 120Z', i.deep) +
  surface(i, 'M50 146L160 88Q172 84 178 96L180 104L66 162Z', i.accent) +
  path('M50 146Q42 158 56 164Q64 166 66 162Q56 158 60 148Q56 142 50 146Z', i.accentDeep) +
  path('M84 80L94 74L118 96L108 102Z', PAPER, 'opacity=".85"')

export const giftbag = (i: Ink) =>
  standing(42) +
  line('M82 66C82 36 118 36 118 66', i.accentDeep, 4) +
  surface(i, 'M54 64H146V156Q146 161 140 161H60Q54 161 54 156Z') +
  path('M134 64H146V156Q146 161 140 161H134Z', i.deep, 'opacity=".45"') +
  rect(76, 94, 48, 38, 3, PAPER) +
  path(heartPath(100, 112, 12), i.accentDeep)

export const tag = (i: Ink) => {
  const one = (turn: number, colour: string, pattern: boolean) =>
    `<g transform="rotate(${turn} 100 44)">${lifted('M84 62L100 44L116 62V152H84Z')}${surface({ ...i, patterned: pattern && i.patterned }, 'M80 70L94 50Q100 44 106 50L120 70V152Q120 158 114 158H86Q80 158 80 152Z', colour)}${circle(100, 68, 5, PAPER)}</g>`
  return (
    line('M100 66C86 40 92 20 110 14', WOOD_DEEP, 3) +
    one(26, i.accent, false) +
    one(-24, i.pale, false) +
    one(0, i.base, true) +
    path(heartPath(100, 118, 11), i.accent)
  )
}

export const ribbon = (i: Ink) =>
  ellipse(102, 158, 56, 8, SHADE, 'opacity=".12"') +
  path('M132 100Q176 112 158 160H140Q156 128 126 130Z', i.deep) +
  circle(92, 100, 56, i.base) +
  (i.patterned ? circle(92, 100, 56, `url(#p${i.id})`) : '') +
  circle(92, 100, 56, `url(#l${i.id})`) +
  circle(92, 100, 26, WOOD) +
  circle(92, 100, 26, 'none', `stroke="${WOOD_DEEP}" stroke-width="3"`) +
  circle(92, 100, 8, WOOD_DEEP) +
  [36, 46].map(r => circle(92, 100, r, 'none', `stroke="${i.pale}" stroke-opacity=".5" stroke-width="1.8"`)).join('')

export const tape = (i: Ink) =>
  standing(50, 96, 158) +
  path('M92 152H176V138L168 144L160 138L152 144L146 138H92Z', i.deep) +
  circle(92, 100, 54, i.base) +
  (i.patterned ? circle(92, 100, 54, `url(#p${i.id})`) : '') +
  circle(92, 100, 54, `url(#l${i.id})`) +
  circle(92, 100, 32, PAPER) +
  circle(92, 100, 26, 'var(--picture-tint)')

export const notebook = (i: Ink) =>
  lifted('M52 34H152V162H52Z') +
  rect(56, 36, 100, 126, 5, '#efe7d6') +
  surface(i, 'M52 32H142Q150 32 150 40V150Q150 158 142 158H52Z') +
  path('M44 40Q44 32 52 32H64V158H52Q44 158 44 150Z', i.deep) +
  rect(82, 60, 50, 30, 3, PAPER) +
  line('M90 70H124M90 80H112', i.deep, 2.6) +
  path('M128 32H138V58L133 52L128 58Z', i.accent)

export const writing = (i: Ink) =>
  lifted('M30 76H170V156H30Z') +
  rect(56, 36, 92, 92, 3, PAPER) +
  line('M68 52H132M68 64H136M68 76H120', i.deep, 2.4, 'opacity=".6"') +
  surface(i, 'M32 80H168V150Q168 156 162 156H38Q32 156 32 150Z') +
  path('M32 80L100 124L168 80L168 88L100 134L32 88Z', i.deep, 'opacity=".55"') +
  path(heartPath(100, 122, 12), i.accent)

export const pen = (i: Ink) =>
  line('M44 158L150 52', SHADE, 18, 'opacity=".1" transform="translate(3 6)"') +
  line('M58 144L146 56', i.base, 17) +
  line('M56 142L140 58', '#ffffff', 3.5, 'opacity=".45"') +
  path('M50 140L62 152L36 164Z', GOLD) +
  line('M36 164L46 154', SHADE, 2) +
  line('M140 62L160 42', i.deep, 17) +
  line('M150 60L124 86', GOLD, 4) +
  path(heartPath(164, 34, 9), i.accent)

export const pencils = (i: Ink) => {
  const colours = [i.accent, i.base, '#e0b24f', i.deep, '#7ba46b', '#c5483f']
  const one = (n: number) => {
    const x = 62 + n * 15
    const top = 48 + ((n * 37) % 22)
    const c = colours[n] ?? i.base
    return (
      path(`M${x - 6.5} ${top + 18}L${x} ${top}L${x + 6.5} ${top + 18}V110H${x - 6.5}Z`, '#efd9b4') +
      path(`M${x - 2.4} ${top + 7}L${x} ${top}L${x + 2.4} ${top + 7}Z`, c) +
      rect(x - 6.5, top + 18, 13, 90, 0, c) +
      rect(x - 2, top + 18, 4, 90, 0, '#ffffff', 'opacity=".22"')
    )
  }
  return (
    standing(46) +
    [0, 1, 2, 3, 4, 5].map(one).join('') +
    surface(i, 'M48 96H152V150Q152 161 100 161Q48 161 48 150Z') +
    path('M48 96Q100 106 152 96V102Q100 112 48 102Z', i.accent)
  )
}

export const stickers = (i: Ink) =>
  lifted('M46 34H154V162H46Z') +
  path('M50 32H150Q154 32 154 36V138L132 160H50Q46 160 46 156V36Q46 32 50 32Z', PAPER) +
  path('M154 138H138Q132 138 132 144V160Z', '#ddd3c0') +
  path(heartPath(76, 66, 17), i.base) +
  path(starPath(124, 64, 19), i.accent) +
  flower(76, 112, 19, i.accent, GOLD) +
  circle(124, 108, 16, i.base) +
  circle(119, 104, 2.4, SHADE) +
  circle(129, 104, 2.4, SHADE) +
  line('M117 112Q124 119 131 112', SHADE, 2.4) +
  path(starPath(70, 146, 9), i.deep) +
  path(heartPath(100, 146, 8), i.accent)

export const stamp = (i: Ink) =>
  standing(40) +
  plain(i, 'M84 92Q92 74 84 60Q78 36 100 36Q122 36 116 60Q108 74 116 92Z', WOOD) +
  plain(i, 'M60 92H140Q144 92 144 96V132H56V96Q56 92 60 92Z', i.base) +
  rect(56, 132, 88, 14, 0, i.accentDeep) +
  path('M62 152H138V158H62Z', i.deep, 'opacity=".5"') +
  path(heartPath(100, 112, 10), i.pale)

export const calendar = (i: Ink) =>
  lifted('M44 44H156V160H44Z') +
  rect(44, 44, 112, 116, 6, PAPER) +
  surface(i, 'M44 50Q44 44 50 44H150Q156 44 156 50V86H44Z') +
  [66, 100, 134].map(x => line(`M${x} 34V52`, METAL_DEEP, 5)).join('') +
  Array.from({ length: 12 }, (_, n) =>
    rect(
      56 + (n % 4) * 24,
      98 + Math.floor(n / 4) * 20,
      15,
      13,
      2,
      n === 6 ? i.accentDeep : METAL,
      n === 6 ? '' : 'opacity=".35"'
    )
  ).join('')
