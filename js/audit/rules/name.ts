/** MIIT 4.1, WCAG 4.1.2 and 1.1.1: what can be used has a name, and pictures have words. */
import type { Rule } from '../rule.ts'

function isNamed(element: HTMLElement): boolean {
  const by = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  const { labels } = element as HTMLInputElement
  const words = [
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
    ...by.map(id => document.getElementById(id)?.textContent),
    ...[...(labels ?? [])].map(label => label.textContent),
    element.matches('input,select,textarea') ? '' : element.textContent,
    element.matches('input[type=submit],input[type=button],input[type=reset]')
      ? (element as HTMLInputElement).value
      : '',
    ...[...element.querySelectorAll('img[alt],svg title')].map(one => one.getAttribute('alt') ?? one.textContent)
  ]
  return words.some(word => word?.trim())
}

export const name: Rule = {
  name: 'name',
  check({ root, targets }) {
    const nameless = targets.filter(({ element }) => !isNamed(element)).map(({ element }) => element)
    const wordless = [...root.querySelectorAll<HTMLElement>('img:not([alt]):not([role=presentation])')]
    return [...nameless, ...wordless].map(element => ({ element, measured: 'no name', required: 'a name' }))
  }
}
