import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RawSegment, RawTag } from '../../js/engine/raw.ts'
import { putIntoWords, reasonText, saySegment, wordsOf } from '../../js/engine/words.ts'

const english = await wordsOf('en')
const chinese = await wordsOf('zh-CN')

const features = readdirSync(new URL('../../src/rank/feature/', import.meta.url)).filter(name => name !== 'tests.rs')
const CODES = [...features.map(name => name.replace('.rs', '')), 'server_order']

describe('reasons in words', () => {
  it.each(CODES)('has sentences for %s in both languages, with and without a subject', code => {
    for (const words of [english, chinese]) {
      const generic = reasonText('a_code_of_the_future', '', words)
      for (const subject of ['', 'CANDLE HOLDER']) {
        const text = reasonText(code, subject, words)
        expect(text).not.toContain('{')
        expect(text).not.toBe('')
        expect(text).not.toBe(generic)
      }
    }
    expect(reasonText(code, '', chinese)).toMatch(/\p{Script=Han}/u)
  })

  it('says something sensible for a code it has never heard of', () => {
    for (const code of ['a_code_of_the_future', 'toString', '__proto__', '']) {
      expect(reasonText(code, 'x', english)).toBe('Chosen for you')
    }
  })

  it('names nothing as the reason for itself, or for what has the same name', () => {
    const reason = { code: 'covisit_most', share: 1, subject: 'CANDLE HOLDER' }
    expect(putIntoWords(reason, english, 'A LAMP').text).toBe('Because you looked at CANDLE HOLDER earlier')
    expect(putIntoWords(reason, english, 'CANDLE HOLDER').text).toBe('Goes with what you looked at earlier')
    expect(putIntoWords(reason, english).text).toContain('CANDLE HOLDER')
  })

  it('speaks to a shopper in one tone', () => {
    expect(JSON.stringify(chinese.reasons)).not.toContain('你')
  })

  it('sets what a segment follows from as the language does', () => {
    const segment = { id: 'lifecycle.new', because: ['lifecycle:new'] } as RawSegment
    const tags = [{ id: 'lifecycle:new', kind: 'lifecycle', label: 'new', ours: true, evidence: '0' }] as RawTag[]
    expect(saySegment(segment, tags, english).because).toEqual(['Stage as a customer: new (0)'])
    expect(saySegment(segment, tags, chinese).because).toEqual(['客户生命周期：新客（0）'])
    expect(saySegment(segment, [{ ...tags[0], label: '' } as RawTag], chinese).because).toEqual(['客户生命周期（0）'])
  })

  it('takes a subject literally', () => {
    expect(reasonText('covisit_last', "$& $1 $' {subject}", english)).toBe("Because you looked at $& $1 $' {subject}")
  })
})
