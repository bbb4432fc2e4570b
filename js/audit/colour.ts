/** Colours as they meet the eye: any CSS colour to sRGB, layers over each other, WCAG's contrast. */

/** Red, green, blue from 0 to 255, and opacity from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

const known = new Map<string, Rgba>()
let canvas: CanvasRenderingContext2D | null | undefined

/** Any colour the browser computes. The canvas knows all of its notations. */
export function colourOf(css: string): Rgba {
  const before = known.get(css)
  if (before) return before
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css)
  const colour: Rgba = plain
    ? [Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4] === undefined ? 1 : Number(plain[4])]
    : painted(css)
  known.set(css, colour)
  return colour
}

function painted(css: string): Rgba {
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true
  })
  if (!canvas) return [0, 0, 0, 0]
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = css
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

/** One colour over an opaque one. */
export function over([red, green, blue, alpha]: Rgba, [r, g, b]: Rgba): Rgba {
  const mix = (front: number, back: number) => front * alpha + back * (1 - alpha)
  return [mix(red, r), mix(green, g), mix(blue, b), 1]
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (channel: number) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** Contrast ratio, 1 to 21. */
export function contrast(one: Rgba, two: Rgba): number {
  const [a, b] = [luminance(one) + 0.05, luminance(two) + 0.05]
  return Math.max(a, b) / Math.min(a, b)
}

/** What an element's words stand on; undefined where a picture is behind them, which no style can tell. */
export function groundOf(element: Element): Rgba | undefined {
  const layers: Rgba[] = []
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at)
    if (backgroundImage !== 'none') return undefined
    const colour = colourOf(backgroundColor)
    if (colour[3] > 0) layers.push(colour)
    if (colour[3] === 1) break
  }
  // Canvas is the system colour behind every page; it follows `color-scheme`.
  const start = layers.at(-1)?.[3] === 1 ? layers.pop() : colourOf(canvasColour())
  return layers.reduceRight<Rgba>((ground, layer) => over(layer, ground), start ?? [255, 255, 255, 1])
}

function canvasColour(): string {
  const probe = document.createElement('i')
  probe.style.cssText = 'display:none;background-color:Canvas'
  document.documentElement.append(probe)
  const { backgroundColor } = getComputedStyle(probe)
  probe.remove()
  return backgroundColor
}
