/** `vitrine.consent`: the shopper's decision, with or without an engine. */
import { mergeConsent } from '../consent.ts'
import type { Core } from '../core.ts'
import { eraseStored } from '../erase.ts'
import type { ConsentControl } from '../types.ts'

/** The consent of one Vitrine. */
export function consentControl(core: Core): ConsentControl {
  const { settings, changes, say } = core
  return {
    async set(update) {
      if (core.destroyed) return
      const consent = mergeConsent(core.consent, update, say)
      core.consent = consent
      const isRefused = consent.personalize === 'denied'
      if (isRefused) core.buffer.forgetEvents()
      for (const what of ['consent', 'profile', 'sync'] as const) changes.queue(what)
      // With an engine the decision is in effect when this line is through; without one it waits for it, or cleans up itself.
      const isStored = await (core.port?.setConsent(consent) ?? whenArrived(core))
      if (!isStored && isRefused) await eraseStored(settings.config.shop)
    },
    get: () => ({ ...core.consent })
  }
}

async function whenArrived(core: Core): Promise<boolean> {
  return (await core.arrived()) !== undefined && (await core.consentStored)
}
