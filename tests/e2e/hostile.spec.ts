/** What is hostile or absurd: a shop's token file, a stored look, a wish. Nothing runs, nothing loads, and it is told. */
import { expect, test } from '@playwright/test'
import type { Vitrine } from '../../js/types.ts'
import { open, watchErrors } from './shop.ts'
import { servePage } from './static.ts'

const EVIL = '//evil.example/x'
const token = ($type: string, $value: unknown, role?: string) => ({
  $type,
  $value,
  ...(role ? { $extensions: { vitrine: { role } } } : {})
})

/** Every way into a style sheet or out of one that a file of tokens could try. */
const FILE = {
  good: token('color', '#123456', 'text'),
  ends: token('color', `red } body { background: url(${EVIL}) } :root { --x: red`),
  leaves: token('dimension', { value: 1, unit: 'px</style><img src=x onerror="window.hit = 1"><style>' }),
  imports: token('fontFamily', [`x"; @import "${EVIL}"; "`]),
  loads: token('fontFamily', `url(${EVIL})`),
  escapes: token('fontFamily', ['x\\22 ; } body { color: red }']),
  comments: token('number', '1; /*'),
  runs: token('color', `expression(alert(1))`),
  endless: token('dimension', { value: 1e308, unit: 'rem' }),
  nothing: token('dimension', { value: Number.NaN, unit: 'px' }),
  role: token('color', '#abcdef', '});body{color:red'),
  'a;b}': token('number', 1),
  '</style><script>window.hit = 1</script>': token('number', 1),
  circle: token('color', '{circle}')
}

test('a token file says colours, lengths and names, and nothing else gets into the page', async ({ page }) => {
  const { address, close } = await servePage('tokens.html')
  try {
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).host))
    await page.goto(address)
    const made = await page.evaluate(async file => {
      const at = '/dist/tokens.js'
      const { readTokens } = (await import(at)) as typeof import('../../js/tokens.ts')
      const { css, palette, problems } = readTokens(file)
      // As a shop's template would put it there, and as the browser understands it.
      document.head.insertAdjacentHTML('beforeend', `<style>${css}</style>`)
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [sheet]
      await new Promise(resolve => setTimeout(resolve, 200))
      const [rule] = sheet.cssRules as unknown as CSSStyleRule[]
      return {
        rules: sheet.cssRules.length,
        selector: rule?.selectorText,
        declared: Array.from(rule?.style ?? []),
        images: document.images.length,
        hit: (window as unknown as { hit?: number }).hit,
        colour: getComputedStyle(document.querySelector('#words') as Element).color,
        palette,
        problems: problems.map(({ path }) => path)
      }
    }, FILE)
    expect(made).toMatchObject({ rules: 1, selector: ':root', images: 0, colour: 'rgb(0, 0, 0)' })
    expect(made.hit).toBeUndefined()
    expect(made.declared).toEqual(['--good', '--role'])
    expect(made.palette).toEqual({ text: '#123456' })
    expect(made.problems.sort()).toEqual(
      Object.keys(FILE)
        .filter(name => !['good', 'role'].includes(name))
        .sort()
    )
    expect(asked.filter(host => host !== new URL(address).host)).toEqual([])
  } finally {
    await close()
  }
})

test('absurd wishes are clamped or dropped, told, and the page stays usable', async ({ page }) => {
  const errors = watchErrors(page)
  await open(page, '/')
  const { problems, chosen } = await page.evaluate(async () => {
    const all = (globalThis as unknown as Record<symbol, Map<string, Vitrine>>)[Symbol.for('vitrine')]
    const vitrine = [...(all?.values() ?? [])][0]
    await vitrine?.ready
    vitrine?.look.set({
      textScale: 1e9,
      lineHeight: -4,
      letterSpacing: Number.POSITIVE_INFINITY,
      wordSpacing: Number.NaN,
      columns: '3; } body { display: none }' as never,
      theme: '"><script>window.hit = 1</script>',
      font: 'url(//evil.example/x)' as never,
      elder: 'yes' as never,
      modules: { home: ['<img src=x onerror="window.hit = 1">', 'gone', 7] as never },
      __proto__: { polluted: true },
      nonsense: 1
    } as never)
    return { problems: vitrine?.look.problems(), chosen: vitrine?.look.get() }
  })
  expect(problems).toContainEqual({ code: 'clamped', field: 'textScale', used: 2 })
  expect(problems).toContainEqual({ code: 'clamped', field: 'lineHeight', used: 1.1 })
  for (const field of ['theme', 'font', 'columns', 'elder', 'wordSpacing'])
    expect(problems).toContainEqual({ code: 'unknown_value', field })
  expect(problems).toContainEqual({ code: 'unknown_field', field: 'nonsense' })
  expect(chosen).toMatchObject({ textScale: 2, lineHeight: 1.1 })
  const style = (await page.locator('html').getAttribute('style')) ?? ''
  expect(style).toMatch(/^(--vitrine-[a-z-]+: [\d.]+; ?)+$/)
  await expect(page.locator('html')).not.toHaveAttribute('data-vitrine-elder')
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined()
  await page.reload()
  await expect(page.locator('#for-you .card-title').first()).toBeVisible()
  expect(errors).toEqual([])
})

test('a stored look that somebody tampered with does nothing', async ({ page }) => {
  const errors = watchErrors(page)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).host))
  await page.addInitScript(() =>
    localStorage.setItem(
      'vitrine:gift-shop:look',
      JSON.stringify({
        p: { theme: 'url(//evil.example/x)', textScale: 99 },
        a: {
          onload: 'window.hit = 1',
          'data-vitrine-theme': '"><img src=x onerror=window.hit=1>',
          style: 'display:none'
        },
        s: { background: 'url(//evil.example/x)', '--vitrine-text-scale': '2;} body{display:none', display: 'none' }
      })
    )
  )
  await open(page, '/')
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined()
  await expect(page.locator('html')).not.toHaveAttribute('onload')
  expect((await page.locator('html').getAttribute('style')) ?? '').not.toMatch(/url|display|\}/)
  expect(new Set(asked).size).toBe(1)
  expect(errors).toEqual([])
})
