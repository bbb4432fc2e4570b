/** What is known, and the shopper's hand on it. */
import type { Item } from './events.ts'

/** One thing the profile knows, in words the shopper can check. */
export interface Tag {
  /** Stable id, for example `category:Holder`; what `forget` and `block` take. */
  id: string
  /** How deep it goes: plain facts, what was done, what is liked, what the shopper is worth to the shop. Each is kept for its time. */
  level: TagLevel
  /** What kind of thing it is, for example `category`, `brand` or `price`. */
  kind: string
  /** The thing itself, as the shop writes it or in the language of `VitrineOptions.locale`. */
  label: string
  /** One sentence for the shopper: what the tag says. */
  meaning: string
  /** One sentence for the shopper: from what it was concluded. */
  evidence: string
  /** Strength from 0 to 1, relative to the strongest tag of the same kind. */
  value: number
  /** Milliseconds since 1970 of the last event that changed it. */
  lastChangeMs: number
  /** Milliseconds since 1970 until which it is kept if nothing changes it; `Infinity` for what is kept until it is taken back. */
  keptUntilMs: number
  /** True when the shopper or the shop said it, false when it was concluded. */
  declared: boolean
  /** True when it is shown to the shopper only: nothing that decides what somebody pays or is offered may read it. */
  sensitive: boolean
}

/** The four levels of tags, from plain facts to what the shopper is worth. */
export type TagLevel = 'basic' | 'behaviour' | 'preference' | 'value'

/** A group of shoppers this one is in, by a rule over the tags. */
export interface Segment {
  /** Stable id, for example `active`. */
  id: string
  /** What it is called, in the language of `VitrineOptions.locale`. */
  label: string
  /** Why, a sentence a condition; never empty. */
  because: string[]
}

/** What `notInterested` takes: an item (its id is enough), or a category by its name. */
export type Unwanted = Pick<Item, 'item_id'> | { readonly category: string }

/** Something a shopper said about themselves; `null` takes it back. */
export type Declaration = string | number | boolean | null

/** Everything that is known, as plain JSON: for the shopper to read, and to take along. Later versions may say more. */
export interface ProfileExport {
  /** Name and version of this format: `vitrine-profile-2`. */
  format: string
  /** When it was made, milliseconds since 1970. */
  exportedAtMs: number
  /** What is known, strongest first. */
  tags: Tag[]
  /** The groups the shopper is in. */
  segments: Segment[]
  /** The items that are remembered, newest first. */
  items: ExportedItem[]
  /** The last orders, oldest first. */
  orders: ExportedOrder[]
  /** ISO 4217 code of every amount; '' before the first. */
  currency: string
  /** How many visits there were. */
  visits: number
  /** Ids of the tags that are never kept. */
  blocked: string[]
  /** True while nothing is learned. */
  paused: boolean
  /** The same profile without loss, base64; `import` reads this field and `format`, the rest is for people. */
  snapshot: string
}

/** An item in an export. */
export interface ExportedItem {
  /** The shop's id. */
  itemId: string
  /** Its title; '' if the shop did not say it. */
  itemName: string
  /** The event that says most about it, for example `purchase`. */
  strongestAction: string
  /** How often something happened with it. */
  times: number
  /** How often it was bought. */
  bought: number
  /** When last, milliseconds since 1970. */
  lastAtMs: number
}

/** An order in an export. */
export interface ExportedOrder {
  /** When it was placed, milliseconds since 1970. */
  atMs: number
  /** What it came to, in the profile's currency; 0 if the shop did not say it. */
  amount: number
  /** Units in it. */
  units: number
}

