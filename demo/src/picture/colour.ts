/** Which colours a product has: the colour words of its title, or a palette that goes well together. */

/** Colour words as they stand in titles; longer words first where one contains another. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bhot pink\b|\bfuchsia\b|\braspberry\b/, '#c8477f'],
  [/\bpink\b|\brose\b|\bpeach\b|\bstrawberry\b|\bcherry\b/, '#e495a6'],
  [/\bred\b|\bretrospot\b|\bruby\b|\bpoppy\b|\bpoppies\b|\bapples?\b|\bburgundy\b|\bsanta\b/, '#c5483f'],
  [/\borange\b|\bsunset\b/, '#df8b45'],
  [/\bamber\b|\bcaramel\b|\bhoney\b/, '#cf9039'],
  [/\byellow\b|\bsunflower\b|\bchicks?\b/, '#e9bf58'],
  [/\bolive\b|\bfern\b|\bcacti\b|\bcactus\b/, '#8a9a55'],
  [/\bmint\b|\beau de nile?\b|\bpistachio\b/, '#a0cdb4'],
  [/\bgreen\b|\bjade\b|\bgarden\b|\bleaf\b|\bherbs?\b|\bivy\b|\bholly\b/, '#7ba46b'],
  [/\bturquoise\b|\baqua\b|\bteal\b/, '#4ba7a3'],
  [/\bsky blue\b|\blight blue\b|\bpale blue\b/, '#9dc1dc'],
  [/\bmidnight\b|\bdark blue\b|\bnavy\b/, '#35517d'],
  [/\bblue\b|\bocean\b|\bsailor\b|\bspaceboy\b/, '#5c87b5'],
  [/\blilac\b|\blavender\b|\bamethyst\b|\bhyacinth\b/, '#ae95cb'],
  [/\bpurple\b|\bviolet\b/, '#8161a8'],
  [/\bgold\b|\bbrass\b|\bgolden\b/, '#cfa64b'],
  [/\bcopper\b|\bbronze\b/, '#bb7a52'],
  [/\bsilver\b|\bzinc\b|\bmetal\b|\bchrome\b|\bmirror(?:ed)?\b|\bsteel\b|\bdiamante\b/, '#aab4bb'],
  [/\bgrey\b|\bslate\b|\bstone\b/, '#8b9197'],
  [/\bblack\b|\bjet\b|\bskulls?\b/, '#3f4048'],
  [/\bchocolate\b|\bbrown\b|\bcoffee\b/, '#7c5844'],
  [/\bwood(?:en|land)?\b|\bwicker\b|\bnatural\b|\bbamboo\b|\bwillow\b|\brustic\b|\bcinnamon\b/, '#bd925f'],
  [/\bcream\b|\bvanilla\b|\bbeige\b/, '#ecdcb6'],
  [/\bivory\b|\bpearl\b|\blace\b/, '#eee4cf'],
  [/\bwhite\b|\bporcelain\b|\bsnow\b/, '#f2efe8'],
  [/\bglass\b|\bcrystal\b|\bclear\b/, '#b5d2d8']
]

/** First and second colour of products whose title names none. */
const PALETTES: readonly (readonly [string, string])[] = [
  ['#5f8f8b', '#edd9b4'],
  ['#d98f7a', '#f4e6d2'],
  ['#7f9f78', '#f1e2bd'],
  ['#c26d5c', '#f3ddc6'],
  ['#6f8fb0', '#f2dfc3'],
  ['#d7a95a', '#7a5a48'],
  ['#9a7fa8', '#f0dfe6'],
  ['#e3b7a0', '#8c5b4f'],
  ['#88a9a8', '#c9624f'],
  ['#b5748a', '#f6e4dc'],
  ['#8d9b6a', '#e8c27a'],
  ['#a8bccb', '#c8705a']
]

/** Small, stable, well spread number of a text. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  return Math.imul(h, 0x2c1b3c6d) >>> 0
}

/** Colours of a product: its own first, then what goes with it. */
export function coloursOf(title: string, seed: number): [base: string, accent: string] {
  const text = title.toLowerCase()
  const found = WORDS.map(([word, colour]) => ({ at: text.search(word), colour })).filter(({ at }) => at >= 0)
  found.sort((a, b) => a.at - b.at)
  const palette = PALETTES[seed % PALETTES.length] ?? PALETTES[0]
  const [first, second] = [found[0]?.colour, found[1]?.colour]
  if (!palette || !first) return [palette?.[0] ?? '#5f8f8b', palette?.[1] ?? '#edd9b4']
  if (second && second !== first) return [first, second]
  return [first, isLight(first) ? palette[0] : '#f7ecdb']
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** True when white would not be seen on it. */
export function isLight(hex: string): boolean {
  const [r, g, b] = channels(hex)
  return r * 0.3 + g * 0.59 + b * 0.11 > 196
}

/** `share` of black (negative) or white (positive) mixed into a colour. */
export function mixed(hex: string, share: number): string {
  const target = share < 0 ? 28 : 255
  const amount = Math.abs(share)
  const mix = (c: number) =>
    Math.round(c + (target - c) * amount)
      .toString(16)
      .padStart(2, '0')
  return `#${channels(hex).map(mix).join('')}`
}

/** Hue in degrees and how colourful, 0 to 1: for the tint behind the article. */
export function hueOf(hex: string): { hue: number; colourful: number } {
  const [r, g, b] = channels(hex)
  const max = Math.max(r, g, b)
  const delta = max - Math.min(r, g, b)
  if (delta < 12) return { hue: 40, colourful: 0.15 }
  const raw = max === r ? ((g - b) / delta) % 6 : max === g ? (b - r) / delta + 2 : (r - g) / delta + 4
  return { hue: Math.round((raw * 60 + 360) % 360), colourful: delta / 255 }
}
