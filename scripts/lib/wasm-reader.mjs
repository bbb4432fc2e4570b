// Reads and writes the pieces that a wasm file is made of: LEB128 numbers, names, sections.

/** Reads numbers and bytes in order, and copies what it is told to. */
export class Reader {
  constructor(bytes, position = 0) {
    this.bytes = bytes
    this.position = position
  }

  get done() {
    return this.position >= this.bytes.length
  }

  number() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.position++]
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }

  /** A number that may be below zero. */
  signed() {
    let value = 0
    for (let shift = 0; ; ) {
      const byte = this.bytes[this.position++]
      value |= (byte & 0x7f) << shift
      shift += 7
      if (byte < 0x80) return shift < 32 && byte & 0x40 ? value | (-1 << shift) : value
    }
  }

  byte() {
    return this.bytes[this.position++]
  }

  take(length) {
    this.position += length
    return this.bytes.subarray(this.position - length, this.position)
  }

  name() {
    return Buffer.from(this.take(this.number())).toString('utf8')
  }

  /** A list: its length, and then each element as `read` reads it. */
  list(read) {
    return Array.from({ length: this.number() }, () => read(this))
  }

  /** Everything `read` moves over. */
  span(read) {
    const start = this.position
    read()
    return this.bytes.subarray(start, this.position)
  }
}

function skipLimits(reader) {
  const hasMaximum = reader.number() & 1
  reader.number()
  if (hasMaximum) reader.number()
}

/** By kind of import: function, table, memory, global, tag. Each moves over its description. */
const skip = [
  reader => reader.number(),
  reader => {
    reader.byte()
    skipLimits(reader)
  },
  skipLimits,
  reader => reader.take(2),
  reader => {
    reader.byte()
    reader.number()
  }
]

/** Moves over what an import is; gives its kind, 0 for a function. */
export function skipImport(reader) {
  const kind = reader.byte()
  skip[kind](reader)
  return kind
}

/** A number as LEB128. */
export function leb(value) {
  const bytes = []
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest])
    bytes.push((rest & 0x7f) | 0x80)
  }
}

/** Bytes with their length before them. */
export const sized = bytes => Buffer.concat([leb(bytes.length), bytes])

/** The sections of a module, in their order: `{ id, bytes }`, and the `name` of a custom one. */
export function sectionsOf(wasm) {
  const reader = new Reader(wasm, 8)
  const sections = []
  while (!reader.done) {
    const id = reader.byte()
    const bytes = reader.take(reader.number())
    sections.push({ id, bytes, name: id === 0 ? new Reader(bytes).name() : '' })
  }
  return sections
}

/** A module of these sections. */
export const moduleOf = sections =>
  Buffer.concat([
    Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    ...sections.flatMap(({ id, bytes }) => [Buffer.of(id), sized(bytes)])
  ])
