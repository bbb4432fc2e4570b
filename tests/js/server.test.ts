import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucket, bucketRanges, chooseRange, isInNamespace, type Range } from '../../js/server/assign.ts'
import { type DecodedReport, decodeReport, type ExperimentPlace, experimentArm } from '../../js/server.ts'
import { runModule } from './child.ts'

const vector = (name: string) => JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'))

interface Vectors {
  hash: [seed: string, id: string, expected: number][]
  ranges: { weights: number[]; coverage: number; ranges: [number, number][] }[]
  namespaces: [id: string, namespace: [string, number, number], expected: boolean][]
  choose: [at: number, ranges: Range[], expected: number][]
}

describe('experimentArm', () => {
  const { hash, ranges, namespaces, choose }: Vectors = vector('experiments.json')

  it('hashes, divides and chooses as the vectors say', () => {
    expect(hash.length).toBeGreaterThan(50)
    for (const [seed, id, expected] of hash) expect(bucket(seed, id), `${seed} ${id}`).toBe(expected)
    for (const { weights, coverage, ranges: expected } of ranges) {
      expect(bucketRanges(weights, coverage), `${weights} ${coverage}`).toEqual(expected)
    }
    for (const [id, namespace, expected] of namespaces) expect(isInNamespace(id, namespace)).toBe(expected)
    for (const [at, given, expected] of choose) expect(chooseRange(at, given)).toBe(expected)
  })

  it('gives the arms their shares', () => {
    const share = (place: Omit<ExperimentPlace, 'id'>, arm: string) => {
      const people = Array.from({ length: 10_000 }, (_, i) =>
        experimentArm('hero', ['a', 'b', 'c'], { ...place, id: `p${i}` })
      )
      return people.filter(given => given === arm).length / people.length
    }
    expect(share({}, 'b')).toBeCloseTo(1 / 3, 1.7)
    expect(share({ weights: [0.2, 0.3, 0.5] }, 'c')).toBeCloseTo(0.5, 1.7)
    // Nine tenths are held out; a tenth of the rest is in each of b and c.
    expect(share({ holdout: 0.9 }, 'b')).toBeCloseTo(1 / 30, 1.9)
    expect(share({ holdout: 1 }, 'a')).toBe(1)
    expect(share({ namespace: ['shop', 0, 0.5] }, 'a')).toBeCloseTo(0.5 + 0.5 / 3, 1.7)
  })

  it("gives the engine's own answer", { timeout: 60_000 }, () => {
    const { result, said } = runModule(
      `
      import { createVitrine } from 'vitrine'
      import { experimentArm } from 'vitrine/server'
      const vitrine = createVitrine({ shop: 'gift-shop', capture: false, consent: { personalize: true } })
      const { engine } = await vitrine.ready
      const arms = ['control', 'a', 'b']
      const designs = [{}, { weights: [0.2, 0.3, 0.5] }, { holdout: 0.4 }, { weights: [0.5, 0.25, 0.25], namespace: ['layout', 0.25, 0.75] }]
      const differing = []
      const given = new Set()
      for (const design of designs) {
        for (let person = 0; person < 200; person++) {
          const asked = { ...design, id: '客人-' + person }
          const [here, there] = [vitrine.experiment('hero', arms, asked), experimentArm('hero', arms, asked)]
          given.add(here)
          if (here !== there) differing.push([asked, here, there])
        }
      }
      report({ engine, given: given.size, differing })
      vitrine.destroy()`,
      { page: true }
    )
    expect({ result, said }).toEqual({ result: { engine: 'ready', given: 3, differing: [] }, said: '' })
  })

  it('keeps experiments of one namespace apart', () => {
    for (let i = 0; i < 2_000; i++) {
      const place = (from: number, to: number) => ({
        id: `p${i}`,
        weights: [0, 1],
        namespace: ['shop', from, to] as const
      })
      const arms = [experimentArm('x', ['-', 'in'], place(0, 0.5)), experimentArm('y', ['-', 'in'], place(0.5, 1))]
      expect(arms.filter(arm => arm === 'in')).toHaveLength(1)
    }
  })

  it('keeps the arm that somebody had, whatever the weights become, while there is one', () => {
    for (let i = 0; i < 200; i++) {
      const id = `k${i}`
      const kept = experimentArm('hero', ['a', 'b', 'c'], { id })
      for (const weights of [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1]
      ]) {
        expect(experimentArm('hero', ['a', 'b', 'c'], { id, weights, kept, holdout: 1 })).toBe(kept)
        expect(experimentArm('hero', ['x', 'y', 'z'], { id, weights, kept })).toBe('xyz'[weights.indexOf(1)])
      }
    }
  })

  it('answers nonsense with the first arm', () => {
    const loose = experimentArm as (...given: unknown[]) => unknown
    expect(experimentArm('hero', [], { id: '1' })).toBe('')
    for (const place of [undefined, null, {}, { id: '' }, { id: 5 }]) expect(loose('hero', ['a', 'b'], place)).toBe('a')
    expect(experimentArm('hero', ['a', 'b'], { id: '1', holdout: Number.NaN })).toBe('a')
    const equal = experimentArm('hero', ['a', 'b'], { id: '7' })
    for (const weights of [[1], [-1, 2], [0.2, 0.2], [Number.NaN, 1]]) {
      expect(experimentArm('hero', ['a', 'b'], { id: '7', weights })).toBe(equal)
    }
  })
})

