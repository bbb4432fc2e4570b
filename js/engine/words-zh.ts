/** The reasons' sentences in Chinese, fetched by shops that speak it. */
import type { Words } from './words.ts'

/** By the reason's code, as in `words.ts`. */
export const CHINESE: Words = {
  covisit_last: ['因为你看过“{subject}”', '与你刚看过的商品相配'],
  covisit_history: ['因为你之前看过“{subject}”', '与你之前看过的商品相配'],
  category_affinity: ['你常看“{subject}”', '来自你常看的类目'],
  price_fit: ['在你常选的价位', '在你常选的价位'],
  popularity: ['本店热门', '本店热门'],
  query_match: ['符合“{subject}”', '符合你的搜索'],
  server_order: ['按店铺的排序', '按店铺的排序'],
  generic: ['为你挑选', '为你挑选']
}
