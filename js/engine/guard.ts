/**
 * Keeps a trap inside the engine from reaching the page. A panic leaves the wasm handle borrowed for ever: every later call on
 * it throws "recursive use of an object". So the handle is thrown away and a new engine is opened from the store, a few times.
 */
import type { RawEngine } from './raw.ts'

/** Rebuilds before the engine is given up: a fault that comes back is in the input or in the store, not in the weather. */
const MAX_REBUILDS = 3
const POISONED = /recursive use of an object|null pointer passed to rust|unsafe aliasing/

/** How the guard makes engines and whom it tells. */
export interface GuardHooks {
  /** Makes a new engine with the configuration of now. */
  build(): RawEngine
  /** Opens one; resolves when its profile is restored. */
  open(engine: RawEngine): Promise<void>
  /** Told when rows and tickets of before became void. */
  replaced(): void
  /** Told once, when the engine is given up. */
  lost(): void
}

/** Holds the one engine. */
export class Guard {
  readonly #hooks: GuardHooks
  #engine: RawEngine | undefined
  #rebuilds = 0
  #closed = false

  constructor(hooks: GuardHooks) {
    this.#hooks = hooks
  }

  /** How often the engine was replaced; what was given out by an earlier one is void. */
  get rebuilds(): number {
    return this.#rebuilds
  }

  /** Opens an engine. Rejects when that cannot be done: then there is nothing to guard. */
  async start(engine: RawEngine): Promise<void> {
    await this.#hooks.open(engine)
    this.#take(engine)
  }

  /** Does `work` with the engine; `otherwise` when there is none or it failed. */
  call<T>(otherwise: T, work: (engine: RawEngine) => T): T {
    const engine = this.#engine
    if (engine === undefined) return otherwise
    try {
      return work(engine)
    } catch (error) {
      this.#failed(engine, error)
      return otherwise
    }
  }

  /** The same for work that takes time. */
  async settle<T>(otherwise: T, work: (engine: RawEngine) => Promise<T>): Promise<T> {
    const engine = this.#engine
    if (engine === undefined) return otherwise
    try {
      return await work(engine)
    } catch (error) {
      this.#failed(engine, error)
      return otherwise
    }
  }

  /** Stops and frees the engine; nothing is rebuilt afterwards. */
  close(): void {
    this.call(undefined, engine => {
      engine.close()
      engine.free()
    })
    this.#closed = true
    this.#engine = undefined
  }

  #take(engine: RawEngine): void {
    this.#engine = engine
    // Closed while it was opening.
    if (this.#closed) this.close()
  }

  #failed(engine: RawEngine, error: unknown): void {
    // Several calls may fail on one dead engine (a promise and the call after it); only the first replaces it.
    if (this.#engine !== engine || !isPoison(error)) return
    this.#engine = undefined
    this.#rebuilds++
    this.#hooks.replaced()
    void this.#rebuild()
  }

  async #rebuild(): Promise<void> {
    try {
      if (this.#rebuilds > MAX_REBUILDS) throw new Error('too many traps')
      await this.start(this.#hooks.build())
    } catch {
      if (!this.#closed) this.#hooks.lost()
    }
  }
}

/** True for what kills an engine; everything else is an ordinary mistake, the page's or ours. */
export function isPoison(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || (error instanceof Error && POISONED.test(error.message))
}
