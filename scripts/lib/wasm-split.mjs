// Splits the engine in two modules that share one memory: the first is all that a first ranking needs, the rest follows. Works on
// binaryen's text, where functions and constants have their names. The functions of the rest that the first part calls are its
// doors: imports, which the glue answers with zero until the rest is there.
import { Complaint } from './say.mjs'

/** The modules that the parts import from each other; scripts/lib/wasm-init.mjs has the glue give them. */
export const firstModule = 'f'
export const doorModule = 'r'

/** A path as it stands in the v0-mangled name of a function below it. */
export const mangled = path =>
  path
    .split('::')
    .map(name => `${name.length}${name}`)
    .join('')

/** A name, plain or, where it holds spaces, in quotes. */
const name = String.raw`\$("(?:[^"\\]|\\.)*"|[^\s()]+)`
const pattern = (source, flags) => new RegExp(source.replaceAll('$name', name), flags)

const formStart = pattern('^ \\((\\w+) (?:$name)?')
const callOf = pattern('\\((?:return_)?call $name', 'g')
const exportOf = pattern('\\(export "([^"]*)" \\(func $name\\)\\)')
const dataOf = pattern('^ \\(data $name \\(i32\\.const (\\d+)\\) "(.*)"\\)$', 's')
const eachName = pattern('$name', 'g')

/** The top-level forms of a module, in their order: `{ kind, name, text }`. */
function formsOf(text) {
  const forms = []
  for (const line of text.split('\n').slice(1)) {
    const begun = line.match(formStart)
    if (begun) forms.push({ kind: begun[1], name: begun[2], text: line })
    else if (line !== ')' && forms.length > 0) forms.at(-1).text += `\n${line}`
  }
  return forms
}

const callsIn = text => [...text.matchAll(callOf)].map(([, name]) => name)

/** `(type …) (param …) (result …)` of a function, as an import says it. */
const signatureOf = text =>
  text
    .split('\n')[0]
    .match(/\((?:type|param|result) [^)]*\)/g)
    ?.join(' ') ?? ''

/** An active element segment for each run of functions that `keeps` is true of. */
function elements({ text }, keeps) {
  const [, head, start, listed] = text.match(/^ \(elem (.*?)\(i32\.const (\d+)\) (?:func )?(.*)\)$/s) ?? []
  if (!listed) throw new Complaint('The table of functions is written otherwise: look at wasm-split.mjs.')
  const table = head.match(/\(table \$\S+\)/)?.[0] ?? ''
  const found = []
  for (const [index, [, name]] of [...listed.matchAll(eachName)].entries()) {
    if (!keeps(name)) continue
    const last = found.at(-1)
    if (last && last.start + last.names.length === index) last.names.push(name)
    else found.push({ start: index, names: [name] })
  }
  return found.map(
    run =>
      ` (elem ${table} (i32.const ${Number(start) + run.start}) func ${run.names.map(name => `$${name}`).join(' ')})`
  )
}

const letters = text => text.match(/\\[0-9a-f]{2}|\\.|[^\\]/g) ?? []

/** Constants that follow each other as one, for each has a head of its own. Between neighbours is nothing; elsewhere the other part's. */
function constants(all, keeps) {
  const merged = []
  for (const [place, form] of all.entries()) {
    if (!keeps(form)) continue
    const { text } = form
    const [, , address, bytes] = text.match(dataOf)
    const last = merged.at(-1)
    const gap = last?.place === place - 1 ? Number(address) - last.end : -1
    const end = Number(address) + letters(bytes).length
    if (gap >= 0 && gap <= 8) Object.assign(last, { bytes: last.bytes + '\\00'.repeat(gap) + bytes, end, place })
    else merged.push({ address, bytes, end, place })
  }
  return merged.map(({ address, bytes }) => ` (data (i32.const ${address}) "${bytes}")`)
}

const numbered = (names, prefix) => new Map([...names].map((name, index) => [name, prefix + index.toString(36)]))

/**
 * Which functions are of the rest: of those the linker knew the ones the first part does not need. Of what wasm-bindgen made, a
 * wrapper is where its export is, and anything else is of the first part if that calls it.
 */
function restOf(functions, exports, { isFirst, isKnown, isFirstExport }) {
  const bodies = new Map(functions.map(({ name, text }) => [name, text]))
  const open = functions.filter(({ name }) => isKnown(name) && isFirst(name)).map(({ name }) => name)
  const first = new Set(open)
  const add = name => {
    if (first.has(name) || isKnown(name) || !bodies.has(name)) return
    first.add(name)
    open.push(name)
  }
  for (const { text } of exports) {
    const [, exported, name] = text.match(exportOf) ?? []
    if (name && isFirstExport(exported)) add(name)
  }
  while (open.length > 0) for (const name of callsIn(bodies.get(open.pop()))) add(name)
  return new Set([...bodies.keys()].filter(name => !first.has(name)))
}

