import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeInto, maxBytes } from '../../js/engine/base64.ts'
import { cleanId, cleanNumber, cleanText } from '../../js/engine/clean.ts'
import type { LooseItem } from '../../js/engine/loose.ts'
import { Packer } from '../../js/engine/pack.ts'
import type { RawEngine } from '../../js/engine/raw.ts'

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

/** What crosses, item by item, as the engine takes it apart. */
function unpack(items: readonly LooseItem[], count = () => {}, packer = new Packer(count)) {
  packer.clear()
  items.forEach((item, i) => {
    packer.add(item, `id-${i}`)
  })
  const found: { texts: string[]; artefact: number[]; numbers: number[] }[] = []
  let left = 0
  packer.send({
    registerItems(text: Uint8Array, artefacts: Uint8Array, numbers: Float64Array) {
      let [at, artefactAt] = [0, 0]
      // A length that ends within a character would give the sign for what is none.
      const cut = (length: number) => {
        at += length
        return new TextDecoder().decode(text.subarray(at - length, at))
      }
      for (let i = 0; i < numbers.length; i += 13) {
        const [lengths, rest] = [numbers.slice(i, i + 10), numbers.slice(i + 10, i + 13)]
        const texts = [...lengths.subarray(0, 9)].map(cut)
        const length = lengths[9] as number
        const artefact = [...artefacts.subarray(artefactAt, artefactAt + length)]
        artefactAt += length
        found.push({ texts, artefact, numbers: [...rest] })
      }
      left = text.length - at + artefacts.length - artefactAt
      return new Uint32Array()
    }
  } as Partial<RawEngine> as RawEngine)
  expect(left).toBe(0)
  return found
}

/** Half of a character crosses as the sign for what is none. */
const wellFormed = (text: string) => Buffer.from(text).toString()

describe('packing', () => {
  it('carries nine clean texts and three sane numbers an item, whatever was packed before', () => {
    const packer = new Packer(() => {})
    const fields = ['item_name', 'item_brand', 'item_category', 'item_category2', 'item_category3'] as const
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 20 }), items => {
        const found = unpack(items, () => {}, packer)
        expect(found).toHaveLength(items.length)
        found.forEach(({ texts, numbers }, i) => {
          const { item_category4, item_category5, item_variant, ...item } = items[i] as LooseItem
          const given = [...fields.map(field => item[field]), item_category4, item_category5, item_variant]
          expect(texts).toEqual([`id-${i}`, ...given.map(value => wellFormed(cleanText(value)))])
          expect(numbers).toEqual([item.price, item.popularity, item.discount].map(value => cleanNumber(value)))
        })
      })
    )
  })

  it('writes every script as UTF-8', () => {
    for (const text of ['Tasse', 'Café Crème', '红茶 250克', 'кружка', '🎁 gift', 'a\u007fb\ud800c', '\u00a0\uffff'])
      expect(unpack([{ item_name: text }])[0]?.texts[1]).toBe(wellFormed(cleanText(text)))
  })

  it('has room for a list of the longest texts there are', () => {
    const item = { item_name: '茶'.repeat(300), item_brand: 'x'.repeat(300), item_variant: '🎁'.repeat(200) }
    const found = unpack(Array.from({ length: 300 }, () => item))
    expect(found).toHaveLength(300)
    expect(found.at(-1)?.texts[1]).toBe('茶'.repeat(256))
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
        const found = unpack(items, () => malformed++)
        expect(malformed).toBe(given.length)
        expect(found.map(({ artefact }) => artefact)).toEqual(given.flatMap(bytes => [[...bytes], [], []]))
      })
    )
  })

  it('does not take a megabyte for an artefact', () => {
    let malformed = 0
    expect(unpack([{ artefact: 'AAAA'.repeat(300_000) }], () => malformed++)[0]?.artefact).toEqual([])
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
