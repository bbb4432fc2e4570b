/** What is chosen without an engine: of a service the shop's first option that asks for nothing, and no promotion, for nobody can count them. */
import type { Choice, ChooseOptions, Option, OptionObject } from './types.ts'

/** The choice. */
export function unchosen<T extends Option>(options: readonly T[], { kind }: ChooseOptions): Choice<T> {
  const option =
    kind === 'service' && Array.isArray(options) ? options.find(option => !(option as OptionObject).when) : undefined
  return { option, refusal: option ? undefined : 'no_engine', reasons: [], taken() {}, refused() {} }
}
