// The generated glue loses its start code behind wasm-bindgen's back: what is left has to start all the same.
import { expect, test } from 'vitest'
import { leanInit } from '../../scripts/lib/wasm-init.mjs'

const glue = `let wasm;
const __wbg_get_imports = () => ({});
const __wbg_finalize_init = instance => (wasm = instance.exports);
async function __wbg_load(module, imports) { return console.warn('nobody calls this') }
function initSync() {}
async function __wbg_init() {}
export { initSync, __wbg_init as default };
`

test('one way to start is left, and starts once', async () => {
  const short = leanInit(glue, [])
  expect(short).not.toContain('nobody calls this')
  const { addFirst } = await import(`data:text/javascript,${encodeURIComponent(short)}`)
  const module = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))
  const first = await addFirst(module)
  expect(await addFirst(module)).toBe(first)
})

test('a glue that starts otherwise is refused', () => expect(() => leanInit('export {}', [])).toThrow('wasm-bindgen'))
