import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeInto, maxBytes } from '../../js/engine/base64.ts'
import { cleanId, cleanNumber, cleanText } from '../../js/engine/clean.ts'
import type { LooseItem } from '../../js/engine/loose.ts'
import { packItems } from '../../js/engine/pack.ts'

/** Strings as a hostile feed would have them: separators, control characters, lone surrogates, great length. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('\x1e', '\x1f', '\0', 'a', '茶', '\ud800', '"', ' '), maxLength: 300 })
)
const anyValue = fc.oneof(hostile, fc.anything())
const anyItem: fc.Arbitrary<LooseItem> = fc.record(
  {
    item_name: anyValue,
    item_brand: anyValue,
    item_category: anyValue,
    item_category2: anyValue,
    item_category5: anyValue,
    item_variant: anyValue,
    price: fc.oneof(fc.double(), anyValue),
    popularity: fc.oneof(fc.double(), anyValue),
    discount: fc.oneof(fc.double(), anyValue),
    artefact: fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes).toString('base64')),
      anyValue
    )
  },
  { requiredKeys: [] }
)

describe('packing', () => {
  it('always gives 9 fields an item and columns of the right length', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 20 }), items => {
        const ids = items.map((_, i) => `id-${i}`)
        const { text, numbers, artefacts, ends } = packItems(items, ids, () => {})
        const records = items.length === 0 ? [] : text.split('\x1e')
        expect(records).toHaveLength(items.length)
        records.forEach((record, i) => {
          const fields = record.split('\x1f')
          expect(fields).toHaveLength(9)
          expect(fields[0]).toBe(ids[i])
          for (const field of fields) expect(field).not.toMatch(/\p{Cc}/u)
        })
        expect(numbers).toHaveLength(3 * items.length)
        for (const number of numbers)
          expect(Number.isNaN(number) || (Number.isFinite(number) && number >= 0)).toBe(true)
        expect(ends).toHaveLength(items.length)
        expect(ends.at(-1) ?? 0).toBe(artefacts.length)
        expect(ends.every((end, i) => end >= (ends[i - 1] ?? 0))).toBe(true)
      })
    )
  })

  it('carries artefacts bit for bit and drops the malformed, counting them', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 10 }), given => {
        let malformed = 0
        const items: LooseItem[] = given.flatMap(bytes => [
          { artefact: Buffer.from(bytes).toString('base64') },
          { artefact: '*not base64*' },
          {}
        ])
        const { artefacts, ends } = packItems(items, items.map(String), () => malformed++)
        expect(malformed).toBe(given.length)
        given.forEach((bytes, i) => {
          const start = ends[3 * i - 1] ?? 0
          expect([...artefacts.subarray(start, ends[3 * i])]).toEqual([...bytes])
          expect(ends[3 * i + 2]).toBe(ends[3 * i])
        })
      })
    )
  })

  it('does not take a megabyte for an artefact', () => {
    let malformed = 0
    const packed = packItems([{ artefact: 'AAAA'.repeat(300_000) }], ['a'], () => malformed++)
    expect(packed.artefacts).toHaveLength(0)
    expect(malformed).toBe(1)
  })

  it('decodes base64 with and without padding where the platform does', () => {
    const target = new Uint8Array(maxBytes('QUJD') * 2)
    expect(decodeInto(target, 0, 'QUJD')).toBe(3)
    expect(decodeInto(target, 3, 'RA==')).toBe(1)
    expect(decodeInto(target, 4, '====')).toBe(-1)
    expect([...target.subarray(0, 4)]).toEqual([65, 66, 67, 68])
  })
})

describe('cleaning', () => {
  it('never throws and never lets a control character through', () => {
    fc.assert(
      fc.property(anyValue, value => {
        expect(cleanText(value)).not.toMatch(/\p{Cc}/u)
        expect(cleanText(value).length).toBeLessThanOrEqual(256)
        expect(cleanId(value)).not.toMatch(/\p{Cc}/u)
        expect(cleanNumber(value) < 0).toBe(false)
      })
    )
  })

  it('leaves ordinary text alone', () => {
    for (const text of ['REGENCY CAKESTAND 3 TIER', '红茶 250克', 'a "b" <c> & d', ''])
      expect(cleanText(text)).toBe(text)
  })

  it.each([
    [12.75, 12.75],
    ['12.75', 12.75],
    ['', Number.NaN],
    [' ', Number.NaN],
    [-1, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.NaN],
    [null, Number.NaN],
    [true, Number.NaN],
    [[5], Number.NaN]
  ])('reads %j as %d', (value, number) => expect(cleanNumber(value)).toBe(number))

  it.each([
    ['22423', '22423'],
    [22423, '22423'],
    ['x'.repeat(129), ''],
    ['\x1e\x1f', ''],
    [undefined, ''],
    [{}, '']
  ])('takes %j for the id %j', (value, id) => expect(cleanId(value)).toBe(id))
})
