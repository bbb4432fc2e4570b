/** What stands on the table. */
import { circle, ellipse, type Ink, line, METAL, PAPER, path, plain, standing, surface } from '../draw.ts'

export const mug = (i: Ink) =>
  standing(46, 94) +
  line('M126 88C160 80 162 136 122 136', i.deep, 12) +
  line('M126 88C160 80 162 136 122 136', i.base, 7) +
  surface(i, 'M56 72H130V138Q130 160 108 160H78Q56 160 56 138Z') +
  ellipse(93, 72, 37, 9, i.pale) +
  ellipse(93, 73, 31, 6.5, i.deep)

export const teacup = (i: Ink) =>
  standing(62) +
  plain(i, 'M34 148Q100 170 166 148Q160 163 100 163Q40 163 34 148Z', i.pale) +
  line('M136 94C164 90 158 128 126 126', i.deep, 8) +
  surface(i, 'M56 84H144Q142 148 110 150H90Q58 148 56 84Z') +
  ellipse(100, 84, 44, 10, i.pale) +
  ellipse(100, 85, 38, 7.5, i.accentDeep) +
  line('M62 100Q100 110 138 100', i.accent, 3)

export const bowl = (i: Ink) =>
  standing(44) +
  path('M78 152H122L118 162H82Z', i.deep) +
  surface(i, 'M36 92H164Q160 154 116 156H84Q40 154 36 92Z') +
  ellipse(100, 92, 64, 14, i.pale) +
  ellipse(100, 94, 56, 10.5, i.deep)

export const plate = (i: Ink) =>
  ellipse(102, 106, 66, 66, '#2b2620', 'opacity=".12"') +
  circle(100, 100, 66, i.base) +
  (i.patterned ? circle(100, 100, 66, `url(#p${i.id})`) : '') +
  circle(100, 100, 66, `url(#l${i.id})`) +
  circle(100, 100, 58, 'none', `stroke="${i.accent}" stroke-width="2.5"`) +
  circle(100, 100, 42, i.pale) +
  circle(100, 100, 42, 'none', `stroke="${i.deep}" stroke-opacity=".25" stroke-width="2"`)

export const cakestand = (i: Ink) =>
  standing(40) +
  path('M96 60H104V156H96Z', i.deep) +
  path('M70 162Q100 146 130 162Z', i.deep) +
  surface(i, 'M34 122H166Q160 138 100 138Q40 138 34 122Z') +
  ellipse(100, 122, 66, 9, i.pale) +
  surface(i, 'M54 80H146Q140 94 100 94Q60 94 54 80Z') +
  ellipse(100, 80, 46, 7, i.pale) +
  line('M100 58C88 46 92 36 100 36C108 36 112 46 100 58', i.deep, 4) +
  path('M62 120q2 -14 12 -14t12 14Z', '#e7a9b4') +
  path('M112 120q2 -14 12 -14t12 14Z', '#f2d9a6') +
  circle(74, 104, 3, '#c5483f') +
  circle(124, 104, 3, '#7c5844') +
  path('M74 78q2 -12 11 -12t11 12Z', '#c99a6d') +
  circle(85, 64, 2.8, '#f7ecdb')

export const glass = (i: Ink) =>
  standing(30) +
  path('M96 112H104V154H96Z', i.deep, 'opacity=".8"') +
  ellipse(100, 158, 30, 5, i.deep, 'opacity=".85"') +
  path('M60 40H140Q142 112 100 114Q58 112 60 40Z', i.base, 'opacity=".45"') +
  path('M63 66H137Q134 110 100 111Q66 110 63 66Z', i.accent, 'opacity=".8"') +
  ellipse(100, 66, 37, 5, '#ffffff', 'opacity=".4"') +
  ellipse(100, 40, 40, 6, '#ffffff', 'opacity=".55"') +
  line('M72 52Q72 84 84 98', '#ffffff', 4, 'opacity=".6"')

export const cutlery = (i: Ink) =>
  line('M62 96V158', i.base, 12) +
  line('M100 96V158', i.base, 12) +
  line('M138 96V158', i.base, 12) +
  line('M62 60V92', METAL, 6) +
  line('M50 40V58Q50 66 62 66Q74 66 74 58V40M62 40V62', METAL, 4.5) +
  line('M100 74V92', METAL, 6) +
  ellipse(100, 54, 13, 19, METAL) +
  ellipse(97, 51, 6, 12, '#ffffff', 'opacity=".4"') +
  path('M132 94V40Q150 48 147 82L143 94Z', METAL) +
  [62, 100, 138].map(x => circle(x, 150, 2.6, i.pale)).join('')

export const tray = (i: Ink) =>
  ellipse(102, 138, 78, 18, '#2b2620', 'opacity=".12"') +
  plain(i, 'M20 108H180L166 138Q164 144 156 144H44Q36 144 34 138Z', i.deep) +
  surface(i, 'M34 96H166Q182 96 180 108Q178 122 160 122H40Q22 122 20 108Q18 96 34 96Z') +
  ellipse(100, 108, 62, 8, i.pale, 'opacity=".5"') +
  path('M78 74H114V92Q114 104 96 104Q78 104 78 92Z', PAPER) +
  line('M114 80Q126 80 124 90Q122 96 112 95', PAPER, 4) +
  ellipse(96, 74, 18, 4, i.accentDeep) +
  ellipse(140, 104, 16, 4, PAPER) +
  path('M130 102q2 -10 10 -10t10 10Z', '#e7b48f')

export const eggcup = (i: Ink) =>
  standing(32) +
  ellipse(100, 82, 30, 38, '#f3dcc0') +
  ellipse(91, 72, 9, 14, '#ffffff', 'opacity=".4"') +
  surface(i, 'M62 88H138Q136 126 108 130V148H92V130Q64 126 62 88Z') +
  plain(i, 'M72 162Q76 146 100 146Q124 146 128 162Z', i.deep) +
  line('M66 104Q100 112 134 104', i.accent, 4)

export const coaster = (i: Ink) =>
  [
    [0, 0],
    [0, -9],
    [0, -18]
  ]
    .map(
      ([, dy = 0]) =>
        ellipse(100, 132 + dy, 62, 20, i.deep) + ellipse(100, 128 + dy, 62, 20, dy === -18 ? i.base : i.accent)
    )
    .join('') +
  (i.patterned ? ellipse(100, 110, 62, 20, `url(#p${i.id})`) : '') +
  ellipse(100, 110, 52, 15, 'none', `stroke="${i.pale}" stroke-width="2.5"`) +
  path('M76 62H120V92Q120 106 98 106Q76 106 76 92Z', PAPER) +
  line('M120 70Q134 70 132 82Q130 90 118 88', PAPER, 5) +
  ellipse(98, 62, 22, 5, '#8a6047')
