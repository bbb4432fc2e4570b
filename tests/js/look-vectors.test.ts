/** The stand-in gives the engine's answers: `tests/vectors/look.json` is written by `src/look/tests.rs`. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { merge, resolve } from '../../js/stand-in.ts'

interface Vector {
  said: Record<string, unknown>
  dark: boolean
  contrast: boolean
  kept: Record<string, unknown>
  attributes: Record<string, string>
  properties: Record<string, string>
}

const vectors: Vector[] = JSON.parse(readFileSync('tests/vectors/look.json', 'utf8'))

describe('the stand-in', () => {
  it.each(vectors)(
    '$said, dark $dark, contrast $contrast',
    ({ said, dark, contrast, kept, attributes, properties }) => {
      const clean = merge({}, said)
      expect(clean).toEqual(kept)
      const { a, s } = resolve(clean, contrast ? 'contrast' : dark ? 'dark' : 'light')
      expect(a).toEqual(attributes)
      expect(s).toEqual(properties)
    }
  )

  it('takes fields back with null and false', () => {
    expect(
      merge({ theme: 'dark', elder: true, textScale: 1.2 }, { theme: null, elder: false, textScale: Number.NaN })
    ).toEqual({
      textScale: 1.2
    })
  })
})
