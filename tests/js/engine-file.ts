/** The engine as `npm run build` left it; tests that run it run the real one. */
import { readFileSync } from 'node:fs'

const PLACE = new URL('../../js/engine/generated/whole.wasm', import.meta.url)

/** Its bytes. */
export const engineBytes = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(PLACE))
