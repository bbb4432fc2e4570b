/** The lazily loaded chunk behind `vitrine.inspect`: one recorder for a Vitrine, for as long as somebody looks. */
import type { Core } from './core.ts'
import { Log } from './inspect/log.ts'
import { tap } from './inspect/tap.ts'
import type { Inspection } from './types.ts'

/** A recorder, how many look, and how it ends. */
interface Running {
  log: Log
  watchers: number
  end: () => void
}

const running = new WeakMap<Core, Running>()

function start(core: Core): Running {
  const log = new Log()
  const undo = tap(core, log)
  const end = () => {
    undo()
    core.listening.delete(end)
    running.delete(core)
  }
  core.listening.add(end)
  const made = { log, watchers: 0, end }
  running.set(core, made)
  return made
}

/** Starts to look, or looks along. After `destroy` there is nothing to be seen. */
export function inspect(core: Core): Inspection {
  const recorder = running.get(core) ?? (core.destroyed ? { log: new Log(), watchers: 0, end() {} } : start(core))
  const { log } = recorder
  const listeners: (() => void)[] = []
  recorder.watchers++
  let isOn = true
  return {
    get events() {
      return [...log.events].reverse()
    },
    get rankings() {
      return [...log.rankings].reverse()
    },
    get decisions() {
      return [...log.decisions].reverse()
    },
    evaluation: () => core.port?.evaluation(core.settings.now()) ?? { visits: 0, sinceMs: null, slots: [] },
    on(listener) {
      const off = log.on(listener)
      listeners.push(off)
      return off
    },
    stop() {
      if (!isOn) return
      isOn = false
      for (const off of listeners) off()
      if (--recorder.watchers === 0) recorder.end()
    }
  }
}
