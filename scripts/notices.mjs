// `npm run notices`: writes THIRD-PARTY.md, the licences of what is linked into the engine. `--check` only says whether it is current.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { at, wasmTarget } from './lib/paths.mjs'
import { ask } from './lib/run.mjs'
import { Complaint, main, say } from './lib/say.mjs'

const file = at('THIRD-PARTY.md')
const head = `# Third-party notices

\`engine.wasm\`, and the copy of it in \`dist/inline.js\`, are compiled from Vitrine's own sources, Rust's standard library and the crates
below. Where a licence can be chosen, MIT is. The rest of the package is Vitrine's own. Written by \`npm run notices\`.
`
const standardLibrary = `
## Rust's standard library

MIT OR Apache-2.0, https://github.com/rust-lang/rust, copyright The Rust Project contributors. Its licence is MIT's, printed below.
`
/** From here on all MIT licences are the same, but for where their lines break. */
const permission = /Permission is hereby granted, free of charge/i
const plain = text => text.slice(text.search(permission)).replace(/\s+/g, ' ').trim()
const ownLicence = readFileSync(at('LICENSE-MIT'), 'utf8')
const mit = `
## The MIT licence

It is that of every crate below where only a copyright is printed, or nothing.

\`\`\`text
${ownLicence.slice(ownLicence.search(permission)).trim()}
\`\`\`
`

/** The Apache licence, with its appendix, wherever it is quoted in full; it stands in the package already. */
const apache = /Apache License\s+Version 2\.0, January 2004[\s\S]*?END OF TERMS AND CONDITIONS/
const apacheAppendix = /\s*APPENDIX: How to apply the Apache License[\s\S]*?limitations under the License\./
const [apacheTerms] = readFileSync(at('LICENSE-APACHE'), 'utf8').match(apache)

/** The text without what is word for word LICENSE-APACHE. */
function withoutApache(text) {
  const words = found => found.replace(/\s+/g, ' ')
  const isOurs = words(text.match(apache)?.[0] ?? '') === words(apacheTerms)
  return isOurs
    ? text.replace(apache, '[word for word LICENSE-APACHE, beside this file]').replace(apacheAppendix, '')
    : text
}

/** The crates that the engine's module is linked of: no tests, no build scripts, no macros, which are gone when they have run. */
function linkedCrates() {
  const args = ['metadata', '--locked', '--format-version', '1', '--filter-platform', wasmTarget]
  const text = ask('cargo', args)
  if (text === undefined) throw new Complaint(`cargo ${args.join(' ')} failed: is Cargo.lock current?`)
  const { packages, resolve } = JSON.parse(text)
  const crates = new Map(packages.map(crate => [crate.id, crate]))
  const nodes = new Map(resolve.nodes.map(node => [node.id, node]))
  const isMacro = id => crates.get(id).targets.some(({ kind }) => kind.includes('proc-macro'))
  const linked = new Set()
  const link = id => {
    if (linked.has(id) || isMacro(id)) return
    linked.add(id)
    const isLinked = ({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null)
    for (const dependency of nodes.get(id).deps.filter(isLinked)) link(dependency.pkg)
  }
  link(packages.find(({ name }) => name === 'vitrine-engine').id)
  const foreign = [...linked].map(id => crates.get(id)).filter(({ source }) => source !== null)
  return foreign.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The licence's text: MIT's where it may be chosen. */
function licenceText({ name, version, manifest_path: manifest }) {
  const folder = dirname(manifest)
  const texts = readdirSync(folder)
    .filter(entry => /^licen[cs]e/i.test(entry))
    .sort()
  const chosen = texts.find(entry => /mit/i.test(entry)) ?? texts[0]
  if (!chosen) return ''
  const text = readFileSync(join(folder, chosen), 'utf8').replaceAll('\r\n', '\n').trim()
  if (!/permission|apache|redistribution/i.test(text))
    throw new Complaint(`${name} ${version}: ${chosen} is no licence.`)
  return text
}

/** What of a licence is not said once for all: of MIT's the copyright, of others everything. */
function ownWords(text) {
  if (!permission.test(text) || plain(text) !== plain(ownLicence)) return withoutApache(text)
  const before = text.slice(0, text.search(permission)).trim()
  return before.replace(/^(The )?MIT License( \(MIT\))?\s*/i, '')
}

/** The notices as they should be: each text once, with the crates it is for. */
export function notices() {
  const byText = new Map()
  for (const crate of linkedCrates()) {
    const text = ownWords(licenceText(crate))
    byText.set(text, [...(byText.get(text) ?? []), crate])
  }
  const line = ({ name, version, license, repository }) =>
    `- ${name} ${version}, ${license}${repository ? `, ${repository}` : ''}`
  const sections = [...byText].map(([text, crates]) => {
    const title = crates.map(({ name }) => name).join(', ')
    const body = text ? `\n\`\`\`text\n${text}\n\`\`\`\n` : ''
    return `\n## ${title}\n\n${crates.map(line).join('\n')}\n${body}`
  })
  return `${head}${standardLibrary}${mit}${sections.join('')}`
}

await main(async () => {
  const wanted = notices()
  if (!process.argv.includes('--check')) {
    writeFileSync(file, wanted)
    say(`${file}: ${wanted.length} bytes`)
  } else if (readFileSync(file, 'utf8') !== wanted) {
    throw new Complaint('THIRD-PARTY.md is out of date: run `npm run notices` and commit it.')
  }
})
