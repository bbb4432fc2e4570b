/** Choices and experiments: what was asked, what was answered, and what the shopper made of it. */
import type { Core } from '../core.ts'
import type { Option } from '../types.ts'
import type { Log, OpenDecision } from './log.ts'
import type { Tap } from './tap.ts'

const idOf = (option: Option | undefined): string => String((Object(option) === option && Object(option).id) || option)

/** Listens for decisions. */
export function decisionTap(core: Core, log: Log): Tap {
  const begun = (kind: OpenDecision['kind'], name: string, list: readonly Option[]): OpenDecision => {
    const options = Array.isArray(list) ? list.map(idOf) : []
    return { kind, name: String(name), atMs: core.settings.now(), times: 1, options, reasons: [], used: [] }
  }
  return port => ({
    choose(point, options, wish, nowMs) {
      const choice = port.choose(point, options, wish, nowMs)
      if (!choice) return choice
      const { option, refusal, reasons } = choice
      const caps = wish?.caps
      const decision = log.decision({
        ...begun('choice', point, options),
        ...(option !== undefined && { chosen: idOf(option) }),
        ...(refusal && { refusal }),
        ...(caps && { caps }),
        used: port.capsUsed(point, options, wish, nowMs),
        reasons
      })
      const answered = (answer: 'taken' | 'refused') => () => {
        decision.answer = answer
        log.changed()
        choice[answer]()
      }
      return { ...choice, taken: answered('taken'), refused: answered('refused') }
    },
    experiment(key, arms, options, nowMs) {
      const arm = port.experiment(key, arms, options, nowMs)
      if (arm !== undefined) log.decision({ ...begun('experiment', key, arms), chosen: arm })
      return arm
    }
  })
}
