// The names of a module's imports and exports are changed behind wasm-bindgen's back: the module has to stay what it was.
import { expect, test } from 'vitest'
import { shortenNames } from '../../scripts/lib/wasm-names.mjs'

const text = string => [string.length, ...Buffer.from(string)]
const section = (id, bytes) => [id, bytes.length, ...bytes]
const long = '__wbg_now_0123456789abcdef'
const closure = '_RINvNvCs0_12wasm_bindgen7convert8closuress_1__6invokeKb1_E'

/** A module that imports one thing of every kind, two of them functions, and exports a function that calls the first. */
const wasm = Buffer.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 0, 1, 0x7f]),
  ...section(2, [
    5,
    ...[...text('./bg.js'), ...text(long), 0, 0],
    ...[...text('./bg.js'), ...text('table'), 1, 0x6f, 1, 1, 9],
    ...[...text('./bg.js'), ...text('memory'), 2, 0, 1],
    ...[...text('./bg.js'), ...text('global'), 3, 0x7f, 0],
    ...[...text('./bg.js'), ...text('__wbindgen_plain'), 0, 0]
  ]),
  ...section(3, [1, 0]),
  ...section(7, [2, ...text('run'), 0, 2, ...text(closure), 0, 2]),
  ...section(10, [1, 4, 0, 0x10, 0, 0x0b])
])
const glue = `const imports = { ${long}: () => 42, __wbindgen_plain: () => 1 }; // __wbg_now_0123456789abcdef0 is another
wasm.${closure}(1)`

test('both sides get the same short name, and the module works as before', () => {
  const short = shortenNames(wasm, glue)
  const module = new WebAssembly.Module(short.wasm)
  const names = WebAssembly.Module.imports(module).map(({ name, kind }) => `${kind} ${name}`)
  expect(names).toEqual(['function _0', 'table table', 'memory memory', 'global global', 'function __wbindgen_plain'])
  expect(short.glue).toContain('_0: () => 42')
  expect(short.glue).toContain('wasm._1(1)')
  expect(short.glue).toContain('__wbg_now_0123456789abcdef0 is another')
  const environment = {
    _0: () => 42,
    __wbindgen_plain: () => 1,
    table: new WebAssembly.Table({ element: 'externref', initial: 1, maximum: 9 }),
    memory: new WebAssembly.Memory({ initial: 1 }),
    global: 7
  }
  const { run, _1: invoke } = new WebAssembly.Instance(module, { './bg.js': environment }).exports
  expect([run(), invoke()]).toEqual([42, 42])
})

test('a glue that lacks an import is refused', () => expect(() => shortenNames(wasm, '')).toThrow(long))
