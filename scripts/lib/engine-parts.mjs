// The two parts of the engine: what a first ranking needs, and the rest, which follows. A page that shows a list needs less than half of
// the engine's bytes to rank it; what it needs for events, tags, decisions, look and reports comes while the shopper looks at it.

import { Complaint } from './say.mjs'
import { graphOf, reach } from './wasm-graph.mjs'
import { moduleOf, sectionsOf } from './wasm-reader.mjs'
import { mangled, split } from './wasm-split.mjs'

/** The methods of `Engine` (src/wasm.rs) in the first part; all others are in the rest. */
const first = ['new', 'glance', 'registerItems', 'itemCount', 'rank', 'rankingTicket', 'reasons', 'asksNeutral']
/** Functions of the rest that the first part may call; before it is there they do nothing and give nothing. */
const doors = ['web::decisions::change'].map(mangled)

/** What calls a closure for the glue: small, and which of them an import needs the linker does not know. */
const closureCall = /^_RINvNv\w*12wasm_bindgen7convert8closures[a-z0-9_]*6invoke/

/** True for an export of the first part: its methods of `Engine`, and whatever the glue itself calls. */
function isFirstExport(name) {
  const method = name.match(/^engine_([A-Za-z]+)/)?.[1]
  return method === undefined || first.includes(method)
}

/** The linker's module without what it says about itself, which wasm-bindgen would not keep true. */
export const withoutRelocations = linked =>
  moduleOf(sectionsOf(linked).filter(({ name }) => name !== 'linking' && !name.startsWith('reloc.')))

/** `{ first, rest, doors }` as text, of the linker's module and the text of what wasm-bindgen made of it. */
export function engineParts(linked, text) {
  const graph = graphOf(linked)
  const exported = [...graph.exports].filter(([name]) => !name.startsWith('__wbindgen_describe') && isFirstExport(name))
  const called = [...graph.names].filter(([, name]) => closureCall.test(name)).map(([index]) => `f${index}`)
  const nameOf = node => graph.names.get(Number(node.slice(1))) ?? ''
  const isDoor = name => doors.some(door => name.endsWith(door))
  const reached = reach(
    graph,
    [...exported.map(([, node]) => node), ...called],
    node => node.startsWith('f') && isDoor(nameOf(node))
  )
  const known = new Map()
  for (const [index, name] of graph.names) known.set(name, known.has(name) ? undefined : `f${index}`)
  const constants = graph.segments.filter((_, index) => reached.has(`d${index}`))
  const parts = split(text, {
    isKnown: name => known.get(name) !== undefined,
    isFirst: name => reached.has(known.get(name)),
    isFirstExport,
    isFirstData: address =>
      constants.some(of => address >= of.address && address < of.address + Math.max(of.length, 1)),
    isDoor
  })
  if (parts.doors.size !== doors.length)
    throw new Complaint(
      `The engine's first part has ${parts.doors.size} doors, not ${doors.length}: look at engine-parts.mjs.`
    )
  return parts
}