/** Why a profile was not taken in. */
export type ImportCode =
  /** There is no engine on this page (see `Status.code`), or it has just been lost. */
  | 'no_engine'
  /** A part of the package that is fetched when needed could not be fetched. */
  | 'chunk_unreachable'
  /** What was given is no export of Vitrine. */
  | 'import_invalid'
  /** The export was cut or changed on its way. */
  | 'snapshot_corrupt'
  /** A newer version made it: update the shop first. */
  | 'snapshot_from_future'
  /** The code was cut, mistyped, or is none. */
  | 'transfer_damaged'
  /** The code is whole and does not open with this passphrase. A code forged on purpose looks the same. */
  | 'transfer_passphrase'
  /** A newer version made the code: update the shop first. */
  | 'transfer_newer'
  /** The browser lacks what it takes: Web Crypto (there only over https), or `DecompressionStream` for a packed code. */
  | 'transfer_unsupported'
  // A reason of the engine that is younger than this list.
  | (string & {})

/** Whether a profile was taken in. */
export type ImportResult = { ok: true } | { ok: false; code: ImportCode }

/**
 * The shopper's hand on the profile. What is called before the engine is there is remembered and done, in order, when it comes; when
 * it never comes nothing is known, and nothing needs to be done.
 */
export interface ProfileControl {
  /** What is known, strongest first; empty before the engine is there. */
  tags(): Tag[]
  /** The groups this shopper is in, each with its reasons; empty before the engine is there. */
  segments(): Segment[]
  /** Deletes one tag and what it was made of. Unknown ids are ignored. It may come back; `block` keeps it away. */
  forget(tagId: string): void
  /** Deletes one tag and never concludes it again. */
  block(tagId: string): void
  /** Allows a blocked tag to be concluded again, from what happens from now on. */
  unblock(tagId: string): void
  /** The ids of the blocked tags. */
  blocked(): string[]
  /** The shopper does not want to see this item, or items of this category: they move down. */
  notInterested(what: Unwanted): void
  /**
   * Says something that nobody needs to conclude, for example `declare('size.shoe', '38')`; `null` takes it back. It is a declared tag and
   * never leaves the device. Two of them are heard by `rank`: `wish.surprise`, and `wish.ranking`, which as `neutral` gives every list in
   * the server's order until it is taken back. A name the engine does not know is ignored, and said in debug mode.
   */
  declare(name: string, value: Declaration, options?: DeclareOptions): void
  /** Everything that is known, as plain JSON; null when there is no engine. */
  export(): Promise<ProfileExport | null>
  /**
   * Joins an export (the object or its JSON text) to what is known here. The same export twice changes nothing the second time.
   * Never rejects.
   */
  import(exported: unknown): Promise<ImportResult>
  /** Deletes the profile here and in storage; resolves when it is gone. The privacy ledger stays. */
  erase(): Promise<void>
  /** Learns nothing more until `resume`; what is known stays and keeps working. Remembered over pages. */
  pause(): void
  /** Goes on learning. */
  resume(): void
  /** True while paused. */
  isPaused(): boolean
  /**
   * The profile as a text code for another device: show it as text or a QR code, or save it (`new Blob([code])`). It is sealed with the
   * passphrase (PBKDF2, 600,000 rounds; AES-GCM) and as safe as that is long: four random words are good, six digits are not. Resolves
   * to '' when there is none: no engine, no passphrase, or a page without https, where browsers have no Web Crypto. Never rejects.
   */
  transfer(passphrase: string): Promise<string>
  /** Joins the profile in a code of `transfer`, or in a file that holds one, to what is known here. Twice is once. Never rejects. */
  receive(code: string | Blob, passphrase: string): Promise<ImportResult>
}

/** How something is declared. */
export interface DeclareOptions {
  /** Who says it; the shopper when absent. What a shopper said, a shop does not overwrite. */
  by?: 'shopper' | 'shop'
}

/** For how many days the tags of each level are kept after they last changed, from 1 to 3,650. */
export interface Retention {
  /** Plain facts; 365 when absent. */
  basic?: number
  /** What was done; 180 when absent. */
  behaviour?: number
  /** What is liked; 180 when absent. */
  preference?: number
  /** What the shopper is worth to the shop; 730 when absent. */
  value?: number
}
