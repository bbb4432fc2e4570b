import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { VERSION } from '../../js/version.ts'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

it('has one version in JavaScript, npm and Cargo', () => {
  expect(VERSION).toBe(JSON.parse(read('package.json')).version)
  expect(read('Cargo.toml')).toMatch(new RegExp(`^version = "${VERSION.replaceAll('.', '\\.')}"$`, 'm'))
})
