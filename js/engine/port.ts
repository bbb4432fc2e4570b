/** What the facade knows of the engine: types only, so that the facade's bundle carries none of it. */
import type {
  CapUse,
  Choice,
  ChooseOptions,
  Consent,
  DecisionOptions,
  Evaluation,
  ExperimentOptions,
  Item,
  LookOptions,
  LookPreferences,
  Option,
  ProfileExport,
  RankOptions,
  RankResult,
  ReportPreview,
  Retention,
  Segment,
  Status,
  SyncStatus,
  Tag
} from '../types.ts'
import type { InternTable } from './intern.ts'
import type { Ranker } from './rank.ts'
import type { LookAnswer, RawEngine } from './raw.ts'

/** The configuration object that crosses into wasm, once. */
export interface EngineConfig {
  /** Name of the shop. */
  shop: string
  /** The decision so far. */
  consent: Consent
  /** Where reports go; absent: nowhere. */
  sync?: { endpoint: string; manifest: string; maxDelaySeconds: number }
  /** Watch the page's markup. */
  capture: boolean
  /** Developer mode. */
  debug: boolean
  /** Language of tags, segments, reasons and meanings. */
  locale: 'en' | 'zh-CN'
  /** False: choices do not move the weights. */
  learn?: boolean
  /** Days by level, from 1 to 3,650; a level that is not there has its default. */
  retention?: Retention
  /** What holds for every choice; stays on this side. */
  decisions?: DecisionOptions
  /** The shop's palettes, as they were given. */
  palettes?: NonNullable<LookOptions['palettes']>
}

/** What an engine is started with. */
export interface EngineSettings {
  /** For the wasm side. */
  config: EngineConfig
  /** Hands a new engine what it needs before it opens; a rebuilt one, too. */
  prepare?(engine: RawEngine): void
  /** Told after the engine changed something by itself. */
  notify(what: string): void
  /** Counts something mended or dropped on this side of the boundary. */
  count(reason: string): void
  /** Gets what ranks, while the rest of the engine is on its way. */
  early?(rank: EnginePort['rank']): void
  /** Tells the developer, in debug mode. */
  say(code: string, sentence: string): void
  /** Told once, when the engine trapped too often and was given up. */
  lost(): void
}

/** A ranking wish: what the shop says about it, whatever that really is, and what the facade made of it. */
export interface RankWish extends RankOptions {
  /** How many items are wanted; `Infinity` for all. */
  limit: number
  /** The whole list is wanted, of which `limit` will be shown: rules choose among all. */
  whole: boolean
  /** Set by the ranking: the places, from and to, of the items that the shopper does not want to see. */
  refused: readonly [from: number, to: number]
}

/** An open engine. Nothing here throws; after the engine was lost everything gives its empty answer. */
export interface EnginePort {
  /**
   * Takes an event that happened at `atMs`, whatever it really is; true when something was learned. An event in Segment's words may have
   * to wait for their table: then `notify` tells when it taught something.
   */
  track(name: unknown, params: unknown, atMs: number, nowMs: number): boolean
  /** Ranks; undefined when the order is the server's. */
  rank<T extends Item>(candidates: readonly T[], wish: RankWish, nowMs: number): RankResult<T> | undefined
  /** Chooses one of several options; undefined when there is no engine. */
  choose<T extends Option>(
    point: string,
    options: readonly T[],
    wish: ChooseOptions,
    nowMs: number
  ): Choice<T> | undefined
  /** How much of the caps of a choice is used, without making it. */
  capsUsed(point: string, options: readonly Option[], wish: ChooseOptions, nowMs: number): CapUse[]
  /** The arm of an experiment; undefined when there is no engine. */
  experiment<A extends string>(
    key: string,
    arms: readonly A[],
    options: ExperimentOptions,
    nowMs: number
  ): A | undefined
  /** Lends what ranks to `candidates.ts`; `otherwise` when there is no engine. */
  lend<T>(otherwise: T, work: (engine: RawEngine, table: InternTable, ranker: Ranker) => T): T
  /** What became of what was shown in the last visits. */
  evaluation(nowMs: number): Evaluation
  /** What is known. */
  tags(nowMs: number): Tag[]
  /** The groups the shopper is in. */
  segments(nowMs: number): Segment[]
  /** Deletes a tag. */
  forget(tagId: string): void
  /** Deletes a tag for good. */
  block(tagId: string): void
  /** Allows a tag again. */
  unblock(tagId: string): void
  /** Ids of blocked tags. */
  blocked(): string[]
  /** Takes an item or a category the shopper does not want, whatever it really is. */
  notInterested(what: unknown): void
  /** Takes a declaration and who makes it (`DeclareOptions`), whatever they really are; null takes it back. */
  declare(name: unknown, value: unknown, options: unknown, nowMs: number): void
  /** Stops learning, or goes on. Holds for rebuilt engines, too. */
  pause(on: boolean): void
  /** True while nothing is learned. */
  paused(): boolean
  /** The profile as plain JSON but for its snapshot, null when there is no engine. */
  exportProfile(nowMs: number): Omit<ProfileExport, 'snapshot'> | null
  /** Joins a snapshot's profile to this one; '' or an error code. */
  importProfile(bytes: Uint8Array): string
  /** Deletes the profile; false when the engine could not. */
  eraseProfile(): Promise<boolean>
  /** In effect when the call returns; false when the engine could not make storage match. */
  setConsent(consent: Consent): Promise<boolean>
  /** Merges a wish for the look, or forgets all of it (`false`), and tells what there is; undefined when there is no engine. */
  look(wish?: LookPreferences | false): LookAnswer | undefined
  /** Budget and deliveries. */
  syncStatus(nowMs: number): SyncStatus | undefined
  /** What would leave. */
  syncPreview(nowMs: number): Promise<ReportPreview[]>
  /** Sends what is due. */
  syncFlush(): Promise<number>
  /** Where the profile lives. */
  storage(): Status['storage']
  /** The engine's own counters. */
  counters(): Record<string, number>
  /** The profile as bytes; empty when there is no engine. */
  snapshot(): Uint8Array
  /** Puts a snapshot's profile in the place of this one, for replays; '' or an error code. */
  restore(bytes: Uint8Array): string
  /** Stops and frees the engine. */
  close(): void
}
