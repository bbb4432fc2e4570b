/** `vitrine.look`: the engine's look, or the stand-in's while there is no engine; and what is fetched only where it is used. */
import type { Core } from '../core.ts'
import type { LookHelp } from '../look/index.ts'
import type { LookControl, LookPreferences } from '../types.ts'

/** The look of one Vitrine. */
export function lookControl(core: Core): LookControl {
  const { standIn, changes, settings } = core
  let help: LookHelp | undefined
  let coming: Promise<LookHelp | undefined> | undefined

  const get = () => core.port?.look()?.chosen ?? standIn.preferences

  function set(preferences: LookPreferences): void {
    if (core.destroyed) return
    const answer = core.port?.look(preferences)
    if (answer) standIn.adopt(answer.chosen)
    else standIn.set(preferences)
    changes.queue('look')
  }

  const control: LookControl = {
    set,
    get,
    elder: on => set({ elder: on === true }),
    isElder: () => get().elder === true,
    reset() {
      if (core.destroyed) return
      if (core.port?.look(false)) standIn.adopt({})
      else standIn.reset()
      help?.reset()
      changes.queue('look')
    },
    problems: () => core.port?.look()?.problems ?? [],
    suggestion: () => help?.suggestion(),
    answer: isTaken => help?.answer(isTaken),
    audit: async root => (await bring())?.audit(root) ?? [],
    modules: async () => (await bring())?.modules(),
    say: async what => (await bring())?.say(what) ?? false
  }

  const bring = () => {
    coming ??= import('../look/index.ts')
      .then(chunk => {
        if (core.destroyed) return
        help = chunk.help(core, control)
        core.listening.add(help.stop)
        return help
      })
      .catch(error => void core.say('no_look', '', error))
    return coming
  }

  // Noticing that somebody struggles, reading aloud, modules by use: with the page at rest, and only where there is a page.
  if (typeof document === 'object' && settings.config.capture) void core.settled.then(bring)
  return control
}
