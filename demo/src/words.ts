/** Words, numbers and addresses as the shop writes them. */

/** "1,234". By hand: the first `Intl.NumberFormat` of a page takes longer than drawing a shelf. */
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** To whole pence, as it is paid. */
export const inPence = (amount: number): number => Math.round(amount * 100 + 1e-6) / 100

/** "£2.95". */
export function money(amount: number): string {
  const [pounds = '', pence] = inPence(amount).toFixed(2).split('.')
  return `£${grouped(pounds)}.${pence}`
}

/** "1 thing", "2 things". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${grouped(String(n))} ${n === 1 ? one : many}`

/** A title as it is set: "T-Light" is one word and is not torn at its hyphen. */
export const typeset = (title: string): string => title.replaceAll('T-Light', 'T\u2011Light')

/** The currency of every price in the shop. */
export const CURRENCY = 'GBP'

/** Address of a product's page. */
export const productAddress = (id: string): string => `${language()}/product/${encodeURIComponent(id)}`

/** Address of a department's or a kind's page. */
export const categoryAddress = (name: string): string => `${language()}/category/${encodeURIComponent(name)}`

/** Where the pages of this page's language begin: '' or `/zh`. */
export const language = (): string => (document.documentElement.lang === 'zh-CN' ? '/zh' : '')

/** The last part of this page's address, decoded. */
export function lastPathPart(): string {
  const part = location.pathname.split('/').pop() ?? ''
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
