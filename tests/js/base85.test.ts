import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase85 } from '../../js/base85.ts'
import { toBase85 } from '../../scripts/lib/base85.mjs'

it('gives back every byte, in characters that a script need not escape', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      const { length, text } = toBase85(Buffer.from(bytes))
      expect(text).toMatch(/^[#-[\]-y]*$/)
      expect([...fromBase85({ length, text })]).toEqual([...bytes])
    })
  )
  const most = new Uint8Array(4000).fill(255)
  expect([...fromBase85(toBase85(Buffer.from(most)))]).toEqual([...most])
})
