/** Blocks of code by what they say: types against the built package, commands and options that exist, JSON that can be read. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { AROUND_TYPES } from './around.ts'
import { BLOCKS, type Block, HELD, PAGES, read } from './blocks.ts'

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const of = (...langs: string[]) =>
  BLOCKS.filter(({ lang, file }) => langs.includes(lang) && (!HELD[file] || lang === 'sh'))

it('knows what to do with every block, and leaves few alone', () => {
  const langs = ['js', 'ts', 'html', 'sh', 'json']
  expect(BLOCKS.filter(({ lang, file }) => !HELD[file] && !langs.includes(lang)).map(({ id }) => id)).toEqual([])
  expect(BLOCKS.length).toBeGreaterThan(50)
  const left = BLOCKS.filter(({ notRun }) => notRun)
  expect(left.length).toBeLessThanOrEqual(2)
  for (const { id, notRun = '' } of left) expect(notRun.length, id).toBeGreaterThan(15)
})

/** Writes blocks as files of a project of its own and has the compiler look at them. */
function compile(name: string, files: Record<string, string>, compilerOptions: object): string {
  const folder = root(`.vitrine/docs-blocks/${name}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const common = {
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable']
  }
  const config = { compilerOptions: { ...common, types: [], noEmit: true, ...compilerOptions }, include: ['*'] }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config))
  writeFileSync(`${folder}/around.d.ts`, AROUND_TYPES)
  // A file without an import is a script, and its names would be everybody's.
  for (const [file, code] of Object.entries(files)) writeFileSync(`${folder}/${file}`, `${code}\nexport {}\n`)
  const { stdout, stderr } = spawnSync(process.execPath, [root('node_modules/typescript/bin/tsc'), '-p', folder], {
    encoding: 'utf8',
    timeout: 50_000
  })
  return stdout + stderr
}

describe('types', { timeout: 60_000 }, () => {
  const named = (blocks: readonly Block[], ending: string) =>
    Object.fromEntries(blocks.map(({ id, code }) => [`${id}.${ending}`, code]))

  it('TypeScript, strictly', () => {
    expect(compile('ts', named(of('ts'), 'ts'), { strict: true, exactOptionalPropertyTypes: true })).toBe('')
  })

  it('JavaScript, and the scripts of HTML', () => {
    const scripts = of('html').flatMap(({ id, code }) =>
      [...code.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, script = '']) => ({
        id,
        // In a page a package goes by its address; what is there has the same types.
        code: script.replace('./node_modules/vitrine/dist/index.js', 'vitrine')
      }))
    )
    expect(scripts.length).toBeGreaterThan(0)
    const files = named([...of('js'), ...(scripts as Block[])], 'js')
    expect(compile('js', files, { allowJs: true, checkJs: true, strict: false })).toBe('')
  })

  it('would see a mistake', () => {
    const wrong = { 'wrong.ts': `vitrine.trak('view_item')\nvitrine.rank(candidates, { slot: 'nowhere' })` }
    expect(compile('wrong', wrong, { strict: true }).match(/error TS/g)).toHaveLength(2)
  })
})

describe('JSON', () => {
  it.each(of('json').map(block => [block.id, block.code]))('%s', (_id, code) => {
    expect(typeof JSON.parse(code)).toBe('object')
  })
})

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const stages = [...read('scripts/lib/stages.mjs').matchAll(/name: '(\w+)'/g)].map(([, name = '']) => name)
const programs = /^(python3|sqlite3|node|VITRINE_BLESS=1)$/

/** What is wrong with a command; '' when what it names exists. */
function fault(command: string): string {
  const words = command.replace(/^(?:[A-Z_]+=\S+ )+/, '').split(/\s+/)
  const [program = '', verb = '', third = ''] = words
  if (program === 'npm') {
    const only = /--only=([\w,]+)/.exec(command)?.[1]?.split(',') ?? []
    const unknown = only.filter(stage => !stages.includes(stage))
    if (unknown.length > 0) return `npm test has no stage ${unknown}`
    const name = verb === 'run' ? words.slice(2).find(word => !word.startsWith('-')) : verb
    if (['init', 'install', 'pack', 'pkg', 'ci', 'publish'].includes(verb)) return ''
    return name && scripts[name] ? '' : `package.json has no script ${name}`
  }
  if (program === 'vitrine-backend') return backendFault(verb, words)
  if (program === 'cargo') {
    const test = /--test (\w+)/.exec(command)?.[1]
    const places = ['tests', 'backend/tests'].flatMap(folder => [`${folder}/${test}.rs`, `${folder}/${test}/main.rs`])
    return verb !== 'test' || !test || places.some(place => existsSync(root(place))) ? '' : `there is no test ${test}`
  }
  return programs.test(program) ? '' : `${program} ${verb} ${third}: a program that nobody vouches for`
}

const helps = new Map<string, string>()
function backendFault(verb: string, words: readonly string[]): string {
  if (verb === '' || verb.startsWith('<')) return ''
  if (!helps.has(verb)) {
    const backend = root('target/server/vitrine-backend')
    const { status, stdout } = spawnSync(backend, [verb, '--help'], { encoding: 'utf8' })
    helps.set(verb, status === 0 ? stdout : '')
  }
  if (!helps.get(verb)) return `vitrine-backend has no ${verb}`
  const options = words.filter(word => word.startsWith('--') && word !== '--help')
  const unknown = options.filter(option => !new RegExp(`${option}\\b(?!-)`).test(helps.get(verb) ?? ''))
  return unknown.length > 0 ? `vitrine-backend ${verb} has no ${unknown}` : ''
}

const commands = (code: string) =>
  code
    .split(/\n|&&/)
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(Boolean)

describe('commands', () => {
  it.each(of('sh').map(block => [block.id, block.code]))('%s', (_id, code) => {
    expect(commands(code).map(fault).filter(Boolean)).toEqual([])
  })

  it('those in the middle of sentences', () => {
    const inline = PAGES.flatMap(file =>
      Array.from(
        read(file).matchAll(/`((?:npm (?:run|test|start)|cargo test|vitrine-backend (?!listens)) ?[^`\n]*)`/g),
        ([, command = '']) => ({ file, command })
      )
    )
    const faults = inline.map(({ file, command }) => fault(command.replace(/\[|\]|…/g, '')) && `${file}: ${command}`)
    expect(inline.length).toBeGreaterThan(20)
    expect(faults.filter(Boolean)).toEqual([])
  })

  it('would see one that does not exist', () => {
    expect(
      ['npm run nothing', 'npm test -- --only=js,nothing', 'vitrine-backend serve --cataloge x', 'rm -rf /']
        .map(fault)
        .filter(Boolean)
    ).toHaveLength(4)
  })
})

it('markup names attributes that the sources know', () => {
  const folders = ['src', 'js']
  const sources = folders.flatMap(folder =>
    readdirSync(root(folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(rs|ts|css)$/.test(name))
      .map(name => read(`${folder}/${name}`))
  )
  const known = new Set(sources.join('\n').match(/data-vitrine-[a-z-]+/g))
  const named = PAGES.flatMap(file =>
    (read(file).match(/data-vitrine-[a-z]+(?:-[a-z]+)*(?=[="`\s\]])/g) ?? []).map(name => ({ file, name }))
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ name }) => !known.has(name))).toEqual([])
})
