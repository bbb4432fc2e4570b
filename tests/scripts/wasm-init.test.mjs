// The generated glue loses its start code behind wasm-bindgen's back: what is left has to start all the same.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leanInit } from '../../scripts/lib/wasm-init.mjs'

const assemble = text =>
  new WebAssembly.Module(
    execFileSync(
      process.execPath,
      [join(import.meta.dirname, '../../node_modules/binaryen/bin/wasm-as'), '-', '-o', '-'],
      {
        input: text
      }
    )
  )

const glue = `const __wbg_get_imports = () => ({ js: { started: () => globalThis.timesStarted++ } });
let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance) { wasm = instance.exports }
async function __wbg_load(module, imports) { return console.warn('nobody calls this') }
function initSync() {}
async function __wbg_init() {}
export { initSync, __wbg_init as default };
`
const first = assemble(`(module (import "js" "started" (func $started)) (import "r" "d0" (func $door (result i32)))
  (memory (export "memory") 1) (func (export "__wbindgen_start") (call $started) (drop (call $door))))`)
const rest = assemble(`(module (import "f" "memory" (memory 1)) (func (export "engine_open")))`)

test('one way to start is left, starts once, and takes up the rest', async () => {
  globalThis.timesStarted = 0
  const short = leanInit(glue, ['d0'])
  expect(short).not.toContain('nobody calls this')
  const parts = await import(`data:text/javascript,${encodeURIComponent(short)}`)
  await parts.addFirst(first)
  await parts.addFirst(first)
  expect(globalThis.timesStarted).toBe(1)
  expect([parts.isWhole(), parts.comesWhole(first), parts.comesWhole(rest)]).toEqual([false, false, true])
  await parts.addRest(rest)
  expect(parts.isWhole()).toBe(true)
})

test('a glue that starts otherwise is refused', () => expect(() => leanInit('export {}', [])).toThrow('wasm-bindgen'))
