/**
 * Puts the shared head, header and footer into every page when it is built, so that they are there at the first paint and
 * nothing moves: `<!-- shop:header -->` is `shell/header.html`, `<!-- shop:cards 12 -->` are twelve empty cards.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { DEPARTMENTS } from '../data/kinds.mjs'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

/** The pre-paint script of the package, as any shop would inline it. */
function earlyScript(): string {
  const path = createRequire(import.meta.url).resolve('vitrine/early')
  const script = readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, '')
  return `<script data-shop="gift-shop">${script.trim()}</script>`
}

const department = (name: string) =>
  `<li><a href="/category/${encodeURIComponent(name)}">${name.replace('&', '&amp;')}</a></li>`

/** A tile of the home page; its picture is drawn and its count filled in when the page runs. */
const tile = (name: string) =>
  `<li><a class="department" data-department="${name.replace('&', '&amp;')}" href="/category/${encodeURIComponent(name)}"><span class="department-picture"></span>` +
  `<span class="department-name">${name.replace('&', '&amp;')}</span><span class="department-count">&nbsp;</span></a></li>`

const emptyCard =
  '<li class="card card-empty" aria-hidden="true"><div class="card-body"><span class="card-picture"></span>' +
  '<span class="card-title"></span><span class="card-price"></span><span class="card-reason"></span></div></li>'

/** A place of a list that is yet to come. */
const emptyPlace =
  '<li aria-hidden="true"><span class="compare-place"></span><span class="compare-picture"></span></li>'

function part(name: string, argument: string): string {
  if (name === 'early') return earlyScript()
  if (name === 'consent') return `<script>${read('../src/head/consent.js').trim()}</script>`
  if (name === 'departments') return DEPARTMENTS.map(department).join('')
  if (name === 'tiles') return DEPARTMENTS.map(tile).join('')
  if (name === 'places') return emptyPlace.repeat(Number(argument))
  if (name === 'cards') return emptyCard.repeat(Number(argument))
  return read(`../shell/${name}.html`)
}

const fill = (html: string): string => {
  const filled = html.replace(/<!-- shop:([a-z]+)(?: (\d+))? -->/g, (_, name: string, argument = '') =>
    part(name, argument)
  )
  return filled === html ? html : fill(filled)
}

/** The plugin. */
export const shell = (): Plugin => ({
  name: 'shop-shell',
  transformIndexHtml: { order: 'pre', handler: fill }
})
