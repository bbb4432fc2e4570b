/**
 * The public interface of `vitrine`. The facade (`index.ts`) implements it; the engine never leaks into it. What comes in and what is
 * known have files of their own; everybody imports from here.
 */
import type { Choice, ChooseOptions, DecisionOptions, ExperimentOptions, Option } from './types/decide.ts'
import type { EventName, EventParams, Item, SegmentEventName } from './types/events.ts'
import type { Inspection } from './types/inspect.ts'
import type { LookControl, LookOptions } from './types/look.ts'
import type { ProfileControl, Retention } from './types/profile.ts'

export type * from './types/decide.ts'
export type * from './types/evaluation.ts'
export type * from './types/events.ts'
export type * from './types/inspect.ts'
export type * from './types/look.ts'
export type * from './types/profile.ts'

/** Where on the site a list of candidates is shown; each slot has its own weights. */
export type Slot = 'home' | 'category' | 'search' | 'product' | 'cart' | 'after_purchase'

/** How a list of candidates is to be ranked. */
export interface RankOptions {
  /** Where the list is shown; `home` when absent. */
  slot?: Slot
  /** How many items are wanted; all when absent. */
  limit?: number
  /** The item whose page this is, on a product page. */
  pageItem?: Item
  /** The words searched for, on a search page. */
  query?: string
  /** `neutral` gives the server's order whatever is known about the shopper; rules hold all the same. */
  ranking?: 'personal' | 'neutral'
  /**
   * From 0, what the shopper knows, to 1, what is new to them; the slot's own mixture when absent, which is 0.5. What the shopper
   * declared (`profile.declare('wish.surprise', 0.8)`) goes before it. A search is answered whatever it is.
   */
  surprise?: number
  /**
   * `interleave` takes turns with the server's order (team draft) and counts whose picks are chosen and bought: what the metric
   * `rank.interleave` reports. A list measured this way is a little less personal.
   */
  measure?: 'interleave'
  /** The shop's own rules and what happens to the sold out: what `shopRules` of `vitrine/rules` makes. */
  rules?: ShopRules
}

/**
 * Rules of the shop, made by `shopRules` of `vitrine/rules`. They hold with and without an engine and win over everything else, with one
 * exception: what the shopper does not want to see (`profile.notInterested`) is not boosted; it can be pinned.
 */
export interface ShopRules {
  /** Arranges a whole list, as `rank` does. */
  apply<T extends Item>(ranked: RankResult<T>, list: RuledList): RankResult<T>
}

/** What rules have to know of a list. */
export interface RuledList {
  /** How many items are wanted. */
  limit: number
  /** The places, from 0 and up to the second number, of the items the shopper does not want to see. */
  refused: readonly [from: number, to: number]
  /** The language of reasons. */
  locale: 'en' | 'zh-CN'
  /** Tells the developer, in debug mode, once a code. */
  say(code: string, sentence: string): void
}

/** How rules are applied. */
export interface RuleOptions {
  /**
   * What happens to items that are sold out (`Item.stock`, `Item.availability`): they stand `last`, whatever the rules say, are left out
   * (`hide`), or stay where they are (`keep`); `last` when absent.
   */
  outOfStock?: 'last' | 'hide' | 'keep'
}

/** One rule of the shop. A rule that makes no sense is left out, and said in debug mode. */
export type ShopRule =
  /** Puts the item with the id `pin` on the place `at`, counted from 1, if it is among the candidates. */
  | { readonly pin: string; readonly at: number }
  /** Moves items up by so many places; without `by` in front of all others. Several rules for one item add up. */
  | { readonly boost: RuleMatch; readonly by?: number }
  /** Moves items down by so many places; without `by` behind all others. */
  | { readonly bury: RuleMatch; readonly by?: number }

/** Which items a rule is about: those that have all these values. */
export type RuleMatch = Readonly<Partial<Item>>

/**
 * Why an item stands where it stands. Besides the ranking features there are `other` (what raised it besides the reasons given),
 * `exploration` (new in the shop, brought up to be seen once), `surprise` and `familiar` (the shopper's own setting), `neutral` (the
 * server's order because the shopper declared `wish.ranking`), and of the shop
 * `rule_pin`, `rule_boost`, `rule_bury` and `out_of_stock`, which stand alone: the shop decided.
 */
