/** The tarball as npm installs it, and its entries in Node: importing does nothing, and a server's process ends by itself. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { fixture } from './serve.ts'

const MOST_BYTES = 1024 * 1024

/** Imports each in turn; tells what that added to the world, and what it gave. */
const IMPORT_ALL = `
const names = JSON.parse(process.argv[1])
const world = () => [...Object.getOwnPropertyNames(globalThis), ...Object.getOwnPropertySymbols(globalThis).map(String)]
const before = new Set(world())
const given = {}
for (const name of names) given[name] = Object.keys(await import(name)).sort()
const handles = process.getActiveResourcesInfo().filter(kind => !/^(TTY|Pipe)Wrap$|^CloseReq$|^FSReqPromise$/.test(kind))
console.log(JSON.stringify({ given, added: world().filter(name => !before.has(name)), handles }))`

function importAll(cwd: string, names: readonly string[]) {
  const args = ['--input-type=module', '-e', IMPORT_ALL, JSON.stringify(names)]
  // Playwright's own wish for colour would make Node complain about ours.
  const { FORCE_COLOR: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8', timeout: 20_000 })
  return { status, said: stderr, ...(stdout ? JSON.parse(stdout) : {}) }
}

const manifest = () => JSON.parse(readFileSync(fixture('plain', 'node_modules', 'vitrine', 'package.json'), 'utf8'))
/** Every entry that is a script, under its public name. */
const scripts = (): string[] =>
  Object.entries<string | { default: string }>(manifest().exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([name]) => name.replace('.', 'vitrine'))

test('installs from the tarball, without dependencies, and importing does nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-install-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    const args = [
      'install',
      process.env.VITRINE_TARBALL ?? '',
      '--offline',
      '--no-audit',
      '--no-fund',
      '--loglevel=error'
    ]
    execFileSync('npm', args, { cwd: folder, stdio: 'pipe' })
    expect(readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual(['vitrine'])
    // React is the shop's own: without it that one entry is not for them.
    const entries = scripts().filter(name => name !== 'vitrine/react')
    const { status, said, given, added, handles } = importAll(folder, entries)
    expect({ status, said, added, handles }).toEqual({ status: 0, said: '', added: [], handles: [] })
    expect(given.vitrine).toEqual(['createVitrine'])
    expect(given['vitrine/server']).toEqual(['decodeReport', 'experimentArm'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('where React is, every entry can be imported in Node', () => {
  const { status, said, given, added } = importAll(fixture('next'), scripts())
  expect({ status, said, added }).toEqual({ status: 0, said: '', added: [] })
  expect(given['vitrine/react']).toEqual(
    expect.arrayContaining(['VitrineProvider', 'useLook', 'useRank', 'useVitrine'])
  )
})

test('holds what a licence asks for and nothing that is not for shops', () => {
  const told = execFileSync('tar', ['-tvzf', process.env.VITRINE_TARBALL ?? ''], { encoding: 'utf8' })
  const files = Array.from(told.matchAll(/(\d+) +\S+ +\S+ +package\/(.+)$/gm), ([, bytes, path]) => ({
    path,
    bytes: Number(bytes)
  }))
  const paths = files.map(({ path }) => path ?? '')
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE-MIT',
      'LICENSE-APACHE',
      'THIRD-PARTY.md',
      'README.md',
      'CHANGELOG.md',
      'package.json'
    ])
  )
  expect(paths.filter(path => !/^(dist\/|LICENSE-|THIRD-PARTY|README|CHANGELOG|package\.json)/.test(path))).toEqual([])
  expect(paths.filter(path => path.endsWith('.map'))).toEqual([])
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES)
  const { dependencies, publishConfig, peerDependenciesMeta } = manifest()
  expect(dependencies).toBeUndefined()
  expect(publishConfig.provenance).toBe(true)
  expect(peerDependenciesMeta.react.optional).toBe(true)
})
