// The engine in two parts has to do what it does in one: a small module is split, and both halves are run together.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { graphOf, reach } from '../../scripts/lib/wasm-graph.mjs'
import { mangled, split } from '../../scripts/lib/wasm-split.mjs'

const binaryen = name => join(import.meta.dirname, '../../node_modules/binaryen/bin', name)
const features = ['reference-types', 'bulk-memory', 'mutable-globals', 'multivalue'].map(name => `--enable-${name}`)
const folder = mkdtempSync(join(tmpdir(), 'split-'))

/** What binaryen makes of a text, as it prints it. */
function assembled(name, text) {
  const [from, to, back] = ['.wat', '.wasm', '.out.wat'].map(ending => join(folder, name + ending))
  writeFileSync(from, text)
  execFileSync(process.execPath, [binaryen('wasm-as'), from, '-g', '-o', to, ...features])
  execFileSync(process.execPath, [binaryen('wasm-dis'), to, '-o', back, ...features])
  return { bytes: readFileSync(to), text: readFileSync(back, 'utf8') }
}

// `rank` is first and knocks at the door `note`; `tags` is of the rest, calls `shared` of the first and a function by the table.
const whole = assembled(
  'whole',
  `(module
  (type $plain (func (result i32)))
  (import "js" "now" (func $now (result i32)))
  (global $stack (mut i32) (i32.const 7))
  (memory $memory 1)
  (data $first.one (i32.const 100) "\\2a\\00\\00\\00")
  (data $rest.one (i32.const 104) "\\0b\\00\\00\\00")
  (data $first.two (i32.const 108) "\\01\\00")
  (data $rest.two (i32.const 110) "\\02\\00")
  (table $table 3 3 funcref)
  (elem $all (i32.const 1) func $"rank by {address}" $by_address)
  (export "memory" (memory $memory))
  (export "rank" (func $rank))
  (export "tags" (func $tags))
  (func $"rank by {address}" (result i32) (i32.const 1000))
  (func $by_address (result i32) (i32.const 500))
  (func $shared (param i32) (result i32) (i32.add (local.get 0) (global.get $stack)))
  (func $note (param i32) (result i32) (global.set $stack (i32.const 70)) (i32.const 1))
  (func $rank (result i32) (drop (call $note (i32.const 1)))
    (i32.add (call $shared (i32.mul (i32.load (i32.const 100)) (i32.load16_u (i32.const 108)))) (call_indirect $table (type $plain) (i32.const 1))))
  (func $tags (result i32)
    (i32.add (call $now) (i32.add (call $shared (i32.load (i32.const 104))) (call_indirect $table (type $plain) (i32.const 2))))))`
)

const first = new Set(['rank by {address}', '"rank by {address}"', 'shared', 'rank'])
const how = {
  isKnown: () => true,
  isFirst: name => first.has(name),
  isFirstExport: name => name !== 'tags',
  isFirstData: address => [100, 108].includes(address),
  isDoor: name => name === 'note'
}

describe('a module in two parts', () => {
  test('does what it did, the first part alone and both together', { timeout: 60_000 }, async () => {
    const parts = split(whole.text, how)
    const module = name => new WebAssembly.Module(assembled(name, parts[name]).bytes)
    const js = { now: () => 1 }
    let rest
    const r = Object.fromEntries([...parts.doors.values()].map(name => [name, (...all) => rest?.[name](...all)]))
    const { exports: f } = await WebAssembly.instantiate(module('first'), { js, r })
    expect(f.tags).toBeUndefined()
    // The door gave nothing and did nothing: 42 + 7 + 1000.
    expect(f.rank()).toBe(1049)
    rest = (await WebAssembly.instantiate(module('rest'), { js, f })).exports
    expect(f.rank()).toBe(1112)
    expect(rest.tags()).toBe(1 + 11 + 70 + 500)
    const { exports: all } = await WebAssembly.instantiate(module('whole'), { js })
    expect([all.rank(), all.tags()]).toEqual([1112, 582])
  })

  test('is refused where the first part calls the rest by no door', () => {
    expect(() => split(whole.text, { ...how, isDoor: () => false })).toThrow('note')
  })
})

describe('the graph of what needs what', () => {
  const graph = {
    needs: new Map([
      ['f0', new Set(['f1', 'd0'])],
      ['f1', new Set(['f2'])],
      ['d0', new Set(['f3'])]
    ])
  }

  test('reaches through functions and constants, and stops at a door', () => {
    expect([...reach(graph, ['f0'], () => false)].sort()).toEqual(['d0', 'f0', 'f1', 'f2', 'f3'])
    expect([...reach(graph, ['f0'], node => node === 'f1')].sort()).toEqual(['d0', 'f0', 'f3'])
  })

  test('is read from what the linker left in the engine', () => {
    const linked = new URL('../../.vitrine/linked.wasm', import.meta.url)
    const { needs, names, exports, segments } = graphOf(readFileSync(linked))
    const rank = [...exports].find(([name]) => name.startsWith('engine_rank_'))?.[1]
    const reached = reach({ needs }, [rank], () => false)
    const reachedNames = [...reached].map(node => names.get(Number(node.slice(1))) ?? '')
    expect(reachedNames.some(name => name.includes(mangled('rank::diversify')))).toBe(true)
    expect(segments.length).toBeGreaterThan(100)
    expect(reached.size).toBeLessThan(names.size / 2)
  })
})