export interface Reason {
  /** Stable name of the ranking feature behind the reason, for example `covisit_last`. */
  code: string
  /**
   * Its part of all that raised the item, from 0 to 1; the parts of one item add up to 1. What lowered it is no reason to show it and
   * has no part.
   */
  share: number
  /** The reason in plain words, in the language of `VitrineOptions.locale`. */
  text: string
}

/** A ranked list. */
export interface RankResult<T extends Item> {
  /** The very objects that were passed in, best first. */
  items: T[]
  /** For each of `items` its reasons, strongest first; empty where the order is the server's and nobody asked for that. Worked out when first read. */
  readonly reasons: Reason[][]
  /** True when the shopper's profile moved something; false when this is the server's order. */
  personal: boolean
}

/** Whether a purpose is allowed. `pending` lets the profile live in memory only and sends nothing. */
export type ConsentState = 'denied' | 'pending' | 'granted'

/** The two purposes a shopper decides about, apart from each other. */
export interface Consent {
  /** Keep a profile on this device and personalise with it. */
  personalize: ConsentState
  /** Send noised aggregates to the shop. */
  sync: ConsentState
}

/** A consent decision; booleans are short for `granted` and `denied`. Absent purposes stay as they are. */
export interface ConsentUpdate {
  /** Keep a profile on this device and personalise with it. */
  personalize?: boolean | ConsentState
  /** Send noised aggregates to the shop. */
  sync?: boolean | ConsentState
}

/** One report, before it leaves or as it would leave. */
export interface ReportPreview {
  /** Name of the metric, for example `interest.top`. */
  metric: string
  /** What the shop asks, in its own words, in the language of `locale`. */
  question: string
  /** What the report says and what the noise hides, in plain words. */
  meaning: string
  /** The privacy loss of this one report. */
  epsilon: number
  /** How the value is randomised; `subset_selection` today. */
  mechanism: string
  /** The very bytes of the request body. */
  bytes: Uint8Array
}

/** What has left this device and what still may. */
export interface SyncStatus {
  /** `off` without consent, `waiting` until the manifest is here and a report is due, `sent` after one in this window. */
  state: 'off' | 'waiting' | 'sent'
  /** Privacy budget spent in the last seven days. */
  spentEpsilon: number
  /** Privacy budget left in the last seven days. */
  leftEpsilon: number
  /** Reports delivered since the ledger began. */
  delivered: number
}

/** How the engine and its storage are doing; never throws, always there. */
export interface Status {
  /** `loading` until the engine is there, `ready`, or `unavailable` for good: then the shop shows the server's order. */
  engine: 'loading' | 'ready' | 'unavailable'
  /** Why the engine is unavailable: `engine_blocked`, `engine_unreachable`, `engine_unsupported`, `engine_failed`, `other_version`. */
  code?: string
  /** What ranks: the weights the engine comes with, the shop's own model, or the former because the latter has a flaw or did not come. */
  model: 'shipped' | 'own' | 'model_invalid' | 'model_unreachable'
  /** Where the profile lives. */
  storage: StorageState
  /**
   * Events taken, mended and dropped since the page opened, by reason. `accepted` counts the good ones; `bad_number`, `bad_text`,
   * `cut_text`, `bad_item`, `too_many_items` what was taken out of events that were taken; `too_many_candidates` lists of which only the first 5,000 were
   * ranked; the others events that were not.
   */
  counters: Readonly<Record<string, number>>
}

/** Where the profile lives. */
export type StorageState =
  /** Nowhere: personalisation is refused, or there is no engine. */
  | 'none'
  /** In this page's memory and gone with it: nothing is decided yet. */
  | 'memory'
  /** On the device, sealed. */
  | 'persistent'
  /** In this page's memory, although allowed to stay: the browser denies storage (a private window, a strict setting). */
  | 'blocked'
  /** In this page's memory, because the device has no room left. */
  | 'full'
  /** In this page's memory: what is stored is a newer version's, and left alone. */
  | 'newer'
  /** In this page's memory: what was stored has been deleted from outside, by the browser or the shopper, while the page was open. */
  | 'wiped'

/** What a `change` listener is told. */
export interface Change {
  /** What is different now. */
  what: 'profile' | 'look' | 'consent' | 'status' | 'sync' | 'decision'
}

/** The kinds of friction: `docs/friction.md` says when each is told. */
export type FrictionKind = 'rage_click' | 'dead_click' | 'error_loop' | 'form_abandoned' | 'thrashing' | 'long_wait'

