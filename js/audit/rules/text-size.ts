/** MIIT 1.1: main text of an elder interface is 18 px and more. */
import { px, type Rule } from '../rule.ts'

const LEAST_PX = 18

export const textSize: Rule = {
  name: 'text-size',
  isForElders: true,
  check: ({ texts }) =>
    texts
      .filter(({ sizePx }) => sizePx < LEAST_PX)
      .map(({ element, sizePx }) => ({ element, measured: px(sizePx), required: `${px(LEAST_PX)} and more` }))
}
