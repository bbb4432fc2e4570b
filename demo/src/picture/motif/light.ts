/** Candles, lanterns and lamps. */
import {
  circle,
  ellipse,
  FLAME,
  flame,
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
  WAX,
  WOOD
} from '../draw.ts'

export const candle = (i: Ink) =>
  standing(34) +
  flame(100, 56, 1.1) +
  line('M100 60V70', SHADE, 2.5) +
  surface(i, 'M68 74Q100 64 132 74V154Q100 166 68 154Z') +
  ellipse(100, 74, 32, 7.5, i.pale) +
  path('M74 76q4 16 9 4t8 10t9 -8Z', i.pale)

export const candles = (i: Ink) => {
  const one = (x: number, top: number, colour: string) =>
    flame(x, top - 8, 0.75) +
    line(`M${x} ${top - 6}V${top + 2}`, SHADE, 2) +
    plain(i, `M${x - 10} ${top}H${x + 10}V152H${x - 10}Z`, colour) +
    ellipse(x, top, 10, 3, i.pale)
  return (
    standing(62) +
    one(54, 84, i.base) +
    one(146, 84, i.base) +
    one(85, 64, i.accent) +
    one(116, 64, i.base) +
    path('M36 150H164V158Q164 162 158 162H42Q36 162 36 158Z', WOOD)
  )
}

export const tealights = (i: Ink) => {
  const one = (x: number, y: number) =>
    flame(x, y - 14, 0.7) +
    path(`M${x - 25} ${y}V${y + 16}Q${x} ${y + 27} ${x + 25} ${y + 16}V${y}Z`, METAL) +
    path(`M${x + 8} ${y}H${x + 25}V${y + 16}Q${x + 18} ${y + 21} ${x + 8} ${y + 22}Z`, METAL_DEEP, 'opacity=".5"') +
    ellipse(x, y, 25, 8, i.base) +
    ellipse(x, y, 20, 6, i.pale) +
    line(`M${x} ${y}V${y - 12}`, SHADE, 2)
  return standing(66) + one(100, 92) + one(62, 132) + one(138, 132)
}

export const lantern = (i: Ink) =>
  standing(40) +
  line('M84 44C84 18 116 18 116 44', i.deep, 4) +
  plain(i, 'M58 70L84 44H116L142 70Z', i.deep) +
  rect(60, 70, 80, 82, 3, '#fff1cf') +
  flame(100, 112, 1.1) +
  rect(86, 116, 28, 34, 3, WAX) +
  ellipse(100, 116, 14, 3.5, '#fffaf0') +
  path('M60 70H68V152H60ZM132 70H140V152H132ZM97 70H103V96H97Z', i.base) +
  plain(i, 'M54 150H146V160H54Z', i.base) +
  path('M54 68H146V75H54Z', i.base) +
  line('M68 110L97 75M132 110L103 75', i.base, 2.5)

export const stringLights = (i: Ink) => {
  const bulbs = [
    [30, 62],
    [58, 86],
    [90, 98],
    [122, 96],
    [152, 80],
    [174, 56],
    [50, 128],
    [84, 142],
    [118, 142],
    [150, 126]
  ]
  const colours = [i.base, i.accent, FLAME, i.pale]
  const bulb = (x: number, y: number, n: number) =>
    circle(x, y + 12, 15, colours[n % 4] ?? i.base, 'opacity=".2"') +
    rect(x - 3, y - 3, 6, 7, 2, '#5b5f55') +
    path(
      `M${x - 6} ${y + 4}H${x + 6}Q${x + 9} ${y + 14} ${x} ${y + 22}Q${x - 9} ${y + 14} ${x - 6} ${y + 4}Z`,
      colours[n % 4] ?? i.base
    )
  return (
    line('M12 38Q60 100 106 98T190 34', '#5b5f55', 2.6) +
    line('M24 100Q60 144 102 142T178 96', '#5b5f55', 2.6) +
    bulbs.map(([x = 0, y = 0], n) => bulb(x, y, n)).join('')
  )
}

export const lamp = (i: Ink) =>
  standing(34) +
  path('M54 100L146 100L170 160H30Z', FLAME, 'opacity=".13"') +
  path('M94 96H106V150H94Z', i.accentDeep) +
  ellipse(100, 128, 15, 18, i.accent) +
  ellipse(100, 156, 32, 6, i.accentDeep) +
  surface(i, 'M76 38H124L148 100Q100 110 52 100Z') +
  path('M52 100Q100 110 148 100L146 95Q100 105 54 95Z', i.deep) +
  path('M76 38H124L126 43H74Z', i.pale)

export const incense = (i: Ink) =>
  standing(58) +
  line('M104 118L150 52', '#6b4a38', 3) +
  circle(151, 50, 3.4, '#e2703a') +
  line('M152 44C142 34 162 30 152 16', '#9aa0a4', 3, 'opacity=".55"') +
  plain(i, 'M40 138Q100 120 160 138Q150 160 100 161Q50 160 40 138Z', WOOD) +
  surface(i, 'M34 66H92V136Q92 142 86 142H40Q34 142 34 136Z') +
  rect(34, 84, 58, 26, 0, '#fbf8f1') +
  line('M44 92H82M50 101H76', i.deep, 2.5)
