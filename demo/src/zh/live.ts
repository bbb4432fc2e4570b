/**
 * On a Chinese page, what the shop's scripts write is put into Chinese before it is painted: observers run in the same task as
 * what they observe.
 */
import { inChinese } from './words.ts'

const SPOKEN = ['aria-label', 'placeholder', 'title']

function translate(node: Node): void {
  if (node instanceof Text) {
    const said = inChinese(node.data)
    if (said !== node.data) node.data = said
  } else if (
    node instanceof Element &&
    !node.matches('script,style,vitrine-look,vitrine-survey,vitrine-inspector,svg')
  ) {
    for (const name of SPOKEN) {
      const value = node.getAttribute(name)
      const said = value === null ? null : inChinese(value)
      if (said !== null && said !== value) node.setAttribute(name, said)
    }
    for (const child of node.childNodes) translate(child)
  }
}

/** Starts it on a Chinese page, which was built in Chinese; does nothing on others. */
export function startChinese(): void {
  if (document.documentElement.lang !== 'zh-CN') return
  new MutationObserver(records => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') for (const node of addedNodes) translate(node)
      else translate(target)
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: SPOKEN })
}
