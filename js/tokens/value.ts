/** One token's value, read by its type and written anew. */

/** A value as CSS, with its `#rrggbb` where it is an opaque sRGB colour. */
export interface Value {
  kind: 'color' | 'dimension' | 'fontFamily' | 'fontWeight' | 'number' | 'duration'
  css: string
  hex?: string
}

/** Why there is no value. */
export type Refusal = 'bad_value' | 'unsupported_type'

const SPACES = /^(srgb-linear|display-p3|a98-rgb|prophoto-rgb|rec2020|xyz-d65|xyz-d50)$/
const FUNCTIONS = /^(hsl|hwb|lab|lch|oklab|oklch)$/
const WEIGHTS = /^(normal|bold|lighter|bolder)$/
const NAMED_WEIGHTS: Readonly<Record<string, number>> = {
  thin: 100,
  hairline: 100,
  'extra-light': 200,
  'ultra-light': 200,
  light: 300,
  regular: 400,
  book: 400,
  medium: 500,
  'semi-bold': 600,
  'demi-bold': 600,
  'extra-bold': 800,
  'ultra-bold': 800,
  black: 900,
  heavy: 900,
  'extra-black': 950
}
const GENERIC =
  /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-serif|ui-sans-serif|ui-monospace|ui-rounded|-apple-system)$/
const FAMILY = /^[\p{L}\p{N}_ .-]{1,64}$/u

const isNumber = (of: unknown): of is number => typeof of === 'number' && Number.isFinite(of) && Math.abs(of) < 1e6
/** Six decimals and never an exponent, which CSS knows but old readers do not. */
const written = (of: number) => String(Number(of.toFixed(6)))

/** Reads a value of a type. */
export function readValue(type: unknown, value: unknown): Value | Refusal {
  switch (type) {
    case 'color':
      return colour(value)
    case 'dimension':
      return measure(value, /^(px|rem|em)$/, 'dimension')
    case 'duration':
      return measure(value, /^(ms|s)$/, 'duration')
    case 'number':
      return isNumber(value) ? { kind: 'number', css: written(value) } : 'bad_value'
    case 'fontWeight':
      return weight(value)
    case 'fontFamily':
      return family(value)
    default:
      return 'unsupported_type'
  }
}

function colour(value: unknown): Value | Refusal {
  if (typeof value === 'string') {
    // The form of before 2025: hexadecimal.
    if (/^#([\da-f]{3}|[\da-f]{6})$/i.test(value)) return { kind: 'color', css: value, hex: value }
    return /^#([\da-f]{4}|[\da-f]{8})$/i.test(value) ? { kind: 'color', css: value } : 'bad_value'
  }
  const { colorSpace, components, alpha = 1, hex } = (value ?? {}) as Record<string, unknown>
  if (typeof colorSpace !== 'string' || !Array.isArray(components) || components.length !== 3) return 'bad_value'
  if (!components.every(part => part === 'none' || isNumber(part)) || !isNumber(alpha) || alpha < 0 || alpha > 1)
    return 'bad_value'
  const opacity = alpha === 1 ? '' : ` / ${written(alpha)}`
  const parts = components.map(part => (part === 'none' ? 'none' : written(part)))
  const plain = alpha === 1 ? (typeof hex === 'string' && /^#[\da-f]{6}$/i.test(hex) ? hex : undefined) : undefined
  if (colorSpace === 'srgb') {
    const own = alpha === 1 ? toHex(components) : undefined
    return { kind: 'color', css: own ?? `color(srgb ${parts.join(' ')}${opacity})`, ...(own ? { hex: own } : {}) }
  }
  const more = plain ? { hex: plain } : {}
  if (SPACES.test(colorSpace))
    return { kind: 'color', css: `color(${colorSpace} ${parts.join(' ')}${opacity})`, ...more }
  if (!FUNCTIONS.test(colorSpace)) return 'bad_value'
  const percent = /^h(sl|wb)$/.test(colorSpace)
    ? parts.map((part, i) => (i > 0 && part !== 'none' ? `${part}%` : part))
    : parts
  return { kind: 'color', css: `${colorSpace}(${percent.join(' ')}${opacity})`, ...more }
}

function toHex(components: readonly unknown[]): string | undefined {
  const bytes = components.map(part =>
    typeof part === 'number' && part >= 0 && part <= 1 ? Math.round(part * 255) : -1
  )
  return bytes.includes(-1) ? undefined : `#${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}

function measure(value: unknown, units: RegExp, kind: 'dimension' | 'duration'): Value | Refusal {
  const [, digits, ending] = typeof value === 'string' ? (/^(-?\d+(?:\.\d+)?)([a-z]+)$/.exec(value) ?? []) : []
  const said = (value ?? {}) as { value?: unknown; unit?: unknown }
  const [number, unit] = digits === undefined ? [said.value, said.unit] : [Number(digits), ending]
  if (!isNumber(number) || typeof unit !== 'string' || !units.test(unit)) return 'bad_value'
  return { kind, css: `${written(number)}${unit}` }
}

function weight(value: unknown): Value | Refusal {
  if (isNumber(value) && value >= 1 && value <= 1000) return { kind: 'fontWeight', css: written(value) }
  if (typeof value !== 'string') return 'bad_value'
  if (WEIGHTS.test(value)) return { kind: 'fontWeight', css: value }
  const named = Object.hasOwn(NAMED_WEIGHTS, value) ? NAMED_WEIGHTS[value] : undefined
  return named ? { kind: 'fontWeight', css: String(named) } : 'bad_value'
}

function family(value: unknown): Value | Refusal {
  const names =
    typeof value === 'string' ? value.split(',').map(name => name.trim().replace(/^(["'])(.*)\1$/, '$2')) : value
  if (!Array.isArray(names) || names.length === 0 || names.length > 24) return 'bad_value'
  if (!names.every(name => typeof name === 'string' && FAMILY.test(name))) return 'bad_value'
  return { kind: 'fontFamily', css: names.map(name => (GENERIC.test(name) ? name : `"${name}"`)).join(', ') }
}
