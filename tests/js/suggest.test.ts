import { describe, expect, it } from 'vitest'
import { suggest } from '../../js/look/suggest.ts'

const calm = { zoomed: 0, missed: 0, enlarged: false }

describe('a suggestion', () => {
  it('is not made of one zoom, a few slips, or enlarged text alone', () => {
    for (const strain of [calm, { ...calm, zoomed: 2 }, { ...calm, missed: 4 }, { ...calm, enlarged: true }])
      expect(suggest(strain, {})).toBeUndefined()
  })

  it('is larger type for somebody who reads with difficulty', () => {
    expect(suggest({ ...calm, zoomed: 3 }, {})).toEqual({ look: { textScale: 1.4 }, because: ['zoomed'] })
    expect(suggest({ ...calm, zoomed: 2, enlarged: true }, {})?.because).toEqual(['zoomed', 'enlarged'])
  })

  it('is elder mode for somebody who misses, or whose type is large already', () => {
    expect(suggest({ ...calm, missed: 5 }, {})).toEqual({ look: { elder: true }, because: ['missed'] })
    expect(suggest({ ...calm, zoomed: 3 }, { textScale: 1.4 })?.look).toEqual({ elder: true })
    expect(suggest({ zoomed: 2, missed: 3, enlarged: false }, {})?.because).toEqual(['zoomed', 'missed'])
  })

  it('is not made to somebody who has it, nor of nonsense', () => {
    expect(suggest({ zoomed: 9, missed: 9, enlarged: true }, { elder: true })).toBeUndefined()
    expect(suggest({ zoomed: Number.NaN, missed: 9, enlarged: true }, {})).toBeUndefined()
  })
})
