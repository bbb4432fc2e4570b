// The tarball that `npm publish` would send, and what is in it.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { work } from './paths.mjs'
import { run } from './run.mjs'

/** Where the fixtures of tests/packaging are built. */
export const packaging = (...parts) => work('packaging', ...parts)

/** Packs dist/ as it stands. Answers with the tarball's path, its hash, its files and its bytes unpacked. */
export async function pack() {
  mkdirSync(packaging(), { recursive: true })
  const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', packaging()]
  const output = await run('npm', args, { quiet: true })
  // npm 12 names the packages in an object, older ones list them; both may warn before.
  const told = JSON.parse(output.slice(output.search(/^[[{]/m)))
  const [{ filename, unpackedSize, files }] = Object.values(told)
  const tarball = packaging(filename)
  const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex')
  return { tarball, hash, unpackedSize, files: files.map(({ path, size }) => ({ path, size })) }
}

/** Puts the tarball into a project as `npm install <tarball>` would, without touching its lock file. */
export async function unpackInto(project, tarball) {
  const target = join(project, 'node_modules', 'vitrine')
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], { quiet: true })
}
