/** DESIGN's direction of dependencies in TypeScript: the engine's chunk is lazy and knows nothing of the facade. */
import { posix } from 'node:path'
import type { Source } from './sources.ts'

/** One import: what is named, where it leads, and whether it is gone at run time or asked for only when needed. */
interface Edge {
  target: string
  kind: 'static' | 'type' | 'dynamic'
}

/** The one file that loads the engine's chunk. */
const loader = 'js/load.ts'
/** The public types: the only thing both sides know. */
const sharedTypes = 'js/types.ts'

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

function edges({ path, text }: Source): Edge[] {
  const source = withoutComments(text)
  const resolve = (name: string): string => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name)
  const named = [...source.matchAll(/\b(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g)]
  const bare = [...source.matchAll(/\bimport\s*['"]([^'"]+)['"]/g)]
  const dynamic = [...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)]
  return [
    ...named.map(match => ({ target: resolve(match[2] ?? ''), kind: match[1] ? 'type' : 'static' }) as const),
    ...bare.map(match => ({ target: resolve(match[1] ?? ''), kind: 'static' }) as const),
    ...dynamic.map(match => ({ target: resolve(match[1] ?? ''), kind: 'dynamic' }) as const)
  ]
}

const inEngine = (path: string): boolean => path.startsWith('js/engine/')

function breach(path: string, { target, kind }: Edge): string | undefined {
  if (!target.startsWith('js/') && path.startsWith('js/')) return foreign(path, target)
  if (inEngine(path) && !inEngine(target) && !(kind === 'type' && target === sharedTypes)) {
    return `${path}: the engine's chunk must not import ${target}, only the types of ${sharedTypes}`
  }
  if (!inEngine(path) && inEngine(target)) {
    if (kind === 'static')
      return `${path}: ${target} belongs to the engine's chunk and may only be imported dynamically`
    if (kind === 'dynamic' && path !== loader) return `${path}: only ${loader} loads the engine's chunk`
  }
  return undefined
}

/** The package has no dependencies: what a shop installs is what stands here. Whoever imports `vitrine/react` has React. */
function foreign(path: string, target: string): string | undefined {
  return target.startsWith('vitrine:') || (target === 'react' && path.startsWith('js/react/'))
    ? undefined
    : `${path}: must not import ${target}, the package has no dependencies`
}

/** Every breach in `js/`, in words. */
export function packageBreaches(files: readonly Source[]): string[] {
  const wrong = files.flatMap(file => edges(file).flatMap(edge => breach(file.path, edge) ?? []))
  const address = files.filter(({ text }) => /new URL\(\s*['"]\.\/engine(-rest)?\.wasm['"]/.test(withoutComments(text)))
  const names = address.map(file => file.path).join(', ')
  return address.length === 1
    ? wrong
    : [...wrong, `new URL('./engine.wasm', ...) must stand in one file, with its rest, stands in: ${names}`]
}

/** Every import of the demo that a shop could not write: it uses the package by its public name and nothing behind it. */
export function demoBreaches(files: readonly Source[]): string[] {
  const outside = (target: string): boolean =>
    target.startsWith('..') || /^(js|dist|src|scripts|backend)\//.test(target)
  return files.flatMap(file =>
    edges(file)
      .filter(edge => outside(edge.target))
      .map(edge => `${file.path}: reaches into ${edge.target} instead of importing 'vitrine'`)
  )
}
