/**
 * The wasm class `Engine` as the rest of this folder sees it. The generated declaration is checked against it in `index.ts`;
 * a hand-written one is readable before the first build and says what each argument means.
 */
import type {
  Evaluation,
  LookPreferences,
  LookProblem,
  ProfileExport,
  ReportPreview,
  Segment,
  SyncStatus,
  Tag
} from '../types.ts'

/** The row that stands for "no item"; the same number as `NO_ROW` in `src/item.rs`. */
export const NO_ROW = 0xffffffff

/** Changes by hand, as `edit` in `src/wasm.rs` numbers them. `unwant` is about `item:<id>` or `category:<name>`. */
export const EDIT = { forget: 0, block: 1, unblock: 2, unwant: 3, pause: 4, resume: 5 } as const

/** One part of an item's score, before it is put into words. */
export interface RawReason {
  /** Name of the ranking feature. */
  code: string
  /** Its part of the score, 0 to 1. */
  share: number
  /** The item, category or query it is about; may be empty. */
  subject: string
}

/** A tag, before it is put into words. */
export type RawTag = Omit<Tag, 'meaning'> & {
  /** True when the label is a word of ours, to be said in the shopper's language. */
  ours: boolean
}

/** A segment, before it is put into words: `because` are ids of tags. */
export type RawSegment = Omit<Segment, 'label'>

/** A report that has not left, before its noise is put into words. */
export type RawPreview = Omit<ReportPreview, 'meaning'> & {
  /** How many answers it names. */
  named: number
  /** How many there are. */
  answers: number
  /** Probability that the true answer is among the named ones, 0 to 1. */
  truthShare: number
  /** Probability that any other given answer is, 0 to 1. */
  otherShare: number
}

/** An export, before it is put into words and carries its snapshot. */
export type RawExport = Omit<ProfileExport, 'snapshot' | 'tags' | 'segments'> & {
  tags: RawTag[]
  segments: RawSegment[]
}

/** The look after a wish. */
export interface LookAnswer {
  /** What the shopper chose so far. */
  chosen: LookPreferences
  /** What was wrong with the last wish and with the shop's palettes. */
  problems: LookProblem[]
}

/** A decision, before it is put into words. */
export interface RawDecision {
  /** Place among what there was to choose from; -1 for none. */
  index: number
  /** What made no sense: its code, and what it was about. */
  problems: { code: string; about: string }[]
}

/** A choice, before it is put into words. */
export interface RawChoice extends RawDecision {
  /** Why nothing was chosen; '' when something was. */
  refusal: string
  /** Why this one. */
  reasons: RawReason[]
}

/** One engine. Every method may throw a `WebAssembly.RuntimeError`, so nothing but `guard.ts` holds one. */
export interface RawEngine {
  /** Takes up the stored profile for a first ranking, and writes nothing. Never rejects. */
  glance(): Promise<void>
  /** Starts the browser side and restores the profile. Never rejects. */
  open(notify: (what: string) => void): Promise<void>
  /** Takes a packed ranking model (see `model.ts`); gives '' or what is wrong with it and where. */
  setModel(file: Uint8Array): string
  /** Registers or refreshes packed items (see `pack.ts`) and gives their rows. */
  registerItems(text: Uint8Array, artefacts: Uint8Array, numbers: Float64Array): Uint32Array
  /** Registers a list in bytes (see `docs/candidates.md`) and gives row and offset of each item, nothing for what is no list. */
  registerCandidates(bytes: Uint8Array): Uint32Array
  /** How many rows exist; fewer than before means that the table was emptied and rows given earlier are void. */
  itemCount(): number
  /**
   * Takes one event; gives the reason if it was dropped. `text`: subject, detail and currency joined by U+001F (see `fields.ts`);
   * `value` is NaN when there is none; `atMs` is when it happened and `nowMs` the clock of now.
   */
  track(
    name: string,
    rows: Uint32Array,
    quantities: Float64Array,
    text: string,
    value: number,
    atMs: number,
    nowMs: number
  ): string | undefined
  /**
   * The first `wanted` positions of `rows`, best first, and then how many of the last ones of all the shopper does not want to see.
   * `limit` of them are explained; `surprise` is NaN if nobody says it; `measured` takes turns with the server's order.
   */
  rank(
    slot: number,
    rows: Uint32Array,
    pageRow: number,
    query: string,
    limit: number,
    wanted: number,
    neutral: boolean,
    surprise: number,
    measured: boolean,
    nowMs: number
  ): Uint32Array
  /** True when the shopper declared that lists are to have the order of the shop. */
  asksNeutral(): boolean
  /** Chooses one of several options (`Ask::read` in `src/decide/ask.rs`). */
  choose(ask: object, nowMs: number): RawChoice
  /** How often something was shown in the last day, week and month: any promotion, anything at a point, and one option there. */
  timesShown(point: string, option: string, nowMs: number): Uint32Array
  /** Books that a shown option was taken or refused; true when that was news. */
  settleChoice(point: string, option: string, taken: boolean, nowMs: number): boolean
  /** The arm of an experiment (`Experiment::read` in `src/decide/experiment.rs`). */
  experiment(wish: object, nowMs: number): RawDecision
  /** Ticket of the last ranking; 0 when it was the server's order. */
  rankingTicket(): number
  /** Reasons of a recent ranking, item by item; empty when it is too old. */
  reasons(ticket: number): RawReason[][]
  /** What became of what was shown in the last visits. */
  evaluation(nowMs: number): Evaluation
  /** What the profile knows, strongest first. */
  tags(nowMs: number): RawTag[]
  /** The groups the shopper is in. */
  segments(nowMs: number): RawSegment[]
  /** Does what the shopper changes by hand: one of `EDIT`, and what it is about; '' for a pause. */
  edit(number: number, what: string): void
  /** Ids of blocked tags. */
  blocked(): string[]
  /** Gives '' or `unknown_declaration`; the value '' takes it back. */
  declare(name: string, value: string, byShop: boolean, nowMs: number): string
  /** True while nothing is learned. */
  paused(): boolean
  /** The profile as plain JSON but for its snapshot. */
  exportProfile(nowMs: number): RawExport
  /** Joins a snapshot's profile to this one; gives '' or an error code. The same one twice changes nothing the second time. */
  importProfile(bytes: Uint8Array): string
  /** Deletes the profile here and in storage. */
  eraseProfile(): Promise<void>
  /** In effect when the call returns; resolves when storage matches. */
  setConsent(personalize: string, sync: string): Promise<void>
  /** Merges, clamps, applies and remembers a wish; `false` forgets everything; without one it only tells. */
  look(wish?: LookPreferences | false): LookAnswer
  /** Budget and deliveries. */
  syncStatus(nowMs: number): SyncStatus
  /** What would leave now. */
  syncPreview(nowMs: number): Promise<RawPreview[]>
  /** Sends what is due; resolves to the number delivered. */
  syncFlush(): Promise<number>
  /** One of `StorageState`. */
  storage(): string
  /** Events taken and dropped, a number by reason. */
  counters(): object
  /** The profile as bytes. */
  snapshot(): Uint8Array
  /** Puts a snapshot's profile in the place of this one; gives '' or an error code. */
  restore(bytes: Uint8Array): string
  /** Stops listeners and timers and writes what is unwritten. */
  close(): void
  /** Gives the memory back; the object is void afterwards. */
  free(): void
}
