/** Where the engine lies. The one such expression in the package: with two of them bundlers would emit the file twice. */
export const engineUrl = (): URL => new URL('./engine.wasm', import.meta.url)
