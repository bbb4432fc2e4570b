/** Every way out of a page, watched; and what must not be found in anything that takes one. */
import { createHash } from 'node:crypto'
import type { BrowserContext, Request } from '@playwright/test'

/** What a page did by other ways than requests that the browser reports. */
export interface Exits {
  /** Names of what was called. */
  called: string[]
}

/** Notes every call of a way out that is no ordinary request, or whose request would not say who made it. */
function hookExits(): void {
  const exits = { called: [] as string[] }
  Object.assign(window, { exits })
  const note = (of: object, name: string, label: string) => {
    const original = Reflect.get(of, name)
    Reflect.set(of, name, function (this: unknown, ...given: unknown[]) {
      exits.called.push(`${label} ${String(given[0] ?? '').slice(0, 200)}`)
      return Reflect.apply(original, this, given)
    })
  }
  note(navigator, 'sendBeacon', 'beacon')
  note(XMLHttpRequest.prototype, 'open', 'xhr')
  note(HTMLFormElement.prototype, 'submit', 'form')
  note(window, 'open', 'window')
  for (const name of ['WebSocket', 'RTCPeerConnection', 'EventSource', 'Worker', 'SharedWorker', 'WebTransport']) {
    const original = Reflect.get(window, name)
    if (typeof original !== 'function') continue
    Reflect.set(
      window,
      name,
      new Proxy(original, {
        construct(target, given, as) {
          exits.called.push(`${name} ${String(given[0])}`)
          return Reflect.construct(target, given, as)
        }
      })
    )
  }
}

/** A request that left. */
export interface Sent {
  method: string
  url: string
  headers: Record<string, string>
  body: Buffer
}

/** Watches a browser's pages from now on; gives the list of requests, which grows. */
export async function watchExits(context: BrowserContext): Promise<Sent[]> {
  const sent: Sent[] = []
  await context.addInitScript(hookExits)
  context.on('request', (request: Request) => {
    const body = request.postDataBuffer() ?? Buffer.alloc(0)
    sent.push({ method: request.method(), url: request.url(), headers: request.headers(), body })
  })
  return sent
}

/** How a secret could be written to get out: as it is, in another alphabet, or as a fingerprint. */
export function disguises(secret: string): string[] {
  const plain = Buffer.from(secret)
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].map(name => createHash(name).update(secret).digest())
  // Base64 of a longer text shows its inner part at one of three offsets.
  const inner = [0, 1, 2].map(shift =>
    Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .slice(4, -6)
  )
  return [secret, secret.toLowerCase(), encodeURIComponent(secret), plain.toString('hex'), ...inner].concat(
    hashes.flatMap(hash => [
      hash.toString('hex'),
      hash.toString('base64').slice(0, 20),
      hash.subarray(0, 8).toString('hex')
    ])
  )
}

/** The secrets that are in a text or in bytes, in whatever disguise. */
export function found(secrets: readonly string[], ...within: (string | Buffer)[]): string[] {
  const texts = within.flatMap(part => {
    const bytes = Buffer.from(part)
    return [bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('latin1').toLowerCase()]
  })
  return secrets.filter(secret => disguises(secret).some(form => texts.some(text => text.includes(form))))
}

/** A report, read as strictly as `src/sync/wire.rs` writes it; null for anything else. */
export function readReport(
  body: Buffer
): { metric: number; manifest: string; day: number; nonce: string; bits: string } | null {
  let at = 0
  const byte = () => body[at++] ?? -1
  const integer = () => {
    const head = byte()
    const size = { 204: 1, 205: 2, 206: 4 }[head]
    if (size === undefined) return head
    at += size
    return body.readUIntBE(at - size, size)
  }
  const binary = () => {
    const size = byte() === 0xc4 ? byte() : -1
    at += size
    return body.subarray(at - size, at)
  }
  if (![64, 256].includes(body.length) || byte() !== 0x97 || integer() !== 1) return null
  const [metric, manifest, day, nonce, bits] = [integer(), binary(), integer(), binary(), binary()]
  const padding = body.subarray(at)
  const isPadding =
    padding[0] === 0xc4 && padding[1] === padding.length - 2 && padding.subarray(2).every(zero => zero === 0)
  if (!isPadding || manifest.length !== 8 || nonce.length !== 16) return null
  return { metric, manifest: manifest.toString('hex'), day, nonce: nonce.toString('hex'), bits: bits.toString('hex') }
}
