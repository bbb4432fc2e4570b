import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTokens } from '../../js/tokens.ts'

const ours = (role: string) => ({ $extensions: { vitrine: { role } } })

const SHOP = {
  $description: 'A shop.',
  color: {
    $type: 'color',
    paper: { $value: { colorSpace: 'srgb', components: [0.984, 0.973, 0.953], hex: '#fbf8f3' }, ...ours('background') },
    ink: { $value: '#2a2724', ...ours('text') },
    brand: { $value: { colorSpace: 'oklch', components: [0.45, 0.09, 190], hex: '#1f5c57' }, ...ours('accent') },
    veil: { $value: { colorSpace: 'srgb', components: [0, 0, 0], alpha: 0.4 } },
    link: { $value: '{color.brand}' }
  },
  text: { $type: 'dimension', m: { $value: { value: 1, unit: 'rem' }, ...ours('text-size') }, old: { $value: '16px' } },
  space: { m: { $type: 'dimension', $value: { value: 12, unit: 'px' }, ...ours('space') } },
  button: { height: { $type: 'dimension', $value: { value: 44, unit: 'px' }, ...ours('target') } },
  leading: { $type: 'number', $value: 1.5, ...ours('line-height') },
  body: { $type: 'fontFamily', $value: ['Noto Sans', '思源黑体', 'sans-serif'], ...ours('font') },
  bold: { $type: 'fontWeight', $value: 'semi-bold' },
  fast: { $type: 'duration', $value: { value: 150, unit: 'ms' } }
}

describe('a design-token file', () => {
  it('becomes custom properties that follow the look', () => {
    const { css, palette, problems } = readTokens(SHOP)
    expect(problems).toEqual([])
    expect(css).toBe(`:root {
  --color-paper: var(--vitrine-color-background, #fbf8f3);
  --color-ink: var(--vitrine-color-text, #2a2724);
  --color-brand: var(--vitrine-color-accent, oklch(0.45 0.09 190));
  --color-veil: color(srgb 0 0 0 / 0.4);
  --color-link: oklch(0.45 0.09 190);
  --text-m: calc(1rem * var(--vitrine-text-scale, 1));
  --text-old: 16px;
  --space-m: calc(12px * var(--vitrine-density, 1));
  --button-height: max(44px, var(--vitrine-target, 0px));
  --leading: var(--vitrine-line-height, 1.5);
  --body: var(--vitrine-font, "Noto Sans", "思源黑体", sans-serif);
  --bold: 600;
  --fast: 150ms;
}
`)
    expect(palette).toEqual({ background: '#fbf8f3', text: '#2a2724', accent: '#1f5c57' })
  })

  it.each([
    ['a value that ends the rule', { $type: 'color', $value: 'red; } body { background: url(//evil.example)' }],
    ['a function that loads', { $type: 'fontFamily', $value: ['x"; src: url(//evil.example); "'] }],
    ['a script', { $type: 'dimension', $value: { value: 1, unit: 'px</style><script>alert(1)</script>' } }],
    ['a number that is text', { $type: 'number', $value: '1}' }],
    ['a colour space nobody knows', { $type: 'color', $value: { colorSpace: 'url(x) ', components: [0, 0, 0] } }],
    ['components that are text', { $type: 'color', $value: { colorSpace: 'srgb', components: ['0', '0', ')'] } }],
    ['a type nobody knows', { $type: 'css', $value: 'red' }],
    ['an alias in a circle', { $type: 'color', $value: '{bad}' }],
    ['a prototype', { $type: 'fontWeight', $value: 'constructor' }]
  ])('leaves out %s, and says so', (_, token) => {
    const { css, problems } = readTokens({ bad: token, good: { $type: 'number', $value: 1 } })
    expect(css).toBe(':root {\n  --good: 1;\n}\n')
    expect(problems.map(({ path }) => path)).toEqual(['bad'])
  })

  it('leaves out names that are none', () => {
    const { css, problems } = readTokens(
      JSON.parse(
        '{"a;b":{"$type":"number","$value":1},"</style>":{"x":{"$value":1}},"__proto__":{"y":{"$type":"number","$value":2}}}'
      )
    )
    expect(css).toBe(':root {\n  --__proto__-y: 2;\n}\n')
    expect(problems.map(({ code }) => code)).toEqual(['bad_name', 'bad_name'])
    expect(({} as { y?: unknown }).y).toBeUndefined()
  })

  it('ends with files that do not', () => {
    let deep: object = { $type: 'number', $value: 1 }
    for (let i = 0; i < 100_000; i++) deep = { a: deep }
    expect(readTokens(deep).problems).toHaveLength(1)
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`t${i}`, { $type: 'number', $value: i }]))
    expect(readTokens(wide).problems).toEqual([{ path: '', code: 'too_much' }])
  })

  it('writes nothing but declarations, whatever it reads', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('url(x)', '}', ';', '</style>', '{a}', '"', '#fff', '1px', '\\'))
    const value = fc.oneof(
      text,
      fc.double(),
      fc.array(text),
      fc.record({ value: fc.double(), unit: text }),
      fc.record({ colorSpace: text, components: fc.array(fc.oneof(fc.double(), text)), alpha: fc.double() })
    )
    const token = fc.record({
      $type: fc.constantFrom('color', 'dimension', 'fontFamily', 'fontWeight', 'number', 'duration', 'x'),
      $value: value
    })
    const DECLARATION = /^ {2}--[A-Za-z0-9_-]+: [^;{}<>\\]*;$/
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(token, fc.dictionary(text, token))), file => {
        const lines = readTokens(file).css.split('\n').slice(1, -2)
        for (const line of lines.filter(Boolean)) {
          expect(line).toMatch(DECLARATION)
          expect(line).not.toMatch(/url|expression|@|\/\*/i)
        }
      }),
      { numRuns: 2000 }
    )
  })
})
