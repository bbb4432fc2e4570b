/** Draws the picture of a product: the same product always gets the same picture. */
import { coloursOf, hash, hueOf, isLight, mixed } from './colour.ts'
import type { Ink, Motif } from './draw.ts'
import { departmentMotif, motifOf } from './motifs.ts'
import { anyPattern, patternDefinition, patternOf } from './pattern.ts'

/** What a picture is made from. */
export interface Subject {
  item_id: string
  item_name?: string
  item_category?: string
  item_category2?: string
}

/** What is nearly always printed gets a pattern even when the title names none. */
const PRINTED =
  /^(?:Wrap|Bag|Notebook|Cushion|Gift bag|Ribbon|Tape|Paper napkin|Tissues|Wash bag|Umbrella|Bunting|Tea towel|Christmas wrap)$/

/** A digit or letter that stands on the article: "Number Tile Vintage Font 3", `Letter "A" Bling Key Ring`. */
function glyphOf(title: string): string | undefined {
  const found = /"([A-Z])"|(?:sign|tile|garden|font|letter) (?:no )?([0-9A-Z])$/i.exec(title)
  return found?.[1] ?? found?.[2]
}

/** Titles say how big a thing is; the picture says it too. */
function sizeOf(title: string): number {
  if (/\b(?:mini|miniature|tiny|petit)\b/i.test(title)) return 0.78
  if (/\bsmall\b/i.test(title)) return 0.86
  return /\b(?:large|jumbo|giant|big)\b/i.test(title) ? 1.08 : 1
}

let drawn = 0

function draw(motif: Motif, title: string, kind: string, seed: number): SVGSVGElement {
  const [base, accent] = coloursOf(title, seed)
  const pattern = patternOf(title) ?? (PRINTED.test(kind) ? anyPattern(seed) : undefined)
  const id = `v${++drawn}`
  const ink: Ink = {
    id,
    base,
    accent,
    deep: mixed(base, -0.24),
    pale: mixed(base, isLight(base) ? 0.5 : 0.38),
    accentDeep: mixed(accent, -0.28),
    patterned: pattern !== undefined
  }
  const glyph = glyphOf(title)
  if (glyph) ink.glyph = glyph
  const size = sizeOf(title)
  // About the middle of the stage, a little nearer to the ground, so that small things do not float.
  const scaled = size === 1 ? '' : ` transform="translate(100 118) scale(${size}) translate(-100 -118)"`
  // On light things the pattern takes the second colour, on dark things a pale one.
  const mark = isLight(base) ? mixed(accent, 0.1) : mixed(base, 0.62)
  const light = `<linearGradient id="l${id}" x1="0" x2="1" y1="0" y2=".25"><stop offset="0" stop-color="#fff" stop-opacity=".24"/><stop offset=".4" stop-color="#fff" stop-opacity="0"/><stop offset=".62" stop-color="#2b2620" stop-opacity="0"/><stop offset="1" stop-color="#2b2620" stop-opacity=".17"/></linearGradient>`
  const definitions = light + (pattern ? patternDefinition(id, pattern, mark, mixed(accent, -0.1)) : '')
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 200 200')
  svg.setAttribute('class', 'picture')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  const { hue, colourful } = hueOf(base)
  svg.style.setProperty('--hue', String(hue))
  svg.style.setProperty('--colourful', colourful.toFixed(2))
  svg.innerHTML = `<defs>${definitions}</defs><rect class="picture-tint" width="200" height="200"/><g${scaled}>${motif(ink)}</g>`
  return svg
}

/** The picture of a product, decorative: its title stands beside it. */
export function picture(item: Subject): SVGSVGElement {
  const title = item.item_name ?? ''
  const kind = item.item_category2 ?? ''
  return draw(motifOf(title, kind, item.item_category ?? ''), title, kind, hash(item.item_id))
}

/** The picture of a department. */
export const departmentPicture = (department: string): SVGSVGElement =>
  draw(departmentMotif(department), '', '', hash(department))
