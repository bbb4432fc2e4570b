/** Things whose script comes later than the wish for them. */
import type { Core } from './core.ts'

/** Starts something once its script is here, unless the undo or `destroy` came before. Returns the undo, which ends it. */
export function later(core: Core, coming: Promise<(() => () => void) | undefined>): () => void {
  let stop = () => {}
  let on = !core.destroyed
  const undo = () => {
    on = false
    core.listening.delete(undo)
    stop()
  }
  core.listening.add(undo)
  void coming.then(start => {
    if (on && start) stop = start()
  })
  return undo
}
