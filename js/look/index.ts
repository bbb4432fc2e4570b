/** The lazily loaded chunk behind `vitrine.look`: what is noticed about a shopper who struggles, and the doors to what is rare. */
import type { Core } from '../core.ts'
import type { LookControl, LookFinding, LookSuggestion, ModuleControl } from '../types.ts'
import { followUse } from './modules/used.ts'
import { watchStrain } from './strain.ts'

/** What the chunk gives. */
export interface LookHelp {
  suggestion(): LookSuggestion | undefined
  answer(isTaken: boolean): void
  audit(root?: Element): Promise<LookFinding[]>
  modules(): Promise<ModuleControl | undefined>
  say(what: Element | string): Promise<boolean>
  /** Gives modules back what `look.reset()` took from the preferences. */
  reset(): void
  /** Ends everything that listens. */
  stop(): void
}

const unreachable = (core: Core) => (error: unknown) => {
  core.say('no_look', "the look's script could not be loaded", error)
  return undefined
}

/** Starts what has to listen, for one Vitrine. */
export function help(core: Core, look: LookControl): LookHelp {
  const trouble = unreachable(core)
  const strain = watchStrain(core, look)
  const used = followUse(core)
  const speech = () => import('./speech.ts').catch(trouble)
  let control: ModuleControl | undefined
  let reading: (() => void) | undefined
  let isReading = false

  const modules = async () => {
    const chunk = await import('./modules/control.ts').catch(trouble)
    control ??= chunk?.moduleControl(core, look)
    return control
  }
  const follow = () => {
    const wanted = look.get().readAloud === true && !core.destroyed
    if (wanted === isReading) return
    isReading = wanted
    reading?.()
    reading = undefined
    if (!wanted) return
    void speech().then(chunk => {
      if (isReading) reading = chunk?.readAlong(core.settings.config.locale)
    })
  }
  const off = core.changes.on('change', ({ what }: { what: string }) => {
    if (what === 'look') follow()
  })
  follow()
  return {
    suggestion: strain.suggestion,
    answer: strain.answer,
    audit: async root =>
      (await import('../audit/index.ts').catch(trouble))?.audit(root ?? document.body, look.isElder()) ?? [],
    modules,
    say: async what => (await speech())?.say(what, core.settings.config.locale) ?? false,
    reset: () => void modules().then(all => all?.reset()),
    stop() {
      off()
      strain.stop()
      used.stop()
      reading?.()
      isReading = false
    }
  }
}
