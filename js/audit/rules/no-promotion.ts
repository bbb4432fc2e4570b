/** MIIT 5.1: nothing that advertises, pops up by itself, counts down or urges. The shop says in its markup what does. */
import { isSeen } from '../page.ts'
import type { Rule } from '../rule.ts'

const KINDS = /^(promotion|advert|popup|countdown|urge)$/

export const noPromotion: Rule = {
  name: 'no-promotion',
  isForElders: true,
  check: ({ root }) =>
    [...root.querySelectorAll<HTMLElement>('[data-vitrine-role]')]
      .filter(({ dataset }) => KINDS.test(dataset.vitrineRole ?? ''))
      .filter(isSeen)
      .map(element => ({ element, measured: `${element.dataset.vitrineRole} shown`, required: 'none' }))
}
