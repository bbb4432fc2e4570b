/**
 * A profile as a text code: `vitrine1.` and base64url of a sealed box (`seal.ts`). Whether a code is whole can be told without its
 * passphrase, so a typo in the code and a wrong passphrase get different answers.
 */
import type { EnginePort } from '../engine/port.ts'
import type { ImportResult } from '../types.ts'
import { fromBase64Url, toBase64Url } from './base64.ts'
import { joinProfile } from './file.ts'
import { type Refusal, seal, unseal } from './seal.ts'

const PREFIX = 'vitrine1.'
const ANY_PREFIX = /^vitrine(\d{1,9})\./
/** A heavy shopper's code has some 30,000 characters. */
const MAX_CODE = 4_000_000

/** The profile, sealed with a passphrase; '' when there is no engine, no passphrase or no Web Crypto. Never rejects. */
export async function transfer(port: EnginePort, passphrase: unknown): Promise<string> {
  try {
    const snapshot = port.snapshot()
    if (snapshot.length === 0 || typeof passphrase !== 'string' || passphrase === '') return ''
    return PREFIX + toBase64Url(await seal(snapshot, passphrase))
  } catch {
    return ''
  }
}

/** Joins the profile in a code, or in a file that holds one. Never rejects. */
export async function receive(port: EnginePort | undefined, code: unknown, passphrase: unknown): Promise<ImportResult> {
  try {
    if (!port) return refused('no_engine')
    const box = boxOf(await textOf(code))
    if (typeof box === 'string') return refused(box)
    const snapshot = await unseal(box, String(passphrase ?? ''))
    if (typeof snapshot === 'string') return refused(snapshot)
    const result = joinProfile(port, snapshot)
    return !result.ok && result.code === 'snapshot_from_future' ? refused('transfer_newer') : result
  } catch {
    // Without https there is no Web Crypto; an old browser cannot unpack.
    return refused('transfer_unsupported')
  }
}

const refused = (code: Refusal | 'no_engine'): ImportResult => ({ ok: false, code })

async function textOf(code: unknown): Promise<string> {
  const isFile = typeof Blob !== 'undefined' && code instanceof Blob
  if (isFile && code.size > MAX_CODE) return ''
  return isFile ? await code.text() : typeof code === 'string' && code.length <= MAX_CODE ? code : ''
}

/** The sealed box in a text. Mail programs break long lines: white space means nothing. */
function boxOf(text: string): Uint8Array<ArrayBuffer> | Refusal {
  const code = text.replace(/\s+/g, '')
  if (code.startsWith(PREFIX)) return fromBase64Url(code.slice(PREFIX.length)) ?? 'transfer_damaged'
  return Number(ANY_PREFIX.exec(code)?.[1] ?? 0) > 1 ? 'transfer_newer' : 'transfer_damaged'
}
