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

/**
 * The two modules as text, and all in one: `{ first, rest, whole }`; `doors` are names of imports by function. `isKnown` says
 * whether the linker knew a function's name, `isFirst` whether the first part needs it, `isFirstData` the same of a constant at
 * an address, `isFirstExport` of what is exported under a name, `isDoor` whether the first part may call a function of the rest.
 */
export function split(text, { isFirst, isKnown, isFirstExport, isFirstData, isDoor }) {
  const forms = formsOf(text)
  const of = kind => forms.filter(form => form.kind === kind)
  const [functions, exports] = [of('func'), of('export')]
  const rest = restOf(functions, exports, { isFirst, isKnown, isFirstExport })
  const [doors, shared] = [new Set(), new Set()]
  const defined = new Map(functions.map(form => [form.name, form]))
  for (const { name: from, text: body } of functions) {
    for (const to of callsIn(body).filter(name => defined.has(name))) {
      if (rest.has(from) && !rest.has(to)) shared.add(to)
      if (rest.has(from) || !rest.has(to)) continue
      if (!isDoor(to)) throw new Complaint(`${from} is of the engine's first part and calls ${to}, which is not.`)
      doors.add(to)
    }
  }
  const [doorNames, sharedNames] = [numbered(doors, 'd'), numbered(shared, 'f')]
  const globals = numbered(
    of('global').map(({ name }) => name),
    'g'
  )
  const tables = numbered(
    of('table').map(({ name }) => name),
    't'
  )
  const importing = (module, as, kind, name, type) => ` (import "${module}" "${as}" (${kind} $${name} ${type}))`
  const typeOf = name => signatureOf(defined.get(name).text)
  const isRestExported = ({ text }) => rest.has(text.match(exportOf)?.[2])
  const texts = list => list.map(form => form.text)
  const exporting = (names, kind) => [...names].map(([name, as]) => ` (export "${as}" (${kind} $${name}))`)
  const isFirstConstant = ({ text }) => isFirstData(Number(text.match(/\(i32\.const (\d+)\)/)[1]))
  const first = [
    ...texts([...of('type'), ...of('rec'), ...of('import')]),
    ...[...doorNames].map(([name, as]) => importing(doorModule, as, 'func', name, typeOf(name))),
    ...texts([...of('global'), ...of('memory')]),
    ...constants(of('data'), isFirstConstant),
    ...texts(of('table')),
    ...of('elem').flatMap(form =>
      form.text.includes(' externref') ? [form.text] : elements(form, name => !rest.has(name))
    ),
    ...texts(exports.filter(form => !isRestExported(form))),
    ...exporting(sharedNames, 'func'),
    ...exporting(globals, 'global'),
    ...exporting(tables, 'table'),
    ...texts(functions.filter(({ name }) => !rest.has(name)))
  ]
  const [memory] = of('memory')
  const typeAfterName = ({ name, text }) => text.slice(text.indexOf(`$${name} `) + name.length + 2, -1)
  const globalType = ({ text }) => text.match(/\$\S+ (\(mut \w+\)|\w+)/)[1]
  const second = [
    ...texts([...of('type'), ...of('rec'), ...of('import')]),
    ...[...sharedNames].map(([name, as]) => importing(firstModule, as, 'func', name, typeOf(name))),
    importing(firstModule, 'memory', 'memory', memory.name, typeAfterName(memory)),
    ...of('table').map(form => importing(firstModule, tables.get(form.name), 'table', form.name, typeAfterName(form))),
    ...of('global').map(form => importing(firstModule, globals.get(form.name), 'global', form.name, globalType(form))),
    ...constants(of('data'), form => !isFirstConstant(form)),
    ...of('elem').flatMap(form => (form.text.includes(' externref') ? [] : elements(form, name => rest.has(name)))),
    ...texts(exports.filter(isRestExported)),
    ...exporting(doorNames, 'func'),
    ...texts(functions.filter(({ name }) => rest.has(name)))
  ]
  const module = lines => `(module\n${lines.join('\n')}\n)\n`
  const whole = [...texts(forms.filter(({ kind }) => kind !== 'data')), ...constants(of('data'), () => true)]
  return { first: module(first), rest: module(second), whole: module(whole), doors: doorNames }
}
