/** `vitrine.consent`: the shopper's decision, with or without an engine. */
import { mergeConsent } from '../consent.ts'
import type { Core } from '../core.ts'
import { eraseStored } from '../erase.ts'
import { later } from '../later.ts'
import type { Consent, ConsentControl, ConsentUpdate } from '../types.ts'

/** The consent of one Vitrine. */
export function consentControl(core: Core): ConsentControl {
  const { settings, changes, say } = core
  const control: ConsentControl = {
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
    get: () => ({ ...core.consent }),
    follow(source) {
      const tell = (update: ConsentUpdate, isDefault?: boolean) => {
        // What holds until somebody decides does not change what was decided.
        const open = ([purpose]: [string, unknown]) =>
          !isDefault || core.consent[purpose as keyof Consent] === 'pending'
        void control.set(Object.fromEntries(Object.entries(update).filter(open)))
      }
      const coming = import('../consent/follow.ts').then(
        ({ follow }) =>
          () =>
            follow(source, tell, say),
        error => void say('no_consent_source', '', error)
      )
      return later(core, coming as Promise<(() => () => void) | undefined>)
    }
  }
  return control
}

async function whenArrived(core: Core): Promise<boolean> {
  return (await core.arrived()) !== undefined && (await core.consentStored)
}