/** The functions that one part calls of the other, with the names they cross under: `doors` of the rest, `shared` of the first part. */
function borders(functions, rest, isDoor) {
  const [doors, shared] = [new Set(), new Set()]
  const defined = new Set(functions.map(({ name }) => name))
  for (const { name: from, text } of functions) {
    for (const to of callsIn(text).filter(name => defined.has(name) && rest.has(name) !== rest.has(from))) {
      if (rest.has(from)) shared.add(to)
      else if (isDoor(to)) doors.add(to)
      else throw new Complaint(`${from} is of the engine's first part and calls ${to}, which is not.`)
    }
  }
  return { doors: numbered(doors, 'd'), shared: numbered(shared, 'f') }
}

const texts = forms => forms.map(({ text }) => text)
const importing = (module, as, kind, name, type) => ` (import "${module}" "${as}" (${kind} $${name} ${type}))`
const exporting = (names, kind) => [...names].map(([name, as]) => ` (export "${as}" (${kind} $${name}))`)
const isOfReferences = ({ text }) => text.includes(' externref')
const typeAfterName = ({ name, text }) => text.slice(text.indexOf(`$${name} `) + name.length + 2, -1)
const globalType = ({ text }) => text.match(/\$\S+ (\(mut \w+\)|\w+)/)[1]

/** The first part: what is not of the rest, with all of memory, globals and tables; it exports what the rest works with. */
function firstPart({ of, isRest, isRestExport, isFirstConstant, signature, doors, shared, globals, tables }) {
  return [
    ...texts([...of('type'), ...of('rec'), ...of('import')]),
    ...[...doors].map(([name, as]) => importing(doorModule, as, 'func', name, signature(name))),
    ...texts([...of('global'), ...of('memory')]),
    ...constants(of('data'), isFirstConstant),
    ...texts(of('table')),
    ...of('elem').flatMap(form => (isOfReferences(form) ? [form.text] : elements(form, name => !isRest(name)))),
    ...texts(of('export').filter(form => !isRestExport(form))),
    ...exporting(shared, 'func'),
    ...exporting(globals, 'global'),
    ...exporting(tables, 'table'),
    ...texts(of('func').filter(({ name }) => !isRest(name)))
  ]
}

/** The rest: it imports what the first part exports, and puts its own functions and constants there. */
function secondPart({ of, isRest, isRestExport, isFirstConstant, signature, doors, shared, globals, tables }) {
  const given = (names, kind, typeOf) =>
    of(kind).map(form => importing(firstModule, names.get(form.name), kind, form.name, typeOf(form)))
  const [memory] = of('memory')
  return [
    ...texts([...of('type'), ...of('rec'), ...of('import')]),
    ...[...shared].map(([name, as]) => importing(firstModule, as, 'func', name, signature(name))),
    importing(firstModule, 'memory', 'memory', memory.name, typeAfterName(memory)),
    ...given(tables, 'table', typeAfterName),
    ...given(globals, 'global', globalType),
    ...constants(of('data'), form => !isFirstConstant(form)),
    ...of('elem').flatMap(form => (isOfReferences(form) ? [] : elements(form, isRest))),
    ...texts(of('export').filter(isRestExport)),
    ...exporting(doors, 'func'),
    ...texts(of('func').filter(({ name }) => isRest(name)))
  ]
}

/**
 * The two modules as text, and all in one: `{ first, rest, whole }`; `doors` are names of imports by function. `isKnown` says
 * whether the linker knew a function's name, `isFirst` whether the first part needs it, `isFirstData` the same of a constant at
 * an address, `isFirstExport` of what is exported under a name, `isDoor` whether the first part may call a function of the rest.
 */
export function split(text, { isFirst, isKnown, isFirstExport, isFirstData, isDoor }) {
  const forms = formsOf(text)
  const of = kind => forms.filter(form => form.kind === kind)
  const rest = restOf(of('func'), of('export'), { isFirst, isKnown, isFirstExport })
  const functions = new Map(of('func').map(form => [form.name, form.text]))
  const names = kind => of(kind).map(({ name }) => name)
  const cut = {
    of,
    isRest: name => rest.has(name),
    isRestExport: ({ text }) => rest.has(text.match(exportOf)?.[2]),
    isFirstConstant: ({ text }) => isFirstData(Number(text.match(/\(i32\.const (\d+)\)/)[1])),
    signature: name => signatureOf(functions.get(name)),
    ...borders(of('func'), rest, isDoor),
    globals: numbered(names('global'), 'g'),
    tables: numbered(names('table'), 't')
  }
  const module = lines => `(module\n${lines.join('\n')}\n)\n`
  const whole = [...texts(forms.filter(({ kind }) => kind !== 'data')), ...constants(of('data'), () => true)]
  return { first: module(firstPart(cut)), rest: module(secondPart(cut)), whole: module(whole), doors: cut.doors }
}
