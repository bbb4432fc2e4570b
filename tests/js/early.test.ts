import { brotliCompressSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'

const [script] = buildSync({
  entryPoints: ['js/early.ts'],
  bundle: true,
  format: 'iife',
  minify: true,
  write: false
}).outputFiles
const KEY = 'vitrine:gift-shop:look'
const DARK = { p: { theme: 'dark' }, a: { 'data-vitrine-theme': 'dark' }, s: { '--vitrine-text-scale': '1.4' } }

/** Opens a page with `stored` in localStorage whose head runs the script, and gives its <html>. */
function page(stored: Record<string, string>, attributes = 'data-shop="gift-shop"', body?: string) {
  const window = new Window({
    url: 'https://shop.example/',
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true }
  })
  const errors: unknown[] = []
  window.addEventListener('error', event => errors.push(event))
  for (const [key, value] of Object.entries(stored)) window.localStorage.setItem(key, value)
  window.document.write(
    `<html><head><script ${attributes}>${script?.text}</script></head><body>${body ?? ''}</body></html>`
  )
  if (body !== undefined) window.document.dispatchEvent(new window.Event('DOMContentLoaded'))
  const root = window.document.documentElement
  expect(errors).toEqual([])
  return root
}

describe('the pre-paint script', () => {
  it('applies the remembered look to <html>', () => {
    const root = page({ [KEY]: JSON.stringify(DARK) })
    expect(root.getAttribute('data-vitrine-theme')).toBe('dark')
    expect(root.style.getPropertyValue('--vitrine-text-scale')).toBe('1.4')
  })

  it('applies what it comes to on the device as it is set now', () => {
    const v = [
      { m: 'print', a: { 'data-vitrine-theme': 'contrast' } },
      { m: 'screen', a: { 'data-vitrine-theme': 'dark' } }
    ]
    const light = { a: { 'data-vitrine-theme': 'light' }, s: {}, p: { theme: 'system' } }
    expect(page({ [KEY]: JSON.stringify({ ...light, v }) }).getAttribute('data-vitrine-theme')).toBe('dark')
    expect(page({ [KEY]: JSON.stringify({ ...light, v: v.slice(0, 1) }) }).getAttribute('data-vitrine-theme')).toBe(
      'light'
    )
  })

  it('puts modules in order before they are seen, the shopper’s own before what is used', () => {
    const sections = ['a', 'b', 'c']
      .map(name => `<section data-vitrine-module="${name}" data-vitrine-movable></section>`)
      .join('')
    const zones = `<main data-vitrine-modules="home">${sections}</main><aside data-vitrine-modules="side">${sections}</aside>`
    const used = JSON.stringify({ home: ['b', 'a'], side: ['c', 'a', 'b'] })
    const own = JSON.stringify({ a: {}, s: {}, p: { modules: { home: ['c', 'b', 'a'] } } })
    const root = page({ [KEY]: own, 'vitrine:gift-shop:used': used }, undefined, zones)
    const names = [...root.querySelectorAll('section')].map(section => section.dataset.vitrineModule).join('')
    expect(names).toBe('cbacab')
    expect(root.getAttributeNames()).toEqual([])
    expect(page({ [KEY]: own }).getAttribute('data-vitrine-order')).toBe('waiting')
    for (const orders of ['{"home":5}', '{"home":["__proto__"]}', '[]', '"x"'])
      expect(
        page({ [KEY]: '{}', 'vitrine:gift-shop:used': orders }, undefined, zones).querySelectorAll('section')
      ).toHaveLength(6)
  })

  it('finds the only shop by itself, and guesses nothing among several', () => {
    const look = JSON.stringify(DARK)
    expect(page({ [KEY]: look, other: '1' }, '').getAttribute('data-vitrine-theme')).toBe('dark')
    expect(page({ [KEY]: look, 'vitrine:b:look': look }, '').hasAttribute('data-vitrine-theme')).toBe(false)
    expect(page({ 'vitrine:b:look': look }).hasAttribute('data-vitrine-theme')).toBe(false)
  })

  it('applies nothing that is not ours', () => {
    const root = page({
      [KEY]: JSON.stringify({
        a: { onclick: 'alert(1)', class: 'x', 'data-other': 'x', 'data-vitrine-a b': 'x', 'data-vitrine-elder': 'on' },
        s: {
          color: 'red',
          '--shop-red': 'x',
          '--vitrine-bad': 'url(https://evil.example)',
          '--vitrine-text-scale': 1.5
        }
      })
    })
    expect(root.getAttributeNames().sort()).toEqual(['data-vitrine-elder', 'style'])
    expect(root.getAttribute('style')).toMatch(/^--vitrine-text-scale:\s*1\.5;?$/)
  })

  it.each([
    '',
    'null',
    '5',
    '"x"',
    '[]',
    '{',
    '{"a":5,"s":"--vitrine-x"}',
    '{"a":null,"s":null}',
    '{"a":{"data-vitrine-theme":{"x":1}}}',
    `{"a":{"data-vitrine-theme":"${'x'.repeat(65)}"}}`
  ])('does nothing with %s', stored => {
    expect(page({ [KEY]: stored }).getAttributeNames()).toEqual([])
  })

  it('fits in a kilobyte', () => {
    expect(brotliCompressSync(script?.contents ?? new Uint8Array(9999)).length).toBeLessThan(1024)
  })
})
