/**
 * IAB Europe's Transparency and Consent Framework, version 2: `__tcfapi('addEventListener', 2, …)`. `personalize` needs the purposes
 * 1 (store on the device), 5 and 6 (create and use profiles to personalise content), `sync` needs 1, 8 (measure content) and 9 (statistics
 * about audiences). Nothing is decided while the shopper is still being asked, or where the framework does not apply.
 */
import type { Follow } from './follow.ts'

const PERSONALIZE = [1, 5, 6]
const SYNC = [1, 8, 9]

interface TcData {
  eventStatus?: unknown
  gdprApplies?: unknown
  listenerId?: number
  purpose?: { consents?: Readonly<Record<string, unknown>> }
}
type TcfApi = (
  command: string,
  version: number,
  callback: (data: TcData | null, ok: boolean) => void,
  id?: number
) => void

/** Follows the consent platform of the page; one that is not there yet is looked for once more when the page has loaded. */
export const tcf: Follow = (tell, say) => {
  let undo = () => {}
  const begin = (isLast: boolean): void => {
    const api = (globalThis as { __tcfapi?: unknown }).__tcfapi as TcfApi | undefined
    if (typeof api === 'function') undo = listen(api)
    else if (isLast || typeof addEventListener !== 'function') say('no_consent_source', '(there is no __tcfapi)')
    else {
      const late = () => begin(true)
      addEventListener('load', late, { once: true })
      undo = () => removeEventListener('load', late)
    }
  }
  const listen = (api: TcfApi): (() => void) => {
    let on = true
    let id: number | undefined
    api('addEventListener', 2, (data, ok) => {
      id = data?.listenerId ?? id
      const isDecided = data?.eventStatus === 'tcloaded' || data?.eventStatus === 'useractioncomplete'
      if (!on || !ok || !isDecided || data.gdprApplies === false) return
      const given = (purposes: readonly number[]) =>
        purposes.every(purpose => data.purpose?.consents?.[purpose] === true)
      tell({ personalize: given(PERSONALIZE), sync: given(SYNC) })
    })
    return () => {
      on = false
      if (id !== undefined) api('removeEventListener', 2, () => {}, id)
    }
  }
  begin(typeof document !== 'object' || document.readyState === 'complete')
  return () => undo()
}
