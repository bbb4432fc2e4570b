/** `vitrine.profile`: what is known, and the shopper's hand on it. */
import type { Core } from '../core.ts'
import { eraseStored } from '../erase.ts'
import type { ProfileControl } from '../types.ts'

/** The profile of one Vitrine. */
export function profileControl(core: Core): ProfileControl {
  const { settings, changes } = core
  return {
    tags: () => core.port?.tags(settings.now()) ?? [],
    forget(tagId) {
      if (typeof tagId !== 'string' || !core.port) return
      core.port.forget(tagId)
      changes.queue('profile')
    },
    async export() {
      return (await core.arrived())?.exportProfile(settings.now()) ?? null
    },
    async erase() {
      if (core.destroyed) return
      core.buffer.drain()
      const port = await core.arrived()
      if (!(await port?.eraseProfile())) await eraseStored(settings.config.shop)
      changes.queue('profile')
    }
  }
}
