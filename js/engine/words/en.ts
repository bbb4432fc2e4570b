/** What the engine says in English. */
import type { Words } from '../words.ts'
import { SEGMENTS, TAGS } from './tags-en.ts'

/** Labels of ours that are no word a shopper would use. */
const LABELS: Words['labels'] = {
  mid: 'middle',
  few: 'modest',
  many: 'good',
  absent: 'none',
  at_risk: 'at risk'
}

/** English. */
export const WORDS: Words = {
  reasons: {
    covisit_last: ['Because you looked at {subject}', 'Goes with what you just looked at'],
    covisit_history: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
    category_affinity: ['You often look at {subject}', 'From a category you often look at'],
    price_fit: ['In the price range you choose', 'In the price range you choose'],
    popularity: ['Popular in this shop', 'Popular in this shop'],
    query_match: ['Matches “{subject}”', 'Matches your search'],
    server_order: ['In the shop’s own order', 'In the shop’s own order'],
    generic: ['Chosen for you', 'Chosen for you']
  },
  tags: TAGS,
  segments: SEGMENTS,
  labels: LABELS
}