describe('decodeReport', () => {
  const replay: { calls: Record<string, { domain: string[]; nowMs: number }>[]; gave: unknown[] } =
    vector('replay-1.json')
  /** What the engine wrote, natively and in the browser alike (`tests/replay.rs`). */
  const at = replay.calls.findIndex(call => 'report' in call)
  const asked = replay.calls[at]?.report as { domain: string[]; nowMs: number }
  const body = new Uint8Array(Buffer.from(String(replay.gave[at]), 'hex'))
  const changed = (place: number, to: number) => decodeReport(body.map((byte, i) => (i === place ? to : byte)))

  it("reads the engine's own", () => {
    const decoded = decodeReport(body)
    expect(decoded).toEqual(decodeReport(body.buffer.slice(body.byteOffset, body.byteOffset + body.length)))
    if (!decoded.ok) throw new Error(decoded.code)
    const { metric, epochDay, answers, room, manifestHash, nonce } = decoded.report
    expect({ metric, epochDay, room }).toEqual({ metric: 1, epochDay: Math.floor(asked.nowMs / 86_400_000), room: 8 })
    // Subset selection over 7 answers at epsilon 1 names two.
    expect(answers).toHaveLength(Math.round(asked.domain.length / (Math.E + 1)))
    expect(answers.every(answer => answer < asked.domain.length)).toBe(true)
    expect([manifestHash, nonce].map(text => text.length)).toEqual([16, 32])
  })

  it('refuses everything else, with a code', () => {
    const refusal = (decoded: DecodedReport) => (decoded.ok ? 'taken' : decoded.code)
    expect(refusal(decodeReport(body.subarray(1)))).toBe('report_length')
    expect(refusal(decodeReport(new Uint8Array(65)))).toBe('report_length')
    for (const nonsense of [undefined, null, 'report', {}, []]) {
      expect(refusal((decodeReport as (body: unknown) => DecodedReport)(nonsense))).toBe('report_length')
    }
    expect(refusal(changed(0, 0x96))).toBe('report_malformed')
    expect(refusal(changed(1, 2))).toBe('report_version')
    expect(refusal(changed(1, 0))).toBe('report_malformed')
    expect(refusal(changed(2, 0xc0))).toBe('report_malformed')
    expect(refusal(changed(body.length - 1, 1))).toBe('report_malformed')
    // The same report padded to the larger size is a second spelling.
    const larger = new Uint8Array(256)
    larger.set(body)
    const paddingHead = body.lastIndexOf(0xc4)
    larger[paddingHead + 1] = 256 - (paddingHead + 2)
    expect(refusal(decodeReport(larger))).toBe('report_malformed')
  })

  it('never throws, and gives one report for one spelling', () => {
    const seen = new Map<string, string>()
    const sizes = fc.constantFrom(64, 256).chain(size => fc.uint8Array({ minLength: size, maxLength: size }))
    const near = fc
      .tuple(fc.nat(63), fc.nat(255))
      .map(([place, to]) => body.map((byte, i) => (i === place ? to : byte)))
    fc.assert(
      fc.property(fc.oneof(sizes, near), bytes => {
        const decoded = decodeReport(bytes)
        if (!decoded.ok) return
        const said = JSON.stringify(decoded.report)
        const spelling = Buffer.from(bytes).toString('hex')
        expect(seen.get(said) ?? spelling).toBe(spelling)
        seen.set(said, spelling)
      }),
      { numRuns: 5_000 }
    )
    expect(seen.size).toBeGreaterThan(100)
  })
})