/** What a `friction` listener is told. */
export interface Friction {
  /** How the page resisted. */
  kind: FrictionKind
  /** The type of the page, as its markup says (`data-vitrine-page`); `other` when it says none of these. */
  page: Slot | 'checkout' | 'other'
  /** What was pressed in vain, or the form; absent when it is about the page. */
  element?: Element
}

/** Consent at run time. */
export interface ConsentControl {
  /** Takes effect at once; resolves when storage matches (erased after a revoke, written after a grant). */
  set(update: ConsentUpdate): Promise<void>
  /** The state of both purposes. */
  get(): Consent
  /** Takes the decision from whoever asks the shopper for it, now and whenever it changes; returns its undo. */
  follow(source: ConsentSource): () => void
}

/**
 * Who asks the shopper: Google Consent Mode v2 (`personalization_storage`, `analytics_storage`), a platform of IAB's TCF v2 (purposes 1, 5, 6
 * and 1, 8, 9), Shopify's Customer Privacy (`preferences`, `analytics`), or a function that tells decisions and may return its undo.
 */
export type ConsentSource = 'google' | 'tcf' | 'shopify' | ((tell: (update: ConsentUpdate) => void) => unknown)

/** What leaves the device. */
export interface SyncControl {
  /** Exactly what would leave now. Fetches the shop's manifest if it is not here yet. */
  preview(): Promise<ReportPreview[]>
  /** Budget and deliveries. */
  status(): SyncStatus
  /**
   * Sends what the week still allows now instead of after random delays, together with a delivery that is under way; resolves to the
   * number that arrived since the call.
   */
  flush(): Promise<number>
}

/** Where and when reports go. Without this block nothing can leave. */
export interface SyncOptions {
  /** Address that takes reports (POST); same origin or CORS. */
  endpoint: string
  /** Address of the manifest; `endpoint` with its last segment replaced by `manifest` when absent. */
  manifest?: string
  /** Upper bound in seconds of the random delay before a report leaves; 86,400 (a day) when absent. */
  maxDelaySeconds?: number
}

/** How lists are ranked, beyond what `rank` is told each time. */
export interface RankingOptions {
  /**
   * The model that `vitrine-backend tune` fitted to the shop's log: the address of the file, or what stands in it. The engine's own weights
   * rank when it cannot be had or has a flaw; `status.model` says which, and the console, in debug mode, where the flaw is.
   */
  model?: string | URL | RankingModel
  /** Let the shopper's own choices move the weights their lists are ordered by, at most by half; true when absent. Stays on the device. */
  learn?: boolean
}

/** A ranking model, the content of a file that `vitrine-backend tune` wrote. `docs/model.md` describes it. */
export interface RankingModel {
  /** The format's name and version. */
  format: 'vitrine-model-1'
  /** Notes for people; not read. */
  about?: unknown
  /**
   * For each slot what a list's score is the sum of; a slot that is not there keeps what the engine comes with. `arrivals` is `home`
   * where nobody had to do with any candidate yet.
   */
  slots: { readonly [slot in Slot | 'arrivals']?: RankingSlotModel }
}

/** What orders the lists of one slot: the sum of the parts that are there. */
export interface RankingSlotModel {
  /** Weights by feature name, of z-scores within the list. */
  weights?: Readonly<Record<string, number>>
  /** Weights by feature name, of the values as they are. */
  per_unit?: Readonly<Record<string, number>>
  /** Boosted trees: at most 200 of 64 leaves; a node is `[value]` or `[feature, threshold, left, value]`. */
  trees?: { features: readonly string[]; trees: readonly (readonly (readonly number[])[])[] }
  /** A network of at most 64 hidden units: for each a row of weights, a bias, and its weight in the score. */
  network?: {
    features: readonly string[]
    weights: readonly (readonly number[])[]
    bias: readonly number[]
    output: readonly number[]
  }
}

/** Anything that one of the engine's two parts can be made from. */
export type EnginePart = string | URL | BufferSource | Response | WebAssembly.Module

