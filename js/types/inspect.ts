/** What `Vitrine.inspect` gives a developer: what happened since, and why. Nothing of it is kept, and nothing leaves the page. */
import type { Reason, Slot } from '../types.ts'
import type { Caps, CapUse, ChoiceRefusal } from './decide.ts'
import type { Evaluation } from './evaluation.ts'

/** An event, and what became of it. */
export interface InspectedEvent {
  /** Its name, as it was told: GA4's or Segment's. */
  readonly name: string
  /** When it happened, milliseconds since 1970. */
  readonly atMs: number
  /** Ids of its items, the first ten. */
  readonly items: readonly string[]
  /**
   * `told` by the shop's code, its data layer or JSON-LD; `noticed` by Vitrine itself, or happened `earlier` on this page than anybody
   * looked: the last of each name then, without its items.
   */
  readonly source: 'told' | 'noticed' | 'earlier'
  /** `taken` into the profile, `dropped`, or `waiting`: for the engine, or for the table of Segment's names. */
  readonly outcome: 'taken' | 'dropped' | 'waiting'
  /** Names of the counters in `Status.counters` it raised besides `accepted`: why it was dropped, or what was mended in it. */
  readonly counters: readonly string[]
}

/** One list that was ranked. */
export interface InspectedRanking {
  /** Where it is shown. */
  readonly slot: Slot
  /** When, milliseconds since 1970. */
  readonly atMs: number
  /** How long the engine took, milliseconds. */
  readonly durationMs: number
  /** How many candidates there were. */
  readonly candidates: number
  /** True when the shopper's profile moved something. */
  readonly personal: boolean
  /** The first ten, as they are shown. */
  readonly places: readonly InspectedPlace[]
}

/** One place of a list. */
export interface InspectedPlace {
  /** Id of the item that stands there. */
  readonly itemId: string
  /** Its title; its id if it has none. */
  readonly itemName: string
  /** Where the server had it, from 1. */
  readonly serverPlace: number
  /** Why it stands here, strongest first. */
  readonly reasons: readonly Reason[]
}

/** A choice or an arm that was asked for. */
export interface InspectedDecision {
  /** Whether `choose` or `experiment` was asked. */
  readonly kind: 'choice' | 'experiment'
  /** The point, or the experiment's key. */
  readonly name: string
  /** When it was asked first in a row, milliseconds since 1970. */
  readonly atMs: number
  /** How often it was asked in a row with the same answer. */
  readonly times: number
  /** Ids of the options, or the arms. */
  readonly options: readonly string[]
  /** Id of what was chosen, or the arm; absent when nothing is to be shown. */
  readonly chosen?: string
  /** Why nothing was chosen. */
  readonly refusal?: ChoiceRefusal
  /** Why this one; empty for an arm. */
  readonly reasons: readonly Reason[]
  /** How often the point may show something, as the shop said it. */
  readonly caps?: Caps
  /** How much of each cap that holds for it is used, this choice included; empty for an arm. */
  readonly used: readonly CapUse[]
  /** Whether the shop was told that the shopper took or refused it; events that tell so are not seen here. */
  readonly answer?: 'taken' | 'refused'
}

/** What is recorded while somebody inspects, newest first. */
export interface Inspection {
  /** The last 200 events. */
  readonly events: readonly InspectedEvent[]
  /** The last 10 rankings. */
  readonly rankings: readonly InspectedRanking[]
  /** The last 50 choices and arms. */
  readonly decisions: readonly InspectedDecision[]
  /** What became of what was shown in the last visits, as the profile counts it, recorded or not; no visits without an engine. */
  evaluation(): Evaluation
  /** Calls back after something was recorded, at most once a microtask; returns its undo. */
  on(listener: () => void): () => void
  /** Ends this inspection; with the last one nothing is recorded any more. */
  stop(): void
}
