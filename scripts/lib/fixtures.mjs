// The small shops of tests/packaging/fixtures, each built with its own tools in .vitrine/packaging, where nothing else is touched.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packaging, unpackInto } from './packed.mjs'
import { at, work } from './paths.mjs'
import { attempt } from './run.mjs'
import { say, took } from './say.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

const folder = (...parts) => at('tests', 'packaging', 'fixtures', ...parts)
/** What all of them sell; copied into each. */
const shop = 'shop'
/** Installing waits for the network, building for a processor. */
const atOnce = 2
const limitSeconds = 240
const quiet = { NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }

const names = () => readdirSync(folder()).filter(name => name !== shop)

/** Makes every fixture, two at a time; what is up to date is left alone. Resolves to `[{ name, code, output }]`. */
export async function makeFixtures({ tarball, hash }) {
  const waiting = names()
  const results = []
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const start = performance.now()
      const result = await make(name, tarball, hash).catch(error => ({ code: 1, output: `${error.message}\n` }))
      if (result !== 'skipped') say(`  ${name}: ${result.code === 0 ? 'made' : 'failed'} (${took(start)})`)
      results.push({ name, ...(result === 'skipped' ? { code: 0, output: '' } : result) })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

async function make(name, tarball, hash) {
  const project = packaging(name)
  mkdirSync(project, { recursive: true })
  const said = []
  const command = async (program, args, env) => {
    const log = work('logs', `packaging-${name}.log`)
    const { code, output } = await attempt(program, args, { cwd: project, env, log, limitSeconds })
    said.push(output)
    if (code !== 0) throw new Error(`${name}: ${program} ${args.join(' ')} failed (${code})\n${said.join('')}`)
  }
  const locked = existsSync(folder(name, 'package-lock.json'))
  if (locked) await install(name, project, command)
  const sources = hashOf([folder(name), folder(shop), at('scripts', 'lib', 'fixtures.mjs')], [hash, process.version])
  const done = await unlessStamped(
    `packaging-${name}`,
    sources,
    [join(project, 'node_modules', 'vitrine')],
    async () => {
      clear(project)
      for (const from of [folder(shop), folder(name)]) cpSync(from, project, { recursive: true })
      await unpackInto(project, tarball)
      const builds = locked && JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).scripts?.build
      if (builds) await command('npm', ['run', '--silent', 'build'], quiet)
    }
  )
  return done ?? { code: 0, output: '' }
}

/** `npm ci`, when the locked versions are not those that are there. */
async function install(name, project, command) {
  const files = ['package.json', 'package-lock.json']
  const locked = hashOf(
    files.map(file => folder(name, file)),
    [process.versions.node]
  )
  await unlessStamped(`packaging-${name}-tools`, locked, [join(project, 'node_modules')], async () => {
    for (const file of files) cpSync(folder(name, file), join(project, file))
    await command('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'])
  })
}

/** Takes away what an earlier build left, but not the tools. */
function clear(project) {
  for (const name of readdirSync(project)) {
    if (name !== 'node_modules') rmSync(join(project, name), { recursive: true, force: true })
  }
}
