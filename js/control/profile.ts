/** `vitrine.profile`: what is known, and the shopper's hand on it. */
import type { Core } from '../core.ts'
import { eraseStored } from '../erase.ts'
import type { ImportResult, ProfileControl } from '../types.ts'

/** What is rarely asked for comes when it is: exports, imports, and the code for another device. */
const carry = () => import('../transfer.ts')

/** The profile of one Vitrine. */
export function profileControl(core: Core): ProfileControl {
  const { settings, changes } = core
  /** The shopper's last word before the engine came. */
  let isPaused = false

  const about = (tagId: unknown, call: 'forget' | 'block' | 'unblock') => {
    if (typeof tagId === 'string') core.wish(port => port[call](tagId))
  }
  const pause = (on: boolean) => {
    if (core.wish(port => port.pause(on))) isPaused = on
  }
  const join = async (
    work: (chunk: Awaited<ReturnType<typeof carry>>) => Promise<ImportResult>
  ): Promise<ImportResult> => {
    // A chunk that cannot be fetched is the one thing in there that throws.
    const result = await carry().then(work, () => ({ ok: false, code: 'chunk_unreachable' }) as const)
    if (result.ok) changes.queue('profile')
    return result
  }

  return {
    tags: () => core.port?.tags(settings.now()) ?? [],
    segments: () => core.port?.segments(settings.now()) ?? [],
    forget: tagId => about(tagId, 'forget'),
    block: tagId => about(tagId, 'block'),
    unblock: tagId => about(tagId, 'unblock'),
    blocked: () => core.port?.blocked() ?? [],
    notInterested: what => void core.wish(port => port.notInterested(what)),
    declare: (name, value, options) => void core.wish(port => port.declare(name, value, options, settings.now())),
    export: () =>
      carry().then(
        chunk => chunk.exportProfile(core.arrived(), settings.now()),
        () => null
      ),
    import: exported => join(chunk => chunk.importProfile(core.arrived(), exported)),
    async erase() {
      if (core.destroyed) return
      core.buffer.forgetEvents()
      const port = await core.arrived()
      if (!(await port?.eraseProfile())) await eraseStored(settings.config.shop)
      changes.queue('profile')
    },
    pause: () => pause(true),
    resume: () => pause(false),
    isPaused: () => core.port?.paused() ?? isPaused,
    transfer: passphrase =>
      carry().then(
        chunk => chunk.transfer(core.arrived(), passphrase),
        () => ''
      ),
    receive: (code, passphrase) => join(chunk => chunk.receive(core.arrived(), code, passphrase))
  }
}
