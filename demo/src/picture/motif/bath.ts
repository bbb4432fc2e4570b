/** Bath and wash. */
import { circle, ellipse, type Ink, line, PAPER, path, plain, standing, surface } from '../draw.ts'

export const soap = (i: Ink) =>
  standing(56) +
  path('M36 132H164Q158 160 100 161Q42 160 36 132Z', PAPER) +
  ellipse(100, 132, 64, 12, '#ece3d3') +
  surface(i, 'M62 96H138Q152 96 152 112Q152 132 138 132H62Q48 132 48 112Q48 96 62 96Z') +
  ellipse(100, 113, 32, 10, 'none', `stroke="${i.pale}" stroke-width="2.5"`) +
  [
    [62, 70, 13],
    [86, 52, 9],
    [122, 72, 11],
    [142, 50, 7],
    [106, 34, 6]
  ]
    .map(
      ([x = 0, y = 0, r = 0]) =>
        circle(x, y, r, '#ffffff', 'opacity=".65"') + circle(x - r / 3, y - r / 3, r / 4, '#ffffff')
    )
    .join('')

export const towels = (i: Ink) => {
  const roll = (y: number, colour: string, band: string) =>
    plain(
      i,
      `M44 ${y}H156Q166 ${y} 166 ${y + 16}Q166 ${y + 32} 156 ${y + 32}H44Q34 ${y + 32} 34 ${y + 16}Q34 ${y} 44 ${y}Z`,
      colour
    ) +
    path(`M118 ${y}H134V${y + 32}H118Z`, band) +
    line(`M48 ${y + 16}Q48 ${y + 8} 56 ${y + 8}Q64 ${y + 8} 64 ${y + 16}Q64 ${y + 25} 52 ${y + 25}`, band, 3)
  return standing(64) + roll(128, i.deep, i.accent) + roll(94, i.base, i.accent) + roll(60, i.pale, i.accentDeep)
}

export const tissues = (i: Ink) =>
  standing(56) +
  path('M84 92Q72 52 96 40Q94 58 108 46Q126 34 122 92Z', '#ffffff') +
  path('M104 92Q98 64 108 46Q126 34 122 92Z', '#e9e6df') +
  surface(i, 'M42 88H158Q162 88 162 92V154Q162 161 156 161H44Q38 161 38 154V92Q38 88 42 88Z') +
  ellipse(102, 91, 32, 5, i.deep) +
  path('M38 138H162V146H38Z', i.accent)

export const firstaid = (i: Ink) =>
  standing(52) +
  line('M82 66C82 46 118 46 118 66', i.deep, 7) +
  surface({ ...i, patterned: false }, 'M54 66H146Q156 66 156 76V150Q156 161 146 161H54Q44 161 44 150V76Q44 66 54 66Z') +
  circle(100, 114, 30, PAPER) +
  path('M93 94H107V107H120V121H107V134H93V121H80V107H93Z', '#c5483f')
