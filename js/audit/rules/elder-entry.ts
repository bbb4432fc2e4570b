/** MIIT 3.1: the way into elder mode, and back, is on the page under its name 长辈版 or one of its aliases. */
import { isSeen } from '../page.ts'
import type { Rule } from '../rule.ts'

const NAMES = /长辈版|亲情版|关爱版|关怀版/

export const elderEntry: Rule = {
  name: 'elder-entry',
  check({ targets }) {
    const entry = targets.find(
      ({ element }) => NAMES.test(`${element.textContent} ${element.ariaLabel ?? ''}`) && isSeen(element)
    )
    const inPanel = [...document.querySelectorAll('vitrine-look')].some(isSeen)
    return entry || inPanel ? [] : [{ element: document.body, measured: 'no entry', required: 'an entry named 长辈版' }]
  }
}
