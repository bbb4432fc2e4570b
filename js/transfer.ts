/** The lazily loaded chunk that carries a profile from one place to another: as JSON, and sealed as a code. */
import type { EnginePort } from './engine/port.ts'
import * as code from './transfer/code.ts'
import * as file from './transfer/file.ts'
import type { ImportResult, ProfileExport } from './types.ts'

/** The engine, or that it is on its way. */
type Coming = EnginePort | undefined | Promise<EnginePort | undefined>

/** The profile as JSON; null when there is no engine. */
export async function exportProfile(coming: Coming, nowMs: number): Promise<ProfileExport | null> {
  const port = await coming
  return port ? file.exportProfile(port, nowMs) : null
}

/** Takes in an export. */
export async function importProfile(coming: Coming, exported: unknown): Promise<ImportResult> {
  return file.importProfile(await coming, exported)
}

/** The code for another device; '' when there is no engine. */
export async function transfer(coming: Coming, passphrase: unknown): Promise<string> {
  const port = await coming
  return port ? code.transfer(port, passphrase) : ''
}

/** Takes in such a code. */
export async function receive(coming: Coming, sealed: unknown, passphrase: unknown): Promise<ImportResult> {
  return code.receive(await coming, sealed, passphrase)
}
