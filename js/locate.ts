/** Where the engine's parts lie. The one such expression for each in the package: with two of them bundlers would emit a file twice. */
export const engineUrl = (): readonly [first: URL, rest: URL] => [
  new URL('./engine.wasm', import.meta.url),
  new URL('./engine-rest.wasm', import.meta.url)
]
