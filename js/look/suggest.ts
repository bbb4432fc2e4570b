/** Strain -> what to offer. Pure, and cautious: one sign alone has to be strong. */
import type { LookPreferences, LookSuggestion } from '../types.ts'

/** What was noticed in this tab. */
export interface Strain {
  /** How often the page was zoomed into. */
  zoomed: number
  /** How many taps went beside a target. */
  missed: number
  /** The browser's own text is enlarged. */
  enlarged: boolean
}

/** As many of one sign as are enough on their own: one zoom looks at a picture, three are reading. */
const ENOUGH = { zoomed: 3, missed: 5 }
/** Enlarged text is a lasting wish, but the page follows it already: it halves what else is needed. */
const ENLARGED = 0.5

/** What might help; undefined while there is no reason, or the shopper has it already. */
export function suggest({ zoomed, missed, enlarged }: Strain, chosen: LookPreferences): LookSuggestion | undefined {
  const signs = [
    ['zoomed', zoomed / ENOUGH.zoomed],
    ['missed', missed / ENOUGH.missed],
    ['enlarged', enlarged ? ENLARGED : 0]
  ] as const
  const sum = signs.reduce((total, [, weight]) => total + weight, 0)
  if (chosen.elder || !(sum >= 1)) return undefined
  const because = signs.filter(([, weight]) => weight > 0).sort((a, b) => b[1] - a[1])
  // Only reading is hard: larger type is the smaller change. Targets that are missed need more than type.
  const isReading = missed < 2 && (chosen.textScale ?? 1) < 1.25
  return { look: isReading ? { textScale: 1.4 } : { elder: true }, because: because.map(([sign]) => sign) }
}
