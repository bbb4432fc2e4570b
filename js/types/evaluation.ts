/** What became of what was shown, as this device counts it. Nothing of it leaves but the noised outcome of measured lists. */
import type { Slot } from '../types.ts'

/** A share, and of how many. */
export interface Rate {
  /** How many. */
  count: number
  /** Of how many. */
  of: number
  /** Their ratio, 0 to 1; null where there is nothing to divide by. */
  value: number | null
}

/** What became of some of the items that were shown. */
export interface Performance {
  /** Lists ranked; one that was drawn again unchanged counts once. */
  lists: number
  /**
   * Different items shown in each visit: those of the first `limit` (48 at most) of what `rank` gave that came in sight, in a visit in which
   * anything was noticed to (`view_item_list`, from `capture` or the shop), else all of these.
   */
  shown: number
  /** Of these, after they were shown: chosen from a list, or their page was opened. */
  clicked: number
  /** Put in the cart. */
  carted: number
  /** Bought. */
  bought: number
  /** Any of these, or put on the wish list. */
  hits: number
  /** Different items the shopper did any of this to in those visits, shown here or not. */
  touched: number
  /** `clicked` of `shown`. */
  clickThrough: Rate
  /** `bought` of `shown`. */
  conversion: Rate
  /** `hits` of `shown`. */
  precision: Rate
  /** `hits` of `touched`. */
  recall: Rate
  /** The harmonic mean of precision and recall: twice `hits` of `shown` and `touched` together. */
  f1: Rate
}

/** One slot. */
export interface SlotEvaluation extends Performance {
  /** Which. */
  slot: Slot
  /** Of that, what was shown by turns (`measure: 'interleave'`): Vitrine's picks beside the server's. */
  measured?: {
    /** Vitrine's picks. */
    ours: Performance
    /** The server's. */
    server: Performance
  }
}

/** The last visits in which a list was ranked. */
export interface Evaluation {
  /** How many, 20 at most, the one that lasts among them. */
  visits: number
  /** When the first of them began, milliseconds since 1970; null when there is none. */
  sinceMs: number | null
  /** By slot; only slots in which a list was ranked. */
  slots: SlotEvaluation[]
}
