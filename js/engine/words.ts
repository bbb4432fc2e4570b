/** Puts reason codes into words a shopper understands. */
import type { Reason } from '../types.ts'
import type { RawReason } from './raw.ts'

type Locale = 'en' | 'zh-CN'
/** The sentence about a subject, and the one for when the subject is not known. */
type Sentences = readonly [about: string, alone: string]

const GENERIC = 'generic'

const WORDS: Record<Locale, Readonly<Record<string, Sentences>>> = {
  en: {
    covisit_last: ['Because you looked at {subject}', 'Goes with what you just looked at'],
    covisit_history: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
    category_affinity: ['You often look at {subject}', 'From a category you often look at'],
    price_fit: ['In the price range you choose', 'In the price range you choose'],
    popularity: ['Popular in this shop', 'Popular in this shop'],
    query_match: ['Matches “{subject}”', 'Matches your search'],
    server_order: ['In the shop’s own order', 'In the shop’s own order'],
    [GENERIC]: ['Chosen for you', 'Chosen for you']
  },
  'zh-CN': {
    covisit_last: ['因为你看过“{subject}”', '与你刚看过的商品相配'],
    covisit_history: ['因为你之前看过“{subject}”', '与你之前看过的商品相配'],
    category_affinity: ['你常看“{subject}”', '来自你常看的类目'],
    price_fit: ['在你常选的价位', '在你常选的价位'],
    popularity: ['本店热门', '本店热门'],
    query_match: ['符合“{subject}”', '符合你的搜索'],
    server_order: ['按店铺的排序', '按店铺的排序'],
    [GENERIC]: ['为你挑选', '为你挑选']
  }
}

/** The sentence for a reason. Plain text: an item's title in it is as trustworthy as the catalogue it came from. */
export function reasonText(code: string, subject: string, locale: Locale): string {
  const words = WORDS[locale]
  const [about, alone] = (Object.hasOwn(words, code) && words[code]) || (words[GENERIC] as Sentences)
  // A function, because `$&` in a title would be a pattern in a replacement string.
  return subject === '' ? alone : about.replace('{subject}', () => subject)
}

/** A reason as the shop gets it. */
export function putIntoWords({ code, share, subject }: RawReason, locale: Locale): Reason {
  return { code, share, text: reasonText(code, subject, locale) }
}
