/** Breadcrumbs. */
import { byId, h } from '../dom.ts'
import { categoryAddress, language } from '../words.ts'

/** The way from home to here through `categories`. */
export function crumbs(categories: readonly string[], here: string): void {
  const way = [
    h('a', { href: `${language()}/` }, 'Home'),
    ...categories.map(name => h('a', { href: categoryAddress(name) }, name))
  ]
  const items = [...way, h('span', { 'aria-current': 'page' }, here)].map(step => h('li', {}, step))
  byId('crumbs').replaceChildren(h('ol', {}, ...items))
}
