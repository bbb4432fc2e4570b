// wasm-bindgen names each import after what it does plus sixteen random digits, in the wasm and in the glue, and the exports that
// call closures after their whole types. Random digits do not compress: short names on both sides save about 3 KB brotli. Names are
// whole, unique tokens; nothing else is touched.

import { leb, moduleOf, Reader, sectionsOf, sized, skipImport } from './wasm-reader.mjs'

const importSection = 2
const exportSection = 7
const hashed = /_[0-9a-f]{16}$/
const closure = /^_R\w+12wasm_bindgen7convert8closures/

function renameImports(section, rename) {
  const reader = new Reader(section)
  const count = reader.number()
  const entries = Array.from({ length: count }, () => {
    const module = reader.take(reader.number())
    const name = Buffer.from(reader.take(reader.number())).toString('utf8')
    return Buffer.concat([sized(module), sized(Buffer.from(rename(name))), reader.span(() => skipImport(reader))])
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
  const parts = sectionsOf(wasm).map(({ id, bytes }) => ({ id, bytes: sections[id]?.(bytes) ?? bytes }))
  const unused = new Set(names.keys())
  const short = glue.replace(/\b(?:__\w+_[0-9a-f]{16}|_R\w+)\b/g, name => {
    unused.delete(name)
    return names.get(name) ?? name
  })
  if (unused.size > 0) throw new Error(`The glue does not provide ${[...unused].join(', ')}.`)
  return { wasm: moduleOf(parts), glue: short }
}
