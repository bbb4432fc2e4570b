/** At most four ways at the head of the page. */
import { isSeen } from '../page.ts'
import type { Rule } from '../rule.ts'

const MOST = 4

export const fewTabs: Rule = {
  name: 'few-tabs',
  isForElders: true,
  check: ({ root }) =>
    [...root.querySelectorAll('[data-vitrine-tabs],[role=tablist]')].flatMap(bar => {
      const tabs = [...bar.children].filter(isSeen).length
      return tabs > MOST ? [{ element: bar, measured: `${tabs} tabs`, required: `${MOST} at most` }] : []
    })
}
