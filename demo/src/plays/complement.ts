/** Complement after purchase: what goes with an order, next time. Nothing is pushed: a shelf at the foot of the page, and no price changes. */
import type { RankOptions } from 'vitrine'

/** How the shelf is ranked: what goes with the order, and not more of the same. */
export const COMPLEMENT: RankOptions = { slot: 'after_purchase', limit: 4 }
