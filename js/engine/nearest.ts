/** Finds the known name that a mistyped one was meant to be. */

/** More mistakes than a third of the name and it is another word. */
const MISTAKES = 1 / 3
/** Twice the longest name there is. */
const MAX_LENGTH = 64

/** The nearest of `names`, by letters added, left out and replaced; undefined when none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined
  let best: string | undefined
  let least = name.length * MISTAKES
  for (const known of names) {
    const mistakes = distance(plain(name), plain(known))
    if (mistakes > least) continue
    least = mistakes - 1e-9
    best = known
  }
  return best
}

/** "viewItem", "View Item" and "view_item" are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Levenshtein's distance, one row at a time. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[to.length] as number
}