/** What `createVitrine` takes. */
export interface VitrineOptions {
  /** Name of the shop; separates the stored profiles of several shops on one origin. `[a-z0-9-]`, at most 64 characters. */
  shop: string
  /** The shopper's decision so far; both purposes are `pending` when absent. */
  consent?: ConsentUpdate
  /** Where noised aggregates go; absent: nowhere. */
  sync?: SyncOptions
  /** Language of tags, segments, reasons and meanings; the page's own (`<html lang>`) when absent. */
  locale?: 'en' | 'zh-CN'
  /** How long what is known is kept, by level. */
  retention?: Retention
  /** The shop's palettes, and whether to suggest a look. */
  look?: LookOptions
  /**
   * The engine, when the bundler cannot place it. The address of `engine.wasm`, with `engine-rest.wasm` beside it; or both parts, each an
   * address, the bytes, a `Response` or a compiled module.
   */
  engine?: EnginePart | readonly [first: EnginePart, rest: EnginePart]
  /** How lists are ranked. */
  ranking?: RankingOptions
  /** What holds for every choice: promotions a month, quiet hours, the calendar. */
  decisions?: DecisionOptions
  /** Notice by itself what happens on the page, how the shopper came to it, and on what kind of device; true when absent. */
  capture?: boolean
  /** The clock, milliseconds since 1970; `Date.now` when absent. For replays and tests. */
  now?: () => number
  /** Say developer mistakes in the console, once each. */
  debug?: boolean
  /** The dated set of defaults this integration was written for. */
  defaults?: '2026-11'
}

/** Candidates that stay in the engine: brought in once, ranked as often as the page needs, many times as fast. */
export interface CandidateList<T extends Item = Item> {
  /** How many there are. */
  readonly length: number
  /** All of them in the server's order; a list that came as bytes makes its objects when this is first read. */
  readonly items: readonly T[]
  /** Orders them for this shopper, as `Vitrine.rank` does. Never throws. */
  rank(options?: RankOptions): RankResult<T>
}

/** The one object a shop holds. Every method works before the engine is there and when it never comes. */
export interface Vitrine {
  /** The package's version, as in `0.1.0`. */
  readonly version: string
  /** Tells the engine what happened, in GA4's names. Never throws; buffered until the engine is there. */
  track(name: EventName, params?: EventParams): void
  /** The same in Segment's names. */
  track(name: SegmentEventName, properties?: Readonly<Record<string, unknown>>): void
  /**
   * Takes every e-commerce event of a data layer (`gtag('event', …)` arguments and GTM pushes), those that are there and those to
   * come, without disturbing the tag manager. With `capture` on, its page views, engagement and scrolling are left out: Vitrine notices
   * them itself. Returns its undo; `destroy` undoes it too.
   */
  listenTo(dataLayer: unknown[] | undefined): () => void
  /** Orders candidates for this shopper; the server's order while nothing is known. Never throws. */
  rank<T extends Item>(candidates: readonly T[], options?: RankOptions): RankResult<T>
  /**
   * Brings candidates in: an array, or the bytes of a MessagePack list as `GET /v1/candidates` answers to
   * `Accept: application/vnd.vitrine+msgpack`, which never become objects but for those that are shown. What is no list gives
   * an empty one. Rejects only when the script for it cannot be loaded.
   */
  candidates<T extends Item = Item>(source: readonly T[] | Uint8Array | ArrayBuffer): Promise<CandidateList<T>>
  /**
   * Chooses one of several options for this shopper, and none when it is better so: within caps and quiet hours, the one that was taken up
   * most in such a scene, the shop's first while nothing is known. Never throws.
   */
  choose<T extends Option>(point: string, options: readonly T[], wish?: ChooseOptions): Choice<T>
  /**
   * The arm of an experiment, the same for the same shopper every time. Who is not in it gets the first one, and so does everybody while
   * there is no engine. Never throws.
   */
  experiment<A extends string>(key: string, arms: readonly [A, ...A[]], options?: ExperimentOptions): A
  /** Theme, type, layout and elder mode. */
  readonly look: LookControl
  /** What is known, and the shopper's hand on it. */
  readonly profile: ProfileControl
  /** The two purposes. */
  readonly consent: ConsentControl
  /** What leaves the device. */
  readonly sync: SyncControl
  /** How things are. */
  readonly status: Status
  /** Resolves when the engine is there or has been given up; never rejects. */
  readonly ready: Promise<Status>
  /** Calls back after a change; returns its undo. */
  on(event: 'change', listener: (change: Change) => void): () => void
  /** Calls back when the shopper is held up by the page, within a second; returns its undo. */
  on(event: 'friction', listener: (friction: Friction) => void): () => void
  /**
   * Records from now on what happens and why, for a developer to look at; `<vitrine-inspector>` shows it. Costs nothing before it is
   * called. Rejects only when the script for it cannot be loaded.
   */
  inspect(): Promise<Inspection>
  /** Stops everything, removes every listener and frees the engine. */
  destroy(): void
}
