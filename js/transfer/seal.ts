/**
 * Seals bytes with a passphrase. A box is: salt (16), rounds (4, big endian), iv (12), flags (1: bit 0 says packed), the AES-256-GCM
 * ciphertext with its tag, and 8 bytes of the SHA-256 of all that. The last is no secret and no protection: it tells a damaged code
 * from a wrong passphrase, which AES-GCM alone cannot. The head is authenticated with the ciphertext.
 */
import { pack, unpack } from './pack.ts'

/** Why a box does not open, see `ImportCode`. */
export type Refusal = 'transfer_damaged' | 'transfer_passphrase' | 'transfer_newer' | 'transfer_unsupported'
type Bytes = Uint8Array<ArrayBuffer>

/** OWASP's number for PBKDF2-HMAC-SHA-256; some 200 ms on a telephone. */
const ROUNDS = 600_000
/** A code that asks for more was made to keep a device busy. */
const MAX_ROUNDS = 10_000_000
const SALT = 16
const ROUNDS_END = SALT + 4
const IV_END = ROUNDS_END + 12
const HEAD = IV_END + 1
const TAG = 16
const CHECK = 8
const PACKED = 1

/** The box. Rejects where there is no Web Crypto. */
export async function seal(given: Uint8Array, passphrase: string): Promise<Bytes> {
  const { bytes, isPacked } = await pack(new Uint8Array(given))
  const head = crypto.getRandomValues(new Uint8Array(HEAD))
  new DataView(head.buffer).setUint32(SALT, ROUNDS)
  head[IV_END] = isPacked ? PACKED : 0
  const key = await keyOf(passphrase, head)
  const secret = await crypto.subtle.encrypt(gcm(head), key, bytes)
  const box = joined(head, new Uint8Array(secret))
  return joined(box, await checkOf(box))
}

/** What is in a box, or why it does not open. Rejects where there is no Web Crypto or nothing to unpack with. */
export async function unseal(sealed: Bytes, passphrase: string): Promise<Bytes | Refusal> {
  const box = sealed.subarray(0, -CHECK)
  const check = await checkOf(box)
  if (box.length < HEAD + TAG || check.some((byte, i) => byte !== sealed[box.length + i])) return 'transfer_damaged'
  const head = box.slice(0, HEAD)
  const flags = head[IV_END] as number
  const rounds = roundsOf(head)
  // Whole, and yet not as any version up to this one writes it.
  if (flags > PACKED) return 'transfer_newer'
  if (rounds === 0 || rounds > MAX_ROUNDS) return 'transfer_damaged'
  const key = await keyOf(passphrase, head)
  const opened = await crypto.subtle.decrypt(gcm(head), key, box.slice(HEAD)).catch(() => undefined)
  if (opened === undefined) return 'transfer_passphrase'
  const bytes = new Uint8Array(opened)
  return flags === PACKED ? await unpack(bytes) : bytes
}

async function keyOf(passphrase: string, head: Bytes): Promise<CryptoKey> {
  // One keyboard composes an umlaut, the next sends it in two parts.
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey'])
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt: head.slice(0, SALT), iterations: roundsOf(head) }
  return crypto.subtle.deriveKey(pbkdf2, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const roundsOf = (head: Bytes): number => new DataView(head.buffer).getUint32(SALT)
const gcm = (head: Bytes): AesGcmParams => ({
  name: 'AES-GCM',
  iv: head.slice(ROUNDS_END, IV_END),
  additionalData: head
})

async function checkOf(box: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', box), 0, CHECK)
}

function joined(first: Bytes, second: Bytes): Bytes {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
