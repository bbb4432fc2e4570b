/** A Chinese page is Chinese from head to foot, for the eye and for the ear: only names and titles of articles are data. */
import { expect, type Page, test } from '@playwright/test'
import { open, openKnown, PAGES, withCart } from './shop.ts'

/** Where data stands: titles, kinds, what was searched for, and the source of the catalogue. */
const DATA = [
  'script,style,svg,pre,.elder-word,.logo-name,.card-title,.chip,.line-title,.card-not,.card-add,.crumbs li + li',
  '.facts a,.product h1,.departments a,.tag-label,.level-preview,.tag-evidence,.languages,.compare-words a,.calls code,.footer-base a,.footer-base em'
].join(',')
const NAMES = /^(Finch & Parcel|, Daqing Chen, 2015, UCI Machine Learning Repository,|Aa)$/

const english = (page: Page): Promise<string[]> =>
  page.evaluate(data => {
    const said: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(data)) said.push(node.textContent?.trim() ?? '')
    for (const name of ['aria-label', 'placeholder', 'title'])
      for (const element of document.querySelectorAll(`[${name}]`)) said.push(element.getAttribute(name) ?? '')
    const panel = document.querySelector('vitrine-look')?.shadowRoot
    for (const element of panel?.querySelectorAll('button,legend,label > span,summary,option') ?? [])
      said.push(element.textContent?.trim() ?? '')
    return said.filter(text => /[A-Za-z]{3}/.test(text) && !/[\u4e00-\u9fff]/.test(text))
  }, DATA)

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: nothing is left in English`, async ({ page }) => {
    await withCart(page)
    await open(page, `/zh${path}`)
    await openKnown(page)
    await expect(page.locator('[data-level=basic] [data-tag]').first()).toBeAttached()
    const left = (await english(page)).filter(text => !NAMES.test(text))
    // Scripts name a page after its article, kind or search: data as well.
    expect(left.filter(text => !/ · Finch & Parcel$/.test(text))).toEqual([])
  })
}
