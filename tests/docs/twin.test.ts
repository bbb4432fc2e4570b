/** README.md and its Chinese twin say the same: as many headings and rows, the same code, the same names, links and numbers. */
import { expect, it } from 'vitest'
import { blocksOf, read } from './blocks.ts'

const parts = (file: string) => {
  const text = read(file)
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '')
  const all = (pattern: RegExp, from = prose) => (from.match(pattern) ?? []).sort()
  // Twins name each other, and languages have their own order of words.
  const links = all(/(?<=\]\()[^)]+(?=\))/g).filter(link => !link.startsWith('README'))
  return {
    headings: all(/^#+(?= )/gm),
    rows: all(/^\|/gm).length,
    points: all(/^- /gm).length,
    code: blocksOf(file, text).map(({ lang, code }) => [lang, code]),
    names: all(/`[^`\n]+`/g),
    links,
    numbers: all(/\d+(?:\.\d+)*/g)
  }
}

it('README.zh-CN.md has what README.md has', () => {
  const [english, chinese] = [parts('README.md'), parts('README.zh-CN.md')]
  expect(english.code.length).toBeGreaterThan(4)
  expect(english.numbers.length).toBeGreaterThan(30)
  expect(chinese).toEqual(english)
})

it('the comparison has the sizes of README.md', () => {
  const size = (part: string) => read('README.md').match(`\\| ${part} \\| ([\\d.]+) \\|`)?.[1]
  expect(read('docs/comparison.md')).toContain(
    `| ${size('facade')}, then ${size('engine.wasm')} and ${size('engine-rest.wasm')} later |`
  )
})

it('they name each other', () => {
  expect(read('README.md')).toContain('[中文](README.zh-CN.md)')
  expect(read('README.zh-CN.md')).toContain('[English](README.md)')
})
