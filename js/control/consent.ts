/** `vitrine.consent`: the shopper's decision, with or without an engine. */
import { mergeConsent } from '../consent.ts'
import type { Core } from '../core.ts'
import { eraseStored } from '../erase.ts'
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
      let on = true
      let stop = () => {}
      const undo = () => {
        on = false
        core.listening.delete(undo)
        stop()
      }
      const tell = (update: ConsentUpdate, isDefault?: boolean) => {
        // What holds until somebody decides does not change what was decided.
        const open = ([purpose]: [string, unknown]) =>
          !isDefault || core.consent[purpose as keyof Consent] === 'pending'
        const news = Object.fromEntries(Object.entries(update).filter(open))
        if (on && Object.keys(news).length > 0) void control.set(news)
      }
      core.listening.add(undo)
      import('../consent/follow.ts').then(
        ({ follow }) => {
          if (on && !core.destroyed) stop = follow(source, tell, say)
        },
        error =>
          say('no_consent_source', 'the script of consent.follow() could not be loaded; nothing is decided', error)
      )
      return undo
    }
  }
  return control
}

async function whenArrived(core: Core): Promise<boolean> {
  return (await core.arrived()) !== undefined && (await core.consentStored)
}
