/** What every page has around its content: called once by each page. */
import { soon } from '../soon.ts'
import { startChinese } from '../zh/live.ts'
import { startCartCount } from './cart-count.ts'
import { startConsentNotice } from './consent-notice.ts'
import { startHelp } from './help.ts'
import { startLook } from './look.ts'
import { startMenus } from './menus.ts'
import { startSurprise } from './surprise.ts'

/** Brings header and footer to life. */
export function startShell(): void {
  startChinese()
  startMenus()
  startCartCount()
  startConsentNotice()
  startHelp()
  soon(startLook)
  soon(startSurprise)
}
