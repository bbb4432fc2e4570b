// The glue in two parts has to give each part of the engine what it asks for, and to say so when it cannot.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { splitGlue } from '../../scripts/lib/glue-split.mjs'

const assemble = text =>
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../node_modules/binaryen/bin/wasm-as'), '-', '-o', '-'],
    {
      input: text
    }
  )
const importing = name => `(import "./vitrine_bg.js" "${name}" (func $${name} (result i32)))`
const first = assemble(`(module ${importing('now')} (func (export "rank") (result i32) (call $now)))`)
const rest = assemble(
  `(module ${importing('now')} ${importing('coin')} (func (export "tags") (result i32) (i32.add (call $now) (call $coin))))`
)

/** A glue as wasm-bindgen writes it; `more` stands at its end. */
const glueWith = more => `/* eslint-disable */

export class Engine {
    /**
     * Says tags( and wasm.tags in a comment.
     */
    rank() {
        return wasm.rank();
    }
    tags() {
        WASM_VECTOR_LEN = doubled(wasm.tags());
        return WASM_VECTOR_LEN;
    }
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        now: function() {
            return twentyOne();
        },
        coin: function() {
            // Only the rest tosses it.
            return twentyOne() / heads;
        },
        nobody: function() {},
    };
    return {
        "./vitrine_bg.js": import0,
    };
}

function twentyOne() {
    return 21;
}

let heads = 1;
function doubled(number) {
    return number * 2;
}

let WASM_VECTOR_LEN = 0;

const wasm = {};
const imports = __wbg_get_imports();
${more}
export const add = bytes => Object.assign(wasm, new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports);
`
const run = text => import(`data:text/javascript,${encodeURIComponent(text)}`)

describe('a glue in two parts', () => {
  test('does what it did, the first part alone and both together', async () => {
    const parts = splitGlue(glueWith(''), [first, rest])
    const { Engine, add, learn } = await run(parts.first)
    const engine = new Engine()
    add(first)
    expect([engine.rank(), engine.tags]).toEqual([21, undefined])
    learn((await run(parts.rest)).restGlue)
    add(rest)
    expect([engine.rank(), engine.tags()]).toEqual([21, 84])
  })

  test('keeps apart what only one of them needs, and leaves out what none does', () => {
    const parts = splitGlue(glueWith(''), [first, rest])
    expect(parts.first).not.toMatch(/coin|heads|doubled|nobody/)
    expect(parts.rest).not.toMatch(/function twentyOne|nobody/)
    expect(parts.rest).not.toMatch(/\bimport\b/)
  })

  test('refuses an engine that asks for what the glue has not', () => {
    const asking = assemble(`(module ${importing('elsewhere')})`)
    expect(() => splitGlue(glueWith(''), [asking, rest])).toThrow('no elsewhere')
    expect(() => splitGlue(glueWith(''), [first, asking])).toThrow('no elsewhere')
  })

  test('refuses a first part that calls the rest', () =>
    expect(() => splitGlue(glueWith('export const early = () => wasm.tags();'), [first, rest])).toThrow('early'))

  test('refuses to hand over what is reassigned', () =>
    expect(() => splitGlue(glueWith('export const toss = () => heads++;'), [first, rest])).toThrow('heads'))

  test('refuses a glue that is written otherwise', () =>
    expect(() => splitGlue('', [first, rest])).toThrow('glue-split'))
})
