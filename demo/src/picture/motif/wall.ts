/** What hangs on a wall or a ribbon. */
import {
  bow,
  circle,
  ellipse,
  flower,
  GOLD,
  heartPath,
  type Ink,
  LEAF,
  lifted,
  line,
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

export const sign = (i: Ink) => {
  const board = 'M34 74H166Q170 74 170 78V136Q170 140 166 140H34Q30 140 30 136V78Q30 74 34 74Z'
  return (
    line('M58 74L100 34L142 74', WOOD_DEEP, 3) +
    circle(100, 33, 4, METAL_DEEP) +
    lifted(board) +
    surface({ ...i, patterned: false }, board) +
    path('M38 82H162V132H38Z', 'none', `stroke="${i.pale}" stroke-width="2"`) +
    path(heartPath(100, 100, 8), i.accent) +
    line('M56 100H82M118 100H144M64 119H136', i.pale, 4.5)
  )
}

export const letterTile = (i: Ink) => {
  const board = 'M52 40H148Q152 40 152 44V156Q152 160 148 160H52Q48 160 48 156V44Q48 40 52 40Z'
  const glyph = `<text x="100" y="124" font-family="Georgia, serif" font-size="68" font-weight="700" text-anchor="middle" fill="${i.accent}">${i.glyph ?? ''}</text>`
  return (
    lifted(board) +
    surface({ ...i, patterned: false }, board) +
    path('M60 52H140V148H60Z', 'none', `stroke="${i.accent}" stroke-width="3"`) +
    (i.glyph ? glyph : path(heartPath(100, 100, 26), i.accent)) +
    circle(100, 46, 2.4, i.deep) +
    circle(100, 154, 2.4, i.deep)
  )
}

export const heart = (i: Ink) =>
  line('M100 18C90 30 90 40 100 58C110 40 110 30 100 18', i.accentDeep, 3) +
  lifted(heartPath(100, 104, 58)) +
  surface(i, heartPath(100, 104, 58)) +
  line(heartPath(100, 104, 48), i.pale, 2.5, 'stroke-dasharray="5 6" opacity=".8"') +
  bow(100, 66, 11, i.accent, i.accentDeep)

export const star = (i: Ink) =>
  line('M100 14V40', i.accentDeep, 3) +
  lifted(starPath(100, 104, 68)) +
  surface(i, starPath(100, 104, 68)) +
  path(starPath(100, 104, 34), i.accent) +
  circle(100, 104, 7, i.pale)

export const hanging = (i: Ink) =>
  line('M100 12V34M100 78V92M100 132V144', i.accentDeep, 3) +
  path(heartPath(100, 56, 24), i.base) +
  path(heartPath(100, 56, 24), `url(#l${i.id})`) +
  path(starPath(100, 112, 25), i.accent) +
  circle(100, 160, 16, i.base) +
  circle(100, 160, 16, `url(#l${i.id})`) +
  circle(100, 86, 4, GOLD) +
  circle(100, 138, 4, GOLD)

export const clock = (i: Ink) =>
  ellipse(102, 105, 66, 66, SHADE, 'opacity=".13"') +
  circle(100, 100, 66, i.base) +
  circle(100, 100, 66, `url(#l${i.id})`) +
  circle(100, 100, 53, PAPER) +
  Array.from({ length: 12 }, (_, n) =>
    line(n % 3 ? 'M100 54V58' : 'M100 54V62', i.deep, n % 3 ? 2.5 : 4.5, `transform="rotate(${n * 30} 100 100)"`)
  ).join('') +
  line('M100 100V68', i.deep, 5) +
  line('M100 100L122 112', i.deep, 5) +
  circle(100, 100, 5, '#c5483f')

export const alarm = (i: Ink) =>
  standing(38) +
  line('M66 150L56 162M134 150L144 162', i.deep, 8) +
  path('M52 66A26 22 0 0 1 90 48Z', i.deep) +
  path('M148 66A26 22 0 0 0 110 48Z', i.deep) +
  line('M100 50V38M90 36H110', METAL_DEEP, 5) +
  circle(100, 106, 54, i.base) +
  circle(100, 106, 54, `url(#l${i.id})`) +
  circle(100, 106, 42, PAPER) +
  Array.from({ length: 12 }, (_, n) =>
    line('M100 70V75', i.deep, n % 3 ? 2 : 4, `transform="rotate(${n * 30} 100 106)"`)
  ).join('') +
  line('M100 106V80M100 106L84 116', i.deep, 4.5) +
  circle(100, 106, 4, '#c5483f')

export const frame = (i: Ink) =>
  lifted('M50 30H150V164H50Z') +
  surface(i, 'M54 28H146Q152 28 152 34V158Q152 164 146 164H54Q48 164 48 158V34Q48 28 54 28Z') +
  rect(62, 42, 76, 108, 2, PAPER) +
  rect(70, 50, 60, 92, 1, '#cfe0e4') +
  circle(116, 70, 9, '#f3d48c') +
  path('M70 142V118Q86 98 100 116Q114 132 130 108V142Z', LEAF) +
  path('M70 142V130Q92 112 130 136V142Z', '#8fb282')

export const mirror = (i: Ink) =>
  line('M100 12L82 34M100 12L118 34', i.deep, 3) +
  ellipse(102, 103, 54, 68, SHADE, 'opacity=".13"') +
  ellipse(100, 98, 54, 68, i.base) +
  (i.patterned ? ellipse(100, 98, 54, 68, `url(#p${i.id})`) : '') +
  ellipse(100, 98, 54, 68, `url(#l${i.id})`) +
  ellipse(100, 98, 41, 55, '#dcebef') +
  path('M74 120L112 52L124 60L84 136Z', '#ffffff', 'opacity=".55"') +
  path('M96 146L128 90L132 100L104 150Z', '#ffffff', 'opacity=".4"')

export const chalkboard = (i: Ink) =>
  lifted('M36 44H164V156H36Z') +
  plain(i, 'M34 42H166V154H34Z', i.base === '#3f4048' ? WOOD : i.base) +
  rect(46, 54, 108, 88, 2, '#3c4246') +
  line('M62 78H120M62 96H138M62 114H104', '#e9ece8', 3.5, 'opacity=".85"') +
  path(heartPath(132, 118, 9), '#e8a8ae') +
  rect(96, 148, 34, 7, 3, PAPER)

export const magnet = (i: Ink) => {
  const one = (x: number, y: number, body: string) => ellipse(x + 2, y + 4, 29, 29, SHADE, 'opacity=".12"') + body
  return (
    one(66, 66, circle(66, 66, 28, i.base) + circle(66, 66, 28, `url(#l${i.id})`) + flower(66, 66, 19, i.pale, GOLD)) +
    one(136, 66, circle(136, 66, 28, i.accent) + path(heartPath(136, 67, 15), i.accentDeep)) +
    one(66, 136, circle(66, 136, 28, i.accent) + path(starPath(66, 136, 18), i.accentDeep)) +
    one(
      136,
      136,
      circle(136, 136, 28, i.base) +
        circle(136, 136, 28, `url(#l${i.id})`) +
        circle(136, 136, 14, i.pale) +
        circle(136, 136, 6, i.base)
    )
  )
}

export const wallart = (i: Ink) =>
  lifted('M34 44H166V156H34Z') +
  rect(32, 40, 136, 116, 3, WOOD_DEEP) +
  rect(42, 50, 116, 96, 1, i.pale) +
  path('M42 118Q76 84 104 112T158 98V146H42Z', i.base) +
  path('M42 134Q90 112 158 130V146H42Z', i.deep) +
  circle(128, 76, 14, i.accent)
