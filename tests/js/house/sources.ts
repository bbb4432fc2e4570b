/** Reads the sources the way the rules of the house want to see them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A source file: its path from the project's root, with slashes, and its text. */
export interface Source {
  path: string
  text: string
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const products = new Set(['generated', 'node_modules', 'dist', 'target', 'results', 'report'])

function below(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return products.has(entry.name) ? [] : below(join(folder, entry.name))
    return [join(folder, entry.name)]
  })
}

/** All files below `folder` whose name ends with one of `endings`. */
export function sources(folder: string, endings: readonly string[]): Source[] {
  const files = below(join(root, folder)).filter(file => endings.some(ending => file.endsWith(ending)))
  return files.map(file => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
}
