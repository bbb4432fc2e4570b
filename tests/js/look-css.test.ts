/** The themes of `vitrine/look.css` are readable by WCAG's figures, without any correction. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colourOf, contrast } from '../../js/audit/colour.ts'

const css = readFileSync('js/css/look.css', 'utf8')

function colours(theme: string): Record<string, string> {
  const [, block = ''] = new RegExp(`\\[data-vitrine-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css) ?? []
  return Object.fromEntries(
    [...block.matchAll(/--vitrine-color-([a-z-]+): (#[\da-f]{6})/g)].map(([, role, hex]) => [role, hex])
  )
}

const rgb = (hex = '') => {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
  return colourOf(`rgb(${red}, ${green}, ${blue})`)
}

describe.each(['light', 'dark', 'contrast', 'sepia'])('theme %s', theme => {
  const all = colours(theme)
  it('has every role', () => expect(Object.keys(all)).toHaveLength(9))

  it.each(['text', 'muted', 'accent', 'danger'])('%s reaches 7:1 on both grounds', role => {
    for (const ground of ['background', 'surface'])
      expect(contrast(rgb(all[role]), rgb(all[ground]))).toBeGreaterThanOrEqual(7)
  })

  it('text on the accent reaches 7:1, borders and focus 3:1', () => {
    expect(contrast(rgb(all['on-accent']), rgb(all.accent))).toBeGreaterThanOrEqual(7)
    for (const role of ['border', 'focus'])
      for (const ground of ['background', 'surface'])
        expect(contrast(rgb(all[role]), rgb(all[ground]))).toBeGreaterThanOrEqual(3)
  })
})

it('contrast is what WCAG says', () => {
  expect(contrast(rgb('#767676'), rgb('#ffffff'))).toBeCloseTo(4.54, 2)
  expect(contrast(rgb('#000000'), rgb('#ffffff'))).toBe(21)
})
