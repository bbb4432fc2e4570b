/** Candle holders. */
import {
  circle,
  ellipse,
  FLAME,
  flame,
  heartPath,
  type Ink,
  line,
  METAL,
  METAL_DEEP,
  path,
  plain,
  rect,
  SHADE,
  standing,
  surface,
  WAX
} from '../draw.ts'

export const holder = (i: Ink) =>
  standing(40) +
  flame(100, 78, 1) +
  ellipse(100, 92, 22, 5, WAX) +
  surface(i, 'M56 70Q54 150 78 158H122Q146 150 144 70Q132 88 100 88Q68 88 56 70Z') +
  path('M70 92Q76 120 76 148', 'none', `stroke="#fff" stroke-opacity=".4" stroke-width="5" stroke-linecap="round"`) +
  path(heartPath(100, 124, 15), i.accent)

export const glassHolder = (i: Ink) =>
  standing(44) +
  ellipse(100, 130, 40, 26, FLAME, 'opacity=".35"') +
  path('M54 68H146Q150 158 120 160H80Q50 158 54 68Z', i.base, 'opacity=".55"') +
  flame(100, 116, 1) +
  rect(82, 120, 36, 22, 4, WAX) +
  ellipse(100, 120, 18, 4.5, '#fffaf0') +
  (i.patterned ? path('M54 68H146Q150 158 120 160H80Q50 158 54 68Z', `url(#p${i.id})`, 'opacity=".55"') : '') +
  ellipse(100, 68, 46, 8, '#ffffff', 'opacity=".6"') +
  line('M66 82Q64 118 74 142', '#ffffff', 5, 'opacity=".55"')

export const hangingHolder = (i: Ink) =>
  line('M100 16V44', METAL_DEEP, 3) +
  path(heartPath(102, 103, 54), SHADE, 'opacity=".12"') +
  surface(i, heartPath(100, 98, 54)) +
  path(heartPath(100, 98, 40), '#fff4dc') +
  flame(100, 94, 1) +
  rect(84, 98, 32, 18, 4, WAX) +
  ellipse(100, 98, 16, 4, '#fffaf0') +
  line('M82 116H118', i.deep, 5) +
  circle(100, 48, 5, i.deep)

export const candlestick = (i: Ink) =>
  standing(38) +
  flame(100, 30, 0.9) +
  plain(i, 'M91 36H109V84H91Z', WAX) +
  surface(
    i,
    'M80 82H120Q122 92 108 96L106 128Q108 140 132 150Q138 161 100 161Q62 161 68 150Q92 140 94 128L92 96Q78 92 80 82Z'
  ) +
  ellipse(100, 82, 21, 5, i.pale) +
  circle(100, 112, 9, i.deep)

export const lattice = (i: Ink) => {
  const d = 'M56 62H144L138 152Q138 160 128 160H72Q62 160 62 152Z'
  const hole = (x: number, y: number, n: number) =>
    n % 2 ? circle(x, y, 4.2, '#ffe7ad') : path(heartPath(x, y, 6.2), '#ffe7ad')
  const holes = [84, 108, 132].flatMap((y, row) =>
    [72, 86, 100, 114, 128].map((x, n) => hole(100 + (x - 100) * (1 - row * 0.04), y, n + row))
  )
  return (
    standing(40) +
    ellipse(100, 112, 62, 52, FLAME, 'opacity=".16"') +
    flame(100, 58, 0.9) +
    plain(i, d) +
    ellipse(100, 62, 44, 8, i.deep) +
    ellipse(100, 62, 38, 5.5, '#ffdf9a') +
    holes.join('') +
    path('M54 146H146V153H54Z', i.deep, 'opacity=".5"')
  )
}

export const mosaic = (i: Ink) => {
  const tiles = Array.from({ length: 6 }, (_, row) =>
    Array.from({ length: 8 }, (_, n) =>
      rect(46 + n * 14, 76 + row * 14, 12, 12, 1.5, [i.base, i.pale, i.accent, i.deep][(n * 3 + row * 5) % 4] ?? i.base)
    ).join('')
  ).join('')
  return (
    standing(42) +
    flame(100, 66, 1) +
    `<clipPath id="m${i.id}"><path d="M70 74H130Q158 96 152 126Q146 158 116 160H84Q54 158 48 126Q42 96 70 74Z"/></clipPath><g clip-path="url(#m${i.id})">${rect(40, 70, 120, 94, 0, i.deep)}${tiles}${rect(40, 70, 120, 94, 0, `url(#l${i.id})`)}</g>` +
    ellipse(100, 75, 31, 6.5, '#fff1cf')
  )
}

export const triple = (i: Ink) => {
  const cup = (x: number, y: number) =>
    flame(x, y - 12, 0.7) +
    surface(i, `M${x - 20} ${y - 8}H${x + 20}L${x + 15} ${y + 24}H${x - 15}Z`) +
    ellipse(x, y - 8, 20, 5, i.pale) +
    ellipse(x, y - 8, 15, 3.4, WAX)
  return (
    standing(64) +
    line('M40 140V96M160 140V96M100 140V72', METAL_DEEP, 4) +
    cup(40, 82) +
    cup(160, 82) +
    cup(100, 60) +
    plain(i, 'M26 138H174V146Q174 152 168 152H32Q26 152 26 146Z', i.deep) +
    line('M44 152L38 162M156 152L162 162', METAL_DEEP, 5)
  )
}

export const jamJar = (i: Ink) =>
  standing(36) +
  line('M64 66C60 18 140 18 136 66', METAL_DEEP, 3) +
  ellipse(100, 122, 44, 40, FLAME, 'opacity=".25"') +
  path('M66 72H134Q144 80 144 94V148Q144 160 132 160H68Q56 160 56 148V94Q56 80 66 72Z', i.base, 'opacity=".5"') +
  rect(64, 58, 72, 15, 4, METAL) +
  flame(100, 116, 1) +
  rect(84, 120, 32, 24, 4, WAX) +
  ellipse(100, 120, 16, 4, '#fffaf0') +
  line('M68 92V144', '#ffffff', 5, 'opacity=".55"')
