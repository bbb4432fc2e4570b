// Skipping too little costs a minute; skipping too much serves an old shop.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { older } from '../../scripts/lib/machine.mjs'
import { work } from '../../scripts/lib/paths.mjs'
import { filesBelow, hashOf, unlessStamped } from '../../scripts/lib/stamp.mjs'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-stamp-'))
const file = (name, text) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
afterEach(() => rmSync(work('stamps', 'of-a-test'), { force: true }))

test('the hash changes with content, name, facts and new files, and with nothing else', () => {
  file('a.txt', 'one')
  const before = hashOf([folder], ['fact'])
  expect(hashOf([folder], ['fact'])).toBe(before)
  expect(hashOf([folder], ['another'])).not.toBe(before)
  file('a.txt', 'two')
  const changed = hashOf([folder], ['fact'])
  expect(changed).not.toBe(before)
  file('b.txt', '')
  expect(hashOf([folder], ['fact'])).not.toBe(changed)
})

test('build products are no inputs', () => {
  mkdirSync(join(folder, 'dist'))
  file('dist/index.js', '')
  expect(filesBelow(folder).some(path => path.includes('dist'))).toBe(false)
})

test('work is done again when inputs or products changed, or it failed', async () => {
  const product = file('product', '')
  const build = vi.fn(async () => {})
  const run = hash => unlessStamped('of-a-test', hash, [product], build)
  await run('1')
  expect(await run('1')).toBe('skipped')
  await run('2')
  rmSync(product)
  await run('2')
  expect(build).toHaveBeenCalledTimes(3)
  file('product', '')
  const broken = unlessStamped('of-a-test', '3', [product], () => Promise.reject(new Error('no disk')))
  await expect(broken).rejects.toThrow('no disk')
  expect(await run('3')).not.toBe('skipped')
})

test('versions are compared as numbers', () => {
  expect(older('1.85.9', '1.86.0')).toBe(true)
  expect(older('1.100.0', '1.86.0')).toBe(false)
  expect(older('20.19.0', '20.19.0')).toBe(false)
  expect(older('20.20.2', '20.19.0')).toBe(false)
  expect(older('9.9.9', '10.0')).toBe(true)
})
