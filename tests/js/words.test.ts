import { describe, expect, it } from 'vitest'
import { reasonText } from '../../js/engine/words.ts'

const CODES = [
  'popularity',
  'covisit_last',
  'covisit_history',
  'category_affinity',
  'price_fit',
  'query_match',
  'server_order'
]

describe('reasons in words', () => {
  it.each(CODES)('has sentences for %s in both languages, with and without a subject', code => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const generic = reasonText('a_code_of_the_future', '', locale)
      for (const subject of ['', 'CANDLE HOLDER']) {
        const text = reasonText(code, subject, locale)
        expect(text).not.toContain('{')
        expect(text).not.toBe('')
        expect(text).not.toBe(generic)
      }
    }
    expect(reasonText(code, '', 'zh-CN')).toMatch(/\p{Script=Han}/u)
  })

  it('says something sensible for a code it has never heard of', () => {
    for (const code of ['a_code_of_the_future', 'toString', '__proto__', '']) {
      expect(reasonText(code, 'x', 'en')).toBe('Chosen for you')
    }
  })

  it('takes a subject literally', () => {
    expect(reasonText('covisit_last', "$& $1 $' {subject}", 'en')).toBe("Because you looked at $& $1 $' {subject}")
  })
})
