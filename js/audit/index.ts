/**
 * `vitrine.look.audit()`: measures a page as it stands against the figures of MIIT's norms for elder modes (2021) and WCAG 2.2. One
 * rule a file, one row here; a rule that is for elder mode only says so. It reads styles and boxes and changes nothing.
 */
import type { LookFinding } from '../types.ts'
import { readPage } from './page.ts'
import type { Rule } from './rule.ts'
import { closePlace } from './rules/close-place.ts'
import { domOrder } from './rules/dom-order.ts'
import { elderEntry } from './rules/elder-entry.ts'
import { fewTabs } from './rules/few-tabs.ts'
import { lineSpacing } from './rules/line-spacing.ts'
import { name } from './rules/name.ts'
import { noMotion } from './rules/no-motion.ts'
import { noPromotion } from './rules/no-promotion.ts'
import { noSideways } from './rules/no-sideways.ts'
import { paragraphSpacing } from './rules/paragraph-spacing.ts'
import { singleColumn } from './rules/single-column.ts'
import { targetSize } from './rules/target-size.ts'
import { textClipped } from './rules/text-clipped.ts'
import { textContrast } from './rules/text-contrast.ts'
import { textReach } from './rules/text-reach.ts'
import { textSize } from './rules/text-size.ts'
import { zoomAllowed } from './rules/zoom-allowed.ts'

/** Every rule. */
export const RULES: readonly Rule[] = [
  textSize,
  textReach,
  textContrast,
  textClipped,
  lineSpacing,
  paragraphSpacing,
  targetSize,
  closePlace,
  singleColumn,
  fewTabs,
  noPromotion,
  noMotion,
  noSideways,
  zoomAllowed,
  domOrder,
  name,
  elderEntry
]

/** What falls short below `root`. */
export function audit(root: Element, isElder: boolean): LookFinding[] {
  const page = readPage(root, isElder)
  const due = RULES.filter(rule => isElder || !rule.isForElders)
  return due.flatMap(rule => rule.check(page).map(found => ({ rule: rule.name, ...found })))
}
