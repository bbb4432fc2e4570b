// Splits wasm-bindgen's glue as the engine is split: what the first part needs of it, and what only the rest does. The modules' own
// imports and exports say which is which. The rest's glue imports nothing: it is handed what it shares with the first, because a
// bundler would make a chunk of its own of that, one more thing to wait for.
import { Complaint } from './say.mjs'

/** What holds pieces for both parts: where each piece begins, and where they end. */
const containers = {
  Engine: { piece: /^(?= {4}[A-Za-z_])/m, end: /^\}/m },
  __wbg_get_imports: { piece: /^(?= {8}\w+: function)/m, end: /^ {4}\};/m }
}
const comments = /^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)\n/gm
const declared = /^(?:export )?(?:async )?(function|class|const|let) (\w+)/

/** The statements of the glue, which all begin at the margin: `{ kind, name, text }`; of containers `head`, `pieces` and `tail`, too. */
function statementsOf(glue) {
  // The one number that both parts of the glue write: what is handed over has to stay the same thing.
  const text = glue.replace('let WASM_VECTOR_LEN = 0', 'const vector = { length: 0 }')
  const statements = text
    .replaceAll('WASM_VECTOR_LEN', 'vector.length')
    .replace(comments, '')
    .split(/^(?=[A-Za-z])/m)
  return statements.map(text => {
    const [, kind, name] = text.match(declared) ?? []
    return { kind, name, text, ...(name in containers && opened(text, containers[name])) }
  })
}

function opened(text, { piece, end }) {
  const [head, ...pieces] = text.slice(0, text.search(end)).split(piece)
  return {
    head,
    pieces: pieces.map(text => ({ name: text.match(/\w+/)[0], text })),
    tail: text.slice(text.search(end))
  }
}

const namesOf = list => new Set(list.map(({ name }) => name))
const textOf = list => list.map(({ text }) => text).join('')
const wordsOf = list => new Set(textOf(list).match(/\w+/g))

/** Those of `statements` that `list` names, and those that these name. */
function reach(statements, list) {
  const found = new Set(list)
  // A set gives what is added to it while one walks over it.
  for (const from of found) {
    const words = wordsOf([from])
    for (const statement of statements) if (words.has(statement.name)) found.add(statement)
  }
  return statements.filter(statement => found.has(statement))
}

/** What the parts of the engine, as bytes, want: which imports each, and which exports are there only with the rest. */
function wantsOf(parts) {
  const modules = parts.map(bytes => new WebAssembly.Module(bytes))
  const [first, rest] = modules.map(module =>
    namesOf(WebAssembly.Module.imports(module).filter(({ module }) => module.startsWith('./')))
  )
  const [early, late] = modules.map(module => namesOf(WebAssembly.Module.exports(module)))
  for (const name of early) late.delete(name)
  return { first, rest, late }
}

/** Gives each piece and each statement of the glue to one part, or to none. */
function shareOut(glue, { first, rest, late }) {
  const statements = statementsOf(glue)
  const [engine, imports] = Object.keys(containers).map(name => statements.find(statement => statement.name === name))
  const missing = [...first, ...rest].filter(name => !imports?.pieces.some(piece => piece.name === name))
  if (!engine || missing.length > 0)
    throw new Complaint(`The glue is written otherwise (no ${missing[0] ?? 'class Engine'}): look at glue-split.mjs.`)
  const isLate = ({ text }) => [...text.matchAll(/\bwasm\.(\w+)/g)].some(([, name]) => late.has(name))
  const [methods, lateMethods] = [engine.pieces.filter(piece => !isLate(piece)), engine.pieces.filter(isLate)]
  const asked = imports.pieces.filter(({ name }) => first.has(name))
  const askedLate = imports.pieces.filter(({ name }) => rest.has(name) && !first.has(name))
  const plain = statements.filter(({ pieces }) => !pieces)
  const roots = plain.filter(({ name, text }) => name === undefined || text.startsWith('export '))
  const frame = [engine, imports].flatMap(({ head, tail }) => [{ text: head }, { text: tail }])
  const kept = reach(plain, [...roots, ...frame, ...methods, ...asked])
  const misled = [...asked, ...kept].find(isLate)
  if (misled)
    throw new Complaint(`${misled.name} is of the glue's first part and calls the rest: look at glue-split.mjs.`)
  const added = reach(plain, [...lateMethods, ...askedLate]).filter(statement => !kept.includes(statement))
  return { engine, imports, methods, asked, kept, lateMethods, askedLate, added }
}

/** The two parts of the glue as text, of the glue as `leanInit` leaves it and of the two parts of the engine as bytes. */
export function splitGlue(glue, parts) {
  const { engine, imports, methods, asked, kept, lateMethods, askedLate, added } = shareOut(glue, wantsOf(parts))
  const words = wordsOf([...lateMethods, ...askedLate, ...added])
  const lent = kept.filter(({ name }) => words.has(name))
  const changing = lent.find(({ kind }) => kind === 'let')
  if (changing) throw new Complaint(`${changing.name} is reassigned and cannot be handed over: look at glue-split.mjs.`)
  const names = lent.map(({ name }) => name).join(', ')
  const inside = ({ head, tail }, pieces) => head + textOf(pieces) + tail
  const first = `${inside(engine, methods)}${inside(imports, asked)}${textOf(kept)}
export function learn(restGlue) {
    const [methods, more] = restGlue([${names}]);
    Object.assign(Engine.prototype, methods);
    Object.assign(imports['./vitrine_bg.js'], more);
}
`
  const rest = `let ${names};
${textOf(added)}
export function restGlue(lent) {
    [${names}] = lent;
    return [{
${lateMethods.map(({ text }) => text.trimEnd()).join(',\n')}
    }, {
${textOf(askedLate)}    }];
}
`
  return { first, rest }
}
