/** Choosing and experiments: what the page hands over, whatever it really is -> what the core takes, and its answer in the page's own objects. */
import type {
  Caps,
  CapUse,
  Choice,
  ChoiceRefusal,
  ChooseOptions,
  DecisionOptions,
  ExperimentOptions,
  Holiday,
  Option,
  Reason
} from '../types.ts'
import type { RawDecision, RawEngine, RawReason } from './raw.ts'

/** What the functions here need besides the engine. */
export interface Deciding {
  /** Does something with the engine; `otherwise` when there is none. */
  call<T>(otherwise: T, work: (engine: RawEngine) => T): T
  /** Puts a reason into words. */
  sayReason(reason: RawReason): Reason
  /** What the shop said holds for every choice. */
  defaults: DecisionOptions
  /** Tells the developer, in debug mode. */
  say(code: string, sentence: string): void
  /** Told when something was taken or refused. */
  changed(): void
}

/** Chooses; undefined when there is no engine. */
export function choose<T extends Option>(
  { call, sayReason, defaults, say, changed }: Deciding,
  point: string,
  options: readonly T[],
  wish: ChooseOptions,
  nowMs: number
): Choice<T> | undefined {
  const list = listOf(options)
  const raw = call(undefined, engine => engine.choose(ask(defaults, point, list, wish, nowMs), nowMs))
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
    reasons: raw.reasons.map(reason => sayReason(reason)),
    taken: settle(true),
    refused: settle(false)
  }
}

/** Promotions a month where the shop says nothing; `PROMOTIONS_A_MONTH` in `src/decide/caps.rs`. */
const PROMOTIONS_A_MONTH = 5
const SPANS = ['day', 'week', 'month'] as const

/** How much of the caps of a choice is used; nothing when there is no engine. */
export function capsUsed(
  { call, defaults }: Deciding,
  point: string,
  options: readonly Option[],
  wish: ChooseOptions,
  nowMs: number
): CapUse[] {
  const uses: CapUse[] = []
  const { kind, caps, promotionsPerMonth = PROMOTIONS_A_MONTH } = { ...defaults, ...wish }
  const add = (of: CapUse['of'], index: number, from: number, capped: Caps | undefined, id = '') => {
    const shown = call<ArrayLike<number>>([], engine => engine.timesShown(String(point), id, nowMs))
    for (const [at, span] of SPANS.entries()) {
      const most = capped?.[span]
      if (typeof most === 'number') uses.push({ of, index, span, shown: shown[from + at] ?? 0, most })
    }
  }
  if (kind !== 'service') add('promotions', 0, 0, { month: promotionsPerMonth })
  add('point', 0, 3, caps)
  for (const [index, option] of listOf(options).entries()) {
    const { id, caps } = asked(option)
    add('option', index, 6, caps, String(id))
  }
  return uses
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

const listOf = <T>(options: readonly T[]): readonly T[] => (Array.isArray(options) ? options : [])

/** What the core is asked. */
function ask(
  defaults: DecisionOptions,
  point: string,
  options: readonly Option[],
  wish: ChooseOptions,
  nowMs: number
): object {
  const { promotionsPerMonth, quietHours, restDays, holidays } = { ...defaults, ...wish }
  const { kind, caps, moment } = wish
  return {
    point,
    kind,
    caps,
    moment,
    options: options.map(asked),
    promotions: promotionsPerMonth,
    quiet: quietHours,
    restDays,
    holidays: current(holidays, nowMs)
  }
}

/** Only what the core reads: an option may carry anything else of the shop's. */
function asked(option: Option) {
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
