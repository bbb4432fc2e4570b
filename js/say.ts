/** Tells the developer, never the shopper: one sentence per code, and only in debug mode; as an error if there is a cause. */
export type Say = (code: string, about?: string, cause?: unknown) => void

/** A `Say` that says each code once. What it says stands in a chunk of its own (`sentences.ts`), but for the code. */
export function sayOnce(debug: boolean): Say {
  const said = new Set<string>()
  return (code, about = '', cause) => {
    if (!debug || said.has(code)) return
    said.add(code)
    const print = (sentence: string) => {
      const line = `vitrine: ${sentence} [${code}]`
      if (cause === undefined) console.warn(line)
      else console.error(line, cause)
    }
    import('./sentences.ts').then(
      // A function, because `$&` in an address would be a pattern.
      chunk => print((chunk.SENTENCES[code] ?? '{about}').replace('{about}', () => about)),
      () => print(about)
    )
  }
}
