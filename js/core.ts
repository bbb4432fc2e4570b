/** What the parts of one Vitrine share: the engine when there is one, what happened before it, and whom to tell. */
import { EventBuffer, type Wish } from './buffer.ts'
import { Changes } from './changes.ts'
import type { Ear } from './data-layer.ts'
import type { EnginePort } from './engine/port.ts'
import type { Settings } from './options.ts'
import type { Say } from './say.ts'
import { StandIn } from './stand-in.ts'
import type { Consent, Status } from './types.ts'

/** The state of one Vitrine. */
export class Core {
  readonly settings: Settings
  readonly say: Say
  readonly changes: Changes
  readonly standIn: StandIn
  readonly buffer = new EventBuffer()
  readonly #counters: Record<string, number> = {}
  /** The decision of now; the engine's own follows it. */
  consent: Consent
  /** Resolves to true when the engine has brought its storage in line with a decision made before it arrived. */
  consentStored: Promise<boolean> = Promise.resolve(true)
  /** The engine, between its arrival and its loss. */
  port: EnginePort | undefined
  /** What ranks while there is no port: the engine's first part, when the rest is on its way. */
  rank: EnginePort['rank'] | undefined
  /** How the engine is doing. */
  engine: Status['engine'] = 'loading'
  /** Why it is not there. */
  code: string | undefined
  /** Which model ranks, or why the shop's own does not. */
  model: Status['model'] = 'shipped'
  /** True after `destroy()`: then every call does nothing. */
  destroyed = false
  /** Listens to data layers, once somebody asked for it; gives nothing if its chunk cannot be loaded. */
  ear: Promise<Ear | undefined> | undefined
  /** Undoes every `listenTo` that is still on. */
  readonly listening = new Set<() => void>()
  /** The last views that were told, newest first, with their page's path: what JSON-LD need not tell again. */
  views: [path: string | undefined, params: object | undefined][] = []
  /** Resolves when the engine is there or has been given up; never rejects. */
  readonly settled: Promise<void>
  /** Resolves `settled`. */
  settle: () => void = () => {}

  constructor(settings: Settings, say: Say) {
    this.settings = settings
    this.say = say
    this.changes = new Changes(say)
    this.standIn = new StandIn(settings.config.shop)
    this.consent = { ...settings.config.consent }
    this.settled = new Promise(resolve => {
      this.settle = resolve
    })
  }

  /** The engine, once that is decided. For calls that can wait. */
  async arrived(): Promise<EnginePort | undefined> {
    await this.settled
    return this.port
  }

  /** Does something with the profile: now, or when the engine comes. True when it is done or will be, if there is ever an engine. */
  wish(wish: Wish): boolean {
    if (this.port) wish(this.port)
    else if (this.engine !== 'loading') return false
    else if (!this.buffer.wish(wish)) {
      this.count('buffer_full')
      return false
    }
    this.changes.queue('profile')
    return true
  }

  /** Counts something that was dropped before it reached the engine. */
  count(reason: string, by = 1): void {
    if (by) this.#counters[reason] = (this.#counters[reason] ?? 0) + by
  }

  /** Remembers that a view was told. */
  noteView(name: string, params: object | undefined): void {
    if (name === 'view_item' || name === 'Product Viewed')
      this.views = [[globalThis.location?.pathname, params], ...this.views.slice(0, 7)]
  }

  /** How things are. */
  status(): Status {
    const counters = { ...this.#counters }
    for (const [reason, number] of Object.entries(this.port?.counters() ?? {})) {
      counters[reason] = (counters[reason] ?? 0) + number
    }
    const { engine, code, model } = this
    return { engine, ...(code && { code }), model, storage: this.port?.storage() ?? 'none', counters }
  }
}
