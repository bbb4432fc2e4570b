/** The engine's port over the real wasm, with the wasm handle in the test's hands. */
import { First } from '../../js/engine/first.ts'
import { Engine } from '../../js/engine/generated/vitrine.js'
import type { EnginePort, EngineSettings } from '../../js/engine/port.ts'
import type { RawEngine } from '../../js/engine/raw.ts'
import { connect } from '../../js/engine/rest.ts'
import { loadEngine } from '../../js/load.ts'
import { engineBytes } from './engine-file.ts'

/** What a test wants to see of the boundary. */
export interface Watched {
  port: EnginePort
  /** Calls that crossed into wasm, by method. */
  calls: Record<string, number>
  /** Reasons counted on this side. */
  counted: Record<string, number>
  /** Engines built so far. */
  built: () => number
  /** True once the engine was given up. */
  isLost: () => boolean
}

/** Connects to the real engine; `meddle` may throw in place of a call. */
export async function watchedPort(meddle: (method: string, engine: number) => void = () => {}): Promise<Watched> {
  await loadEngine([engineBytes()], () => {})
  const calls: Record<string, number> = {}
  const counted: Record<string, number> = {}
  let built = 0
  let isLost = false
  const config = {
    shop: 'gift-shop',
    consent: { personalize: 'pending', sync: 'denied' },
    capture: false,
    debug: false,
    locale: 'en'
  } as const
  const build = (): RawEngine => {
    const number = ++built
    const engine: RawEngine = new Engine(config)
    return new Proxy(engine, {
      get: (target, name: keyof RawEngine) => {
        return (...values: unknown[]) => {
          calls[name] = (calls[name] ?? 0) + 1
          meddle(name, number)
          return (target[name] as (...values: unknown[]) => unknown).apply(target, values)
        }
      }
    })
  }
  const settings: EngineSettings = {
    config: { ...config, consent: { ...config.consent } },
    notify() {},
    count(reason) {
      counted[reason] = (counted[reason] ?? 0) + 1
    },
    say() {},
    lost() {
      isLost = true
    }
  }
  const port = await connect(settings, new First(settings, build))
  return { port, calls, counted, built: () => built, isLost: () => isLost }
}

/** A ranking wish with nothing said. */
export const ANY = { limit: Number.POSITIVE_INFINITY, whole: false, refused: [0, 0] } as const
