/** What the facade knows of the engine: types only, so that the facade's bundle carries none of it. */
import type {
  Consent,
  Item,
  LookPreferences,
  RankResult,
  ReportPreview,
  Slot,
  Status,
  SyncStatus,
  Tag
} from '../types.ts'

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
  /** Language of reasons and meanings. */
  locale: 'en' | 'zh-CN'
}

/** What an engine is started with. */
export interface EngineSettings {
  /** For the wasm side. */
  config: EngineConfig
  /** Told after the engine changed something by itself. */
  notify(what: string): void
  /** Counts something dropped on this side of the boundary. */
  count(reason: string): void
  /** Told once, when the engine trapped too often and was given up. */
  lost(): void
}

/** A ranking wish with nothing left open. */
export interface RankWish {
  /** Where the list is shown. */
  slot: Slot
  /** How many items are wanted; `Infinity` for all. */
  limit: number
  /** The item whose page this is. */
  pageItem: Item | undefined
  /** The words searched for, '' if none. */
  query: string
  /** The server's order whatever is known. */
  neutral: boolean
}

/** An open engine. Nothing here throws; after the engine was lost everything gives its empty answer. */
export interface EnginePort {
  /** Takes an event in GA4's shape, whatever it really is; true when something was learned. */
  track(name: unknown, params: unknown, nowMs: number): boolean
  /** Ranks; undefined when the order is the server's. */
  rank<T extends Item>(candidates: readonly T[], wish: RankWish, nowMs: number): RankResult<T> | undefined
  /** What is known. */
  tags(nowMs: number): Tag[]
  /** Deletes a tag. */
  forget(tagId: string): void
  /** The profile as plain JSON, null when there is no engine. */
  exportProfile(nowMs: number): unknown
  /** Deletes the profile; false when the engine could not. */
  eraseProfile(): Promise<boolean>
  /** In effect when the call returns; false when the engine could not make storage match. */
  setConsent(consent: Consent): Promise<boolean>
  /** Merges look preferences; undefined when there is no engine. */
  setLook(preferences: LookPreferences): LookPreferences | undefined
  /** What the shopper chose. */
  look(): LookPreferences | undefined
  /** Forgets the look; false when there is no engine. */
  resetLook(): boolean
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
  /** The profile as bytes; for replays. */
  snapshot(): Uint8Array
  /** Takes a snapshot; '' or an error code. */
  restore(bytes: Uint8Array): string
  /** Stops and frees the engine. */
  close(): void
}
