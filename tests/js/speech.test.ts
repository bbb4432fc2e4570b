import { describe, expect, it } from 'vitest'
import { languageOf, partsOf } from '../../js/look/speech.ts'

describe('reading aloud', () => {
  it('reads each text in its language', () => {
    expect(languageOf('红色马克杯', 'en')).toBe('zh-CN')
    expect(languageOf('Red mug', 'zh-CN')).toBe('en')
    expect(languageOf('Red mug', 'en-GB')).toBe('en-GB')
    expect(languageOf('Vitrine 礼品店欢迎您', 'en')).toBe('zh-CN')
    expect(languageOf('12.50', '')).toBe('en')
  })

  it('breathes between sentences, and loses none', () => {
    const text = `${'A sentence of some length stands here. '.repeat(12)}最后一句。`
    const parts = partsOf(text)
    expect(parts.every(part => part.length <= 240)).toBe(true)
    expect(parts.join(' ').replace(/\s+/g, ' ')).toBe(text.trim())
    expect(partsOf('no full stop')).toEqual(['no full stop'])
    expect(partsOf('')).toEqual([])
  })
})
