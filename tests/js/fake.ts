/** An engine that writes down what crosses into it, for what the real one need not run: the shape of the calls. */
import { First } from '../../js/engine/first.ts'
import type { EnginePort, EngineSettings } from '../../js/engine/port.ts'
import type { RawEngine } from '../../js/engine/raw.ts'
import { connect } from '../../js/engine/rest.ts'

/** One call that crossed: the method and its arguments. */
export type Call = readonly [method: string, ...values: unknown[]]

/** What a test sees of the boundary. */
export interface Faked {
  port: EnginePort
  /** Every call, oldest first. */
  calls: Call[]
  /** The arguments of the last call of a method. */
  last(method: keyof RawEngine): readonly unknown[]
  /** What was counted on this side, by reason. */
  counted: Record<string, number>
  /** What was said to the developer, the codes. */
  said: string[]
  /** What listeners were told. */
  notified: string[]
}

/** A port over an engine whose methods give `answers`, or nothing. */
export async function fakedPort(answers: Partial<RawEngine> = {}, debug = false): Promise<Faked> {
  const calls: Call[] = []
  const counted: Record<string, number> = {}
  const said: string[] = []
  const notified: string[] = []
  let rows = 0
  const defaults: Partial<RawEngine> = {
    open: async () => {},
    registerItems: (_, __, numbers) => Uint32Array.from({ length: numbers.length / 13 }, () => rows++),
    itemCount: () => rows,
    track: () => undefined,
    declare: () => '',
    importProfile: () => ''
  }
  const methods = { ...defaults, ...answers } as Record<string, (...values: unknown[]) => unknown>
  const engine = new Proxy({} as RawEngine, {
    get:
      (_, name) =>
      (...values: unknown[]) => {
        // The engine copies columns as it is called; what is packed next takes their place.
        calls.push([
          String(name),
          ...values.map(value => (ArrayBuffer.isView(value) ? (value as Uint8Array).slice() : value))
        ])
        return methods[String(name)]?.(...values)
      }
  })
  const settings: EngineSettings = {
    config: {
      shop: 'gift-shop',
      consent: { personalize: 'granted', sync: 'denied' },
      capture: false,
      debug,
      locale: 'en'
    },
    notify: what => notified.push(what),
    count(reason) {
      counted[reason] = (counted[reason] ?? 0) + 1
    },
    say: code => said.push(code),
    lost() {}
  }
  const port = await connect(settings, new First(settings, () => engine))
  const last = (method: string) =>
    calls
      .filter(([name]) => name === method)
      .at(-1)
      ?.slice(1) ?? []
  return { port, calls, last, counted, said, notified }
}
