import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { SERIES, VERSION } from '../../js/version.ts'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

it('has types first in every condition of every entry', () => {
  for (const [name, target] of Object.entries<string | object>(JSON.parse(read('package.json')).exports)) {
    if (typeof target === 'object') expect(Object.keys(target), name).toEqual(['types', 'default'])
  }
})

it('has one version in JavaScript, npm and Cargo', () => {
  expect(VERSION.replace(/\d+$/, '')).toBe(SERIES)
  expect(VERSION).toBe(JSON.parse(read('package.json')).version)
  expect(JSON.parse(read('package-lock.json')).packages['']).toMatchObject({ name: 'vitrine', version: VERSION })
  expect(read('CHANGELOG.md')).toContain(`] - ${VERSION}\n`)
  expect(read('Cargo.toml')).toMatch(new RegExp(`^version = "${VERSION.replaceAll('.', '\\.')}"$`, 'm'))
})
