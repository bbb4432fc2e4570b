/**
 * Everything a shop can write against, as one text: the entries and their declarations without comments. A change of it is a change of the
 * public interface: look at it, say it in CHANGELOG.md, and keep it with `npm run api`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')

/** Declarations as they count: without comments, empty lines and what leads to other files. */
function bare(declarations: string): string {
  return declarations
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '' && !line.startsWith('import ') && line !== 'export {};')
    .join('\n')
}

it('is what it was', async () => {
  const entries = Object.entries<string | { types: string }>(JSON.parse(read('package.json')).exports)
  const list = entries.map(([name, target]) => `${name} -> ${typeof target === 'string' ? target : target.types}`)
  const files = readdirSync(new URL('dist/', ROOT), { recursive: true, encoding: 'utf8' })
  const declarations = files.filter(name => name.endsWith('.d.ts')).sort()
  expect(declarations).toEqual(expect.arrayContaining(['index.d.ts', 'react.d.ts', 'server.d.ts', 'types.d.ts']))
  const parts = declarations.map(name => `// ${name}\n${bare(read(`dist/${name}`))}`)
  await expect(`${['// entries', ...list].join('\n')}\n\n${parts.join('\n\n')}\n`).toMatchFileSnapshot('api.txt')
})
