import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { EnginePort } from '../../js/engine/port.ts'
import { receive, transfer } from '../../js/transfer/code.ts'
import { exportProfile, importProfile } from '../../js/transfer/file.ts'
import type { ImportResult } from '../../js/types.ts'

const PASSPHRASE = 'candle teapot garland clock'
const refused = (code: string): ImportResult => ({ ok: false, code })

/** A port that has a profile, and writes down the ones it is given. */
function device(profile: Uint8Array = new Uint8Array(), answer = '') {
  const joined: number[][] = []
  const port = {
    snapshot: () => profile,
    exportProfile: () => ({ format: 'vitrine-profile-1', exportedAtMs: 1, tags: [], items: [] }),
    importProfile(bytes: Uint8Array) {
      joined.push([...bytes])
      return answer
    }
  } as unknown as EnginePort
  return { port, joined }
}

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * i) % 251)

afterEach(() => vi.unstubAllGlobals())

describe('an export', () => {
  it('comes back bit for bit, as object and as text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), profile => {
        const exported = exportProfile(device(profile).port, 1)
        for (const given of [exported, JSON.stringify(exported), JSON.stringify(exported, null, 2)]) {
          const { port, joined } = device()
          expect(importProfile(port, given)).toEqual({ ok: true })
          expect(joined).toEqual([[...profile]])
        }
      }),
      { numRuns: 50 }
    )
  })

  it('is null when the engine has none, and is refused when there is no engine', () => {
    expect(exportProfile(device().port, 1)).toBeNull()
    const exported = exportProfile(device(bytesOf(9)).port, 1)
    expect(importProfile(undefined, exported)).toEqual(refused('no_engine'))
    expect(importProfile(device(bytesOf(9), 'snapshot_corrupt').port, exported)).toEqual(refused('snapshot_corrupt'))
  })

  it('is not made of just anything', () => {
    const { port, joined } = device()
    const hostile = Object.defineProperty({}, 'format', {
      get: () => {
        throw new Error('hostile')
      }
    })
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.constant(hostile)), given => {
        expect(importProfile(port, given)).toEqual(refused('import_invalid'))
      })
    )
    for (const given of [
      { format: 'vitrine-profile-1' },
      { format: 'other-1', snapshot: 'AAAA' },
      { format: 'vitrine-profile-1', snapshot: '***' },
      { format: 'vitrine-profile-1', snapshot: 'A'.repeat(5_000_000) },
      ' '.repeat(5_000_000)
    ])
      expect(importProfile(port, given)).toEqual(refused('import_invalid'))
    expect(joined).toEqual([])
  })
})

describe('a code for another device', { timeout: 60_000 }, () => {
  it('carries a profile there, as text, over broken lines, and as a file', async () => {
    const code = await transfer(device(bytesOf(5_000)).port, PASSPHRASE)
    expect(code).toMatch(/^vitrine1\.[\w-]+$/)
    const lines = ` ${code.replace(/(.{76})/g, '$1\r\n')}\n`
    for (const given of [code, lines, new Blob([code])]) {
      const { port, joined } = device()
      expect(await receive(port, given, PASSPHRASE)).toEqual({ ok: true })
      expect(joined).toEqual([[...bytesOf(5_000)]])
    }
  })

  it('is packed, and never twice the same', async () => {
    const { port } = device(new Uint8Array(20_000))
    const [one, other] = await Promise.all([transfer(port, PASSPHRASE), transfer(port, PASSPHRASE)])
    expect(one.length).toBeLessThan(400)
    expect(one).not.toBe(other)
    vi.stubGlobal('CompressionStream', undefined)
    const plain = await transfer(port, PASSPHRASE)
    expect(plain.length).toBeGreaterThan(20_000)
    expect(await receive(device().port, plain, PASSPHRASE)).toEqual({ ok: true })
    vi.stubGlobal('DecompressionStream', undefined)
    expect(await receive(device().port, one, PASSPHRASE)).toEqual(refused('transfer_unsupported'))
  })

  it('takes a passphrase as it is meant, and no other', async () => {
    const { port, joined } = device()
    const code = await transfer(device(bytesOf(100)).port, 'grün 123')
    expect(await receive(port, code, 'grün 123'.normalize('NFD'))).toEqual({ ok: true })
    for (const wrong of ['grün 124', '', undefined, 5, {}])
      expect(await receive(port, code, wrong)).toEqual(refused('transfer_passphrase'))
    expect(joined).toHaveLength(1)
  })

  it('is refused as damaged after any change, with the right passphrase and a wrong one', async () => {
    const code = await transfer(device(bytesOf(300)).port, PASSPHRASE)
    const { port, joined } = device()
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const prefix = 'vitrine1.'.length
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: prefix, max: code.length - 1 }),
        fc.constantFrom(...letters),
        async (at, letter) => {
          fc.pre(code[at] !== letter)
          const flipped = code.slice(0, at) + letter + code.slice(at + 1)
          expect(await receive(port, flipped, PASSPHRASE)).toEqual(refused('transfer_damaged'))
        }
      ),
      { numRuns: 300 }
    )
    for (let length = 0; length < code.length; length += 7)
      expect(await receive(port, code.slice(0, length), 'whatever')).toEqual(refused('transfer_damaged'))
    expect(await receive(port, `${code}AAAA`, PASSPHRASE)).toEqual(refused('transfer_damaged'))
    expect(await receive(port, code + code, PASSPHRASE)).toEqual(refused('transfer_damaged'))
    expect(joined).toEqual([])
  })

  it('says that a newer version made it', async () => {
    const code = await transfer(device(bytesOf(300)).port, PASSPHRASE)
    const { port } = device(undefined, 'snapshot_from_future')
    expect(await receive(port, code, PASSPHRASE)).toEqual(refused('transfer_newer'))
    expect(await receive(port, code.replace('vitrine1.', 'vitrine2.'), PASSPHRASE)).toEqual(refused('transfer_newer'))
  })

  it('takes anything without rejecting', async () => {
    const { port } = device()
    for (const given of [
      undefined,
      null,
      7,
      {},
      [],
      '',
      'vitrine1.',
      'vitrine1.@',
      'vitrine0.AAAA',
      'x'.repeat(5_000_000)
    ])
      expect(await receive(port, given, PASSPHRASE)).toEqual(refused('transfer_damaged'))
    expect(await receive(undefined, 'vitrine1.AAAA', PASSPHRASE)).toEqual(refused('no_engine'))
  })

  it('is not made without an engine, a passphrase or Web Crypto', async () => {
    const { port } = device(bytesOf(10))
    expect(await transfer(device().port, PASSPHRASE)).toBe('')
    for (const none of ['', undefined, 5]) expect(await transfer(port, none)).toBe('')
    const code = await transfer(port, PASSPHRASE)
    vi.stubGlobal('crypto', {})
    expect(await transfer(port, PASSPHRASE)).toBe('')
    expect(await receive(port, code, PASSPHRASE)).toEqual(refused('transfer_unsupported'))
  })

  it('does not keep a device busy for a code that asks for endless rounds', async () => {
    const { unseal, seal } = await import('../../js/transfer/seal.ts')
    const box = await seal(bytesOf(50), PASSPHRASE)
    new DataView(box.buffer).setUint32(16, 0xffff_ffff)
    const body = box.slice(0, -8)
    box.set(new Uint8Array(await crypto.subtle.digest('SHA-256', body), 0, 8), body.length)
    expect(await unseal(box, PASSPHRASE)).toBe('transfer_damaged')
  })
})
