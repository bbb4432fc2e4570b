// Skipping work whose inputs have not changed: a stamp holds the hash of the inputs of the last run that succeeded.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root, work } from './paths.mjs'

const skipped = new Set(['node_modules', 'target', 'dist', 'generated', '.git', '.vitrine', 'test-results'])

/** All files below `path` (or the file itself), in a fixed order; build products are left out. */
export function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path).sort()
  return entries.filter(name => !skipped.has(name)).flatMap(name => filesBelow(join(path, name)))
}

/** One hash over the contents and names of files and directories, and over the `facts` (versions, flags). */
export function hashOf(paths, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts))
  for (const file of paths.flatMap(filesBelow)) {
    const content = readFileSync(file)
    hash.update(`\0${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

const stampFile = name => work('stamps', name)

/**
 * Runs `build` unless the last successful run of `name` had the same hash and all `outputs` exist.
 * Returns 'skipped' when there was nothing to do, so that it can be handed to `step`.
 */
export async function unlessStamped(name, hash, outputs, build) {
  const stamp = stampFile(name)
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every(existsSync)
  if (fresh) return 'skipped'
  rmSync(stamp, { force: true })
  await build()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
