// What of a linked module needs what: functions and constants, as the linker's own relocations say. Without them an address in the
// code is a number like any other. Wants a module linked with --emit-relocs and --no-merge-data-segments.
import { Reader, sectionsOf, skipImport } from './wasm-reader.mjs'

const ids = { import: 2, export: 7, code: 10, data: 11 }
/** Relocations that carry an addend, and those that name neither a function nor a constant (types, globals, tables). */
const withAddend = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23])
const unrelated = new Set([6, 7, 13, 20])
/** Kinds of symbols. */
const symbol = { function: 0, data: 1, section: 3 }
const undefinedFlag = 0x10
const explicitNameFlag = 0x40

function importedFunctions(bytes) {
  const kinds = new Reader(bytes).list(reader => {
    reader.name()
    reader.name()
    return skipImport(reader)
  })
  return kinds.filter(kind => kind === 0).length
}

/** Where each function's body begins in the code section. */
function functionStarts(bytes) {
  const reader = new Reader(bytes)
  return reader.list(() => {
    const start = reader.position
    reader.take(reader.number())
    return start
  })
}

/** Address, length and place in the section of each constant. */
function dataSegments(bytes) {
  const reader = new Reader(bytes)
  return reader.list(() => {
    const flags = reader.number()
    if (flags !== 0) throw new Error('only active segments are expected')
    reader.byte()
    const address = reader.signed()
    reader.byte()
    const length = reader.number()
    const start = reader.position
    reader.take(length)
    return { address, length, start }
  })
}

function functionNames(bytes) {
  const reader = new Reader(bytes)
  reader.name()
  while (!reader.done) {
    const id = reader.byte()
    const end = reader.number() + reader.position
    if (id === 1) return new Map(reader.list(() => [reader.number(), reader.name()]))
    reader.position = end
  }
  return new Map()
}

/** The linker's symbols: what each stands for, undefined for what is of no interest. */
function symbolsOf(bytes) {
  const reader = new Reader(bytes)
  reader.name()
  reader.number()
  while (!reader.done) {
    const id = reader.byte()
    const end = reader.number() + reader.position
    if (id === 8) return reader.list(() => symbolAt(reader))
    reader.position = end
  }
  return []
}

function symbolAt(reader) {
  const kind = reader.byte()
  const flags = reader.number()
  const isDefined = !(flags & undefinedFlag)
  if (kind === symbol.data) {
    reader.name()
    if (!isDefined) return undefined
    const segment = reader.number()
    reader.number()
    reader.number()
    return { segment }
  }
  const index = reader.number()
  if (kind === symbol.section) return undefined
  if (isDefined || flags & explicitNameFlag) reader.name()
  return kind === symbol.function ? { function: index } : undefined
}

/** Index of the last start that is not behind `offset`. */
function holding(starts, offset) {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle] <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The graph: `needs` maps `f<index>` and `d<index>` to what they need; `names` are functions by index, `exports` functions by their
 * exported name, `segments` the constants with their addresses.
 */
export function graphOf(wasm) {
  const sections = sectionsOf(wasm)
  const bytesOf = id => sections.find(section => section.id === id).bytes
  const custom = name => sections.find(section => section.name === name)?.bytes
  const imported = importedFunctions(bytesOf(ids.import))
  const starts = functionStarts(bytesOf(ids.code))
  const segments = dataSegments(bytesOf(ids.data))
  const symbols = symbolsOf(custom('linking'))
  const needs = new Map()
  const relate = (name, nodeAt) => {
    const reader = new Reader(custom(name))
    reader.name()
    reader.number()
    reader.list(() => {
      const type = reader.byte()
      const offset = reader.number()
      const target = symbols[reader.number()]
      if (withAddend.has(type)) reader.signed()
      if (unrelated.has(type) || !target) return
      const from = nodeAt(offset)
      if (!needs.has(from)) needs.set(from, new Set())
      needs.get(from).add(target.segment === undefined ? `f${target.function}` : `d${target.segment}`)
    })
  }
  relate('reloc.CODE', offset => `f${imported + holding(starts, offset)}`)
  const dataStarts = segments.map(({ start }) => start)
  relate('reloc.DATA', offset => `d${holding(dataStarts, offset)}`)
  const exported = new Reader(bytesOf(ids.export)).list(reader => [reader.name(), reader.byte(), reader.number()])
  const exports = new Map(exported.filter(([, kind]) => kind === 0).map(([name, , index]) => [name, `f${index}`]))
  return { needs, names: functionNames(custom('name')), exports, segments }
}

/** Everything that `roots` need, in the end; what `isDoor` says is not gone through. */
export function reach({ needs }, roots, isDoor) {
  const seen = new Set(roots)
  const open = [...seen]
  while (open.length > 0) {
    for (const next of needs.get(open.pop()) ?? []) {
      if (seen.has(next) || isDoor(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return seen
}
