// wasm-bindgen names each import after what it does plus sixteen random digits, in the wasm and in the glue, and the exports that
// call closures after their whole types. Random digits do not compress: short names on both sides save about 3 KB brotli. Names are
// whole, unique tokens; nothing else is touched.

const importSection = 2
const exportSection = 7
const hashed = /_[0-9a-f]{16}$/
const closure = /^wasm_bindgen_[0-9a-f]{16}___convert__closures/

/** Reads LEB128 numbers and bytes in order, and copies what it is told to. */
class Reader {
  constructor(bytes, position = 0) {
    this.bytes = bytes
    this.position = position
  }

  number() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.position++]
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }

  take(length) {
    this.position += length
    return this.bytes.subarray(this.position - length, this.position)
  }

  /** Everything `read` moves over. */
  span(read) {
    const start = this.position
    read()
    return this.bytes.subarray(start, this.position)
  }
}

function leb(value) {
  const bytes = []
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest])
    bytes.push((rest & 0x7f) | 0x80)
  }
}

const sized = bytes => Buffer.concat([leb(bytes.length), bytes])

function skipLimits(reader) {
  const hasMaximum = reader.number() & 1
  reader.number()
  if (hasMaximum) reader.number()
}

/** By kind of import: function, table, memory, global, tag. Each moves over its description. */
const skip = [
  reader => reader.number(),
  reader => {
    reader.take(1)
    skipLimits(reader)
  },
  skipLimits,
  reader => reader.take(2),
  reader => {
    reader.take(1)
    reader.number()
  }
]

function renameImports(section, rename) {
  const reader = new Reader(section)
  const count = reader.number()
  const entries = Array.from({ length: count }, () => {
    const module = reader.take(reader.number())
    const name = Buffer.from(reader.take(reader.number())).toString('utf8')
    return Buffer.concat([
      sized(module),
      sized(Buffer.from(rename(name))),
      reader.span(() => skip[reader.take(1)[0]](reader))
    ])
  })
  return Buffer.concat([leb(count), ...entries])
}

function renameExports(section, rename) {
  const reader = new Reader(section)
  const count = reader.number()
  const entries = Array.from({ length: count }, () => {
    const name = Buffer.from(reader.take(reader.number())).toString('utf8')
    const what = reader.span(() => {
      reader.take(1)
      reader.number()
    })
    return Buffer.concat([sized(Buffer.from(rename(name))), what])
  })
  return Buffer.concat([leb(count), ...entries])
}

/** Gives the hashed imports and the exports for closures short names. Returns the new `{ wasm, glue }`. */
export function shortenNames(wasm, glue) {
  const names = new Map()
  const rename = pattern => name => {
    if (!pattern.test(name)) return name
    if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`)
    return names.get(name)
  }
  const sections = {
    [importSection]: section => renameImports(section, rename(hashed)),
    [exportSection]: section => renameExports(section, rename(closure))
  }
  const reader = new Reader(wasm)
  const parts = [reader.take(8)]
  while (reader.position < wasm.length) {
    const id = reader.take(1)
    const section = reader.take(reader.number())
    parts.push(id, sized(sections[id[0]]?.(section) ?? section))
  }
  const unused = new Set(names.keys())
  const short = glue.replace(/\b(?:__\w+_[0-9a-f]{16}|wasm_bindgen_\w+)\b/g, name => {
    unused.delete(name)
    return names.get(name) ?? name
  })
  if (unused.size > 0) throw new Error(`The glue does not provide ${[...unused].join(', ')}.`)
  return { wasm: Buffer.concat(parts), glue: short }
}
