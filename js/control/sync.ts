/** `vitrine.sync`: what leaves the device. */
import type { Core } from '../core.ts'
import type { SyncControl, SyncStatus } from '../types.ts'

/** Without an engine nothing can leave. */
const NOTHING: SyncStatus = { state: 'off', spentEpsilon: 0, leftEpsilon: 0, delivered: 0 }

/** The sync of one Vitrine. */
export function syncControl(core: Core): SyncControl {
  const { settings, changes } = core
  return {
    preview: async () => (await core.arrived())?.syncPreview(settings.now()) ?? [],
    status: () => core.port?.syncStatus(settings.now()) ?? { ...NOTHING },
    async flush() {
      const delivered = (await (await core.arrived())?.syncFlush()) ?? 0
      if (delivered > 0) changes.queue('sync')
      return delivered
    }
  }
}
