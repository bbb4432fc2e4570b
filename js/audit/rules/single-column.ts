/** Elder mode's lists of articles stand in one column. */
import type { Rule } from '../rule.ts'

export const singleColumn: Rule = {
  name: 'single-column',
  isForElders: true,
  check: ({ root }) =>
    [...root.querySelectorAll('[data-vitrine-list]')].flatMap(list => {
      const items = [...list.querySelectorAll('[data-vitrine-item]')].filter(item => item.checkVisibility())
      const columns = new Set(items.map(item => Math.round(item.getBoundingClientRect().left))).size
      return columns > 1 ? [{ element: list, measured: `${columns} columns`, required: '1 column' }] : []
    })
}
