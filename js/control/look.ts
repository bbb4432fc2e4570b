/** `vitrine.look`: the engine's look, or the stand-in's while there is no engine. */
import type { Core } from '../core.ts'
import type { LookControl, LookPreferences } from '../types.ts'

/** The look of one Vitrine. */
export function lookControl(core: Core): LookControl {
  const { standIn, changes } = core
  const get = () => core.port?.look() ?? standIn.preferences

  function set(preferences: LookPreferences): void {
    if (core.destroyed) return
    const merged = core.port?.setLook(preferences)
    if (merged) standIn.adopt(merged)
    else standIn.set(preferences)
    changes.queue('look')
  }

  return {
    set,
    get,
    elder: on => set({ elder: on === true }),
    isElder: () => get().elder === true,
    reset() {
      if (core.destroyed) return
      if (core.port?.resetLook()) standIn.adopt({})
      else standIn.reset()
      changes.queue('look')
    }
  }
}
