/** The look of the page: what a shopper can choose, what may be wrong with it, and what holds it. */

/** A colour theme: `system` follows the device; other names are palettes of the shop (`VitrineOptions.look`). */
export type Theme = 'system' | 'light' | 'dark' | 'contrast' | 'sepia' | (string & {})

/** What the shopper chose; an absent field means "as the shop has it", and `null` in a wish takes a choice back. */
export interface LookPreferences {
  /** The colour theme. */
  theme?: Theme | null
  /** Factor on the shop's type size, from 0.85 to 2.0. Numbers outside their range are clamped. */
  textScale?: number | null
  /** Typeface: the device's own, a readable sans, a serif, or the shop's second one (`--vitrine-shop-font`). */
  font?: 'system' | 'readable' | 'serif' | 'shop' | null
  /** Height of a line as a factor on the type size, from 1.1 to 2.5. */
  lineHeight?: number | null
  /** Space after a paragraph in em, from 0 to 4. */
  paragraphSpacing?: number | null
  /** Space between letters in em, from 0 to 0.3. */
  letterSpacing?: number | null
  /** Space between words in em, from 0 to 0.6. */
  wordSpacing?: number | null
  /** Articles in columns, or one under the other with the picture beside the words. */
  lists?: 'grid' | 'list' | null
  /** Most columns of a list of articles, from 1 to 6. */
  columns?: number | null
  /** How much room there is between things. */
  density?: 'compact' | 'normal' | 'roomy' | null
  /** How large pictures are. */
  images?: 'small' | 'normal' | 'large' | null
  /** Whether things may move by themselves. */
  motion?: 'full' | 'reduced' | null
  /** Whether things may shine through. */
  transparency?: 'full' | 'reduced' | null
  /** Elder mode (长辈版): large type, large targets, one column, no promotions. */
  elder?: boolean | null
  /** Reads aloud what is tapped or focused. */
  readAloud?: boolean | null
  /** The shopper's own order of modules by zone; an empty list takes it back. */
  modules?: Readonly<Record<string, readonly string[]>>
}

/** A shop's own colours, `#rgb` or `#rrggbb`. Text is corrected to its contrast; backgrounds stay. */
export interface Palette {
  /** Behind everything. */
  background: string
  /** Text. */
  text: string
  /** Behind cards, menus, fields; the background when absent. */
  surface?: string
  /** Text of less weight; the text when absent. */
  muted?: string
  /** Links and main buttons; the text when absent. */
  accent?: string
  /** Text on the accent; the background when absent. */
  onAccent?: string
  /** Warnings; the text when absent. */
  danger?: string
  /** Borders of controls; the muted text when absent. */
  border?: string
  /** The ring around what has the focus; the accent when absent. */
  focus?: string
}

/** What a shop says about its look. */
export interface LookOptions {
  /** Palettes by name (`[a-z0-9-]`, at most 32); `light`, `dark`, `contrast` and `sepia` replace the themes of those names. */
  palettes?: Readonly<Record<string, Palette>>
  /** Offer elder mode or larger type to somebody who seems to need it, once; true when absent. */
  suggest?: boolean
}

/** Two colours of a palette that no lightness makes readable. */
export interface LookPair {
  /** Role of the colour in front. */
  front: keyof Palette
  /** Role of the colour behind it. */
  ground: keyof Palette
  /** The best contrast that could be reached. */
  reached: number
  /** The contrast that is needed. */
  needed: number
}

/** Something about the look that could not be taken as it was said. */
export interface LookProblem {
  /** A number outside its range, a value or field nobody knows, a palette that is none, or one that cannot be read. */
  code: 'clamped' | 'unknown_value' | 'unknown_field' | 'bad_palette' | 'low_contrast'
  /** The field, or `palettes.<name>`. */
  field: string
  /** What is used instead, of a clamped number. */
  used?: number
  /** The pairs that fail, of a palette that cannot be read. */
  pairs?: LookPair[]
}

/** A look that might help, to be offered and never imposed. */
export interface LookSuggestion {
  /** What it would be: elder mode, or larger type. */
  look: Readonly<LookPreferences>
  /** What it was concluded from, strongest first. */
  because: ('zoomed' | 'missed' | 'enlarged')[]
}

/** Something on a page that falls short. */
export interface LookFinding {
  /** The rule, for example `text-contrast`; `docs/look.md` lists them. */
  rule: string
  /** The element. */
  element: Element
  /** What was measured. */
  measured: string
  /** What is required. */
  required: string
}

/** Where a module stands among those it may change places with. */
export interface ModulePlace {
  /** The module's name. */
  name: string
  /** What it is called on the page: its heading or its label. */
  label: string
  /** True when the shop lets it move. */
  movable: boolean
}

/** The modules of the page, and the shopper's hand on their order. */
export interface ModuleControl {
  /** Zones of this page with their modules as they stand. */
  places(): Readonly<Record<string, ModulePlace[]>>
  /** Whose order a zone has: the shopper's, by what this shopper uses, or the shop's. */
  orderOf(zone: string): 'own' | 'used' | 'shop'
  /** Moves a module up or down by steps; focus and scroll position stay. False when it may not go there. */
  move(zone: string, name: string, steps: number): boolean
  /** Shows handles to drag, with pointer and arrow keys; the undo takes them away. */
  arrange(): () => void
  /** Gives a zone, or all of them, the shop's order back. */
  reset(zone?: string): void
}

/** The look of the page. */
export interface LookControl {
  /** Merges preferences, applies them and remembers them. Out-of-range values are clamped and told by `problems`. */
  set(preferences: LookPreferences): void
  /** What the shopper chose so far. */
  get(): LookPreferences
  /** Switches elder mode on or off. */
  elder(on: boolean): void
  /** True while elder mode is on, for the shop's own code: no promotions, pop-ups, autoplay or countdowns then. */
  isElder(): boolean
  /** Forgets every preference and restores the page as the shop made it. */
  reset(): void
  /** What was wrong with the last wish and with the shop's palettes; empty without an engine. */
  problems(): LookProblem[]
  /** What this shopper might need; undefined when there is nothing to offer or it was offered before. */
  suggestion(): LookSuggestion | undefined
  /** The shopper's answer to the suggestion: taken, or not to be offered again. */
  answer(isTaken: boolean): void
  /** What falls short below `root` (the page when absent): elder mode's figures while it is on, else WCAG's. */
  audit(root?: Element): Promise<LookFinding[]>
  /** The page's modules; undefined where the script for them cannot be loaded. */
  modules(): Promise<ModuleControl | undefined>
  /** Reads a text or an element aloud, in its language; an empty text stops. */
  say(what: Element | string): Promise<boolean>
}
