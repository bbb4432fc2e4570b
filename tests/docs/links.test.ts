/** Links between the pages lead somewhere, as GitHub reads them; the site's own are checked when it is built. */
import { existsSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { addressOf } from '../../docs/site/pages.mjs'
import { slug } from '../../docs/site/slug.mjs'
import { siteLinks } from '../../scripts/lib/doc-links.mjs'
import { PAGES, read } from './blocks.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const withoutCode = (text: string) => text.replace(/^ *```[\s\S]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '')

/** The anchors that GitHub makes of a page's headings. */
function anchors(text: string): Set<string> {
  const headings = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)
  return new Set(Array.from(headings, ([, heading = '']) => slug(heading)))
}
/** Links of a page that lead nowhere. */
function broken(file: string, text: string): string[] {
  const links = Array.from(withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target)
  return links.filter(link => {
    if (/^https?:/.test(link)) return false
    const [target = '', hash] = link.split('#')
    const path = target === '' ? file : normalize(join(dirname(file), target))
    if (!existsSync(join(root, path))) return true
    return hash !== undefined && !(statSync(join(root, path)).isFile() && anchors(read(path)).has(hash))
  })
}

it.each(PAGES)('%s', file => expect(broken(file, read(file))).toEqual([]))

it('would see a file and a heading that are not there', () => {
  const text = '[a](nowhere.md) [b](privacy.md#nothing) [c](privacy.md#in-one-paragraph) `[d](no)`'
  expect(broken('docs/look.md', text)).toEqual(['nowhere.md', 'privacy.md#nothing'])
})

it('in the site, pages have addresses and sources are named', () => {
  const text = '[one](../ARCHITECTURE.md#what-leaves), [the types](../js/types.ts)\n```sh\n[x](y.md)\n```\n'
  expect(siteLinks(text, 'docs/look.md')).toBe(
    '[one](architecture.md#what-leaves), the types (`js/types.ts`)\n```sh\n[x](y.md)\n```\n'
  )
  expect(siteLinks('[a](docs/look.md)', 'README.zh-CN.md')).toBe('[a](../look.md)')
  expect(() => siteLinks('[x](nowhere.md)', 'docs/look.md')).toThrow('not there')
})

it('every page in docs/ is in the site', () => {
  expect(PAGES.filter(file => !addressOf.has(file))).toEqual([])
})
