/** Work nobody waits for, a little at a time: in the order given, in tasks so short that a press in between is answered at once. */

/** How long one task may go on taking pieces. */
const SLICE_MS = 6

const pieces: (() => void)[] = []
let isComing = false

function takeSome(): void {
  const endMs = performance.now() + SLICE_MS
  try {
    do pieces.shift()?.()
    while (pieces.length > 0 && performance.now() < endMs)
  } finally {
    isComing = pieces.length > 0
    if (isComing) setTimeout(takeSome)
  }
}

/** Does this piece after those that were given before it. */
export function soon(piece: () => void): void {
  pieces.push(piece)
  if (!isComing) setTimeout(takeSome)
  isComing = true
}

/** The next step of something long, in a task of its own. */
export const breath = (): Promise<void> => new Promise(resolve => setTimeout(resolve))
