/** Puts reason codes into words a shopper understands. */
import type { Reason } from '../types.ts'
import type { RawReason } from './raw.ts'

/** The sentence about a subject, and the one for when the subject is not known. */
type Sentences = readonly [about: string, alone: string]
/** The sentences of one language, by the reason's code. */
export type Words = Readonly<Record<string, Sentences>>

/** What is said for a code that is younger than the sentences. */
const GENERIC = 'generic'

const ENGLISH: Words = {
  covisit_last: ['Because you looked at {subject}', 'Goes with what you just looked at'],
  covisit_history: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
  category_affinity: ['You often look at {subject}', 'From a category you often look at'],
  price_fit: ['In the price range you choose', 'In the price range you choose'],
  popularity: ['Popular in this shop', 'Popular in this shop'],
  query_match: ['Matches “{subject}”', 'Matches your search'],
  server_order: ['In the shop’s own order', 'In the shop’s own order'],
  [GENERIC]: ['Chosen for you', 'Chosen for you']
}

/** The sentences of a language. English is there; any other is a chunk of its own, and English where that cannot be fetched. */
export async function wordsOf(locale: 'en' | 'zh-CN'): Promise<Words> {
  if (locale === 'en') return ENGLISH
  return import('./words-zh.ts').then(
    ({ CHINESE }) => CHINESE,
    () => ENGLISH
  )
}

/** The sentence for a reason. Plain text: an item's title in it is as trustworthy as the catalogue it came from. */
export function reasonText(code: string, subject: string, words: Words): string {
  const [about, alone] = (Object.hasOwn(words, code) && words[code]) || (words[GENERIC] as Sentences)
  // A function, because `$&` in a title would be a pattern in a replacement string.
  return subject === '' ? alone : about.replace('{subject}', () => subject)
}

/** A reason as the shop gets it. */
export function putIntoWords({ code, share, subject }: RawReason, words: Words): Reason {
  return { code, share, text: reasonText(code, subject, words) }
}
