/** Tells the developer, never the shopper: one sentence per code, and only in debug mode; as an error if there is a cause. */
export type Say = (code: string, sentence: string, cause?: unknown) => void

/** A `Say` that says each code once. */
export function sayOnce(debug: boolean): Say {
  const said = new Set<string>()
  return (code, sentence, cause) => {
    if (!debug || said.has(code)) return
    said.add(code)
    if (cause === undefined) console.warn(`vitrine: ${sentence} [${code}]`)
    else console.error(`vitrine: ${sentence} [${code}]`, cause)
  }
}
