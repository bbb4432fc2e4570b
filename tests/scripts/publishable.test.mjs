import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { missing } from '../../scripts/publishable.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const whole = {
  version: '0.1.0',
  repository: { type: 'git', url: 'git+https://code.example/vitrine.git' },
  homepage: 'https://vitrine.example',
  bugs: 'https://code.example/vitrine/issues'
}
const changes = '## [0.1.0] - 2026-12-01\n'

it('lets pass what has everything', () => expect(missing(whole, changes, true)).toEqual([]))

it.each(['repository', 'homepage', 'bugs'])('refuses without %s', name => {
  expect(missing({ ...whole, [name]: undefined }, changes, true)).toHaveLength(1)
  expect(missing({ ...whole, [name]: { url: '' } }, changes, true)).toHaveLength(1)
})

it('refuses a version without a date, and one that is not built', () => {
  expect(missing(whole, '## [Unreleased] - 0.1.0\n', true)).toHaveLength(1)
  expect(missing(whole, changes, false)).toHaveLength(1)
})

it('is what npm publish runs, and it refuses while there is no address', () => {
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  expect(manifest.scripts.prepublishOnly).toBe('node scripts/publishable.mjs')
  const { status, stderr } = spawnSync(process.execPath, ['scripts/publishable.mjs'], { cwd: root, encoding: 'utf8' })
  const refuses = manifest.repository === undefined
  expect({ status, refusal: stderr.includes('"repository"') }).toEqual({
    status: refuses ? 1 : status,
    refusal: refuses
  })
})
