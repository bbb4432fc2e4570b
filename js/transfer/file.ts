/** A profile as a JSON document, and back. */
import type { EnginePort } from '../engine/port.ts'
import type { ImportResult, ProfileExport } from '../types.ts'
import { fromBase64, toBase64 } from './base64.ts'

const FORMAT = /^vitrine-profile-\d+$/
/** A heavy shopper's profile has 32 KB; a text of megabytes is none, and is not even looked at. */
const MAX_TEXT = 4_000_000

/** Everything that is known, with the snapshot that makes it whole; null when the engine could not say. */
export function exportProfile(port: EnginePort, nowMs: number): ProfileExport | null {
  const shown = port.exportProfile(nowMs)
  const snapshot = port.snapshot()
  return shown && snapshot.length > 0 ? { ...shown, snapshot: toBase64(snapshot) } : null
}

/** Joins an export, the object or its text, to the profile. */
export function importProfile(port: EnginePort | undefined, exported: unknown): ImportResult {
  const bytes = snapshotOf(exported)
  return bytes ? joinProfile(port, bytes) : { ok: false, code: 'import_invalid' }
}

/** Joins a snapshot to the profile. */
export function joinProfile(port: EnginePort | undefined, snapshot: Uint8Array): ImportResult {
  const code = port ? port.importProfile(snapshot) : 'no_engine'
  return code === '' ? { ok: true } : { ok: false, code }
}

function snapshotOf(exported: unknown): Uint8Array | undefined {
  try {
    if (typeof exported === 'string' && exported.length > MAX_TEXT) return undefined
    const { format, snapshot } = typeof exported === 'string' ? JSON.parse(exported) : exported
    const isOurs = typeof format === 'string' && FORMAT.test(format)
    return isOurs && typeof snapshot === 'string' && snapshot.length <= MAX_TEXT ? fromBase64(snapshot) : undefined
  } catch {
    // No JSON, no object, or one whose getters throw.
    return undefined
  }
}
