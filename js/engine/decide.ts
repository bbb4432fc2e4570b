/** Choosing and experiments: what the page hands over, whatever it really is -> what the core takes, and its answer in the page's own objects. */
import type {
  Choice,
  ChoiceRefusal,
  ChooseOptions,
  DecisionOptions,
  ExperimentOptions,
  Holiday,
  Option
} from '../types.ts'
import type { RawDecision, RawEngine } from './raw.ts'
import { putIntoWords, type Words } from './words.ts'

/** What the functions here need besides the engine. */
export interface Deciding {
  /** Does something with the engine; `otherwise` when there is none. */
  call<T>(otherwise: T, work: (engine: RawEngine) => T): T
  /** The language of reasons. */
  words: Words
  /** What the shop said holds for every choice. */
  defaults: DecisionOptions
  /** Tells the developer, in debug mode. */
  say(code: string, sentence: string): void
  /** Told when something was taken or refused. */
  changed(): void
}

/** Chooses; undefined when there is no engine. */
export function choose<T extends Option>(
  { call, words, defaults, say, changed }: Deciding,
  point: string,
  options: readonly T[],
  wish: ChooseOptions,
  nowMs: number
): Choice<T> | undefined {
  const list: readonly T[] = Array.isArray(options) ? options : []
  const { promotionsPerMonth, quietHours, restDays, holidays } = { ...defaults, ...wish }
  const { kind, caps, moment } = wish
  const ask = {
    point,
    kind,
    caps,
    moment,
    options: list.map(asked),
    promotions: promotionsPerMonth,
    quiet: quietHours,
    restDays,
    holidays: current(holidays, nowMs)
  }
  const raw = call(undefined, engine => engine.choose(ask, nowMs))
  if (!raw) return undefined
  tell(say, raw)
  const option = list[raw.index]
  const settle = (taken: boolean) => () => {
    const id = option === undefined ? '' : idOf(option)
    if (call(false, engine => engine.settleChoice(point, id, taken, nowMs))) changed()
  }
  return {
    option,
    refusal: (raw.refusal || undefined) as ChoiceRefusal | undefined,
    reasons: raw.reasons.map(reason => putIntoWords(reason, words)),
    taken: settle(true),
    refused: settle(false)
  }
}

/** The arm of an experiment; the first one for who is not in it, undefined when there is no engine. */
export function experiment<A extends string>(
  { call, say }: Deciding,
  key: string,
  arms: readonly A[],
  options: ExperimentOptions,
  nowMs: number
): A | undefined {
  const raw = call(undefined, engine => engine.experiment({ ...options, key, arms }, nowMs))
  if (!raw) return undefined
  tell(say, raw)
  return Array.isArray(arms) ? arms[Math.max(0, raw.index)] : undefined
}

function tell(say: Deciding['say'], { problems }: RawDecision): void {
  for (const { code, about } of problems) say(code, about)
}

const idOf = (option: Option) => (typeof option === 'string' ? option : option.id)

/** Only what the core reads: an option may carry anything else of the shop's. */
function asked(option: Option): object {
  if (typeof option === 'string') return { id: option }
  const { id, when, caps, open } = option ?? {}
  return { id, when, caps, open: Boolean(open) }
}

/** Names of the holidays that are on where the shopper is. */
function current(holidays: readonly Holiday[] | undefined, nowMs: number): string[] {
  if (!Array.isArray(holidays)) return []
  const local = new Date(nowMs - new Date(nowMs).getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
  return holidays.filter(day => day?.from <= local && local <= day?.to).map(day => day.name)
}
