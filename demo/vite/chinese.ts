/** Every built page once more in Chinese: `zh-cart.html` beside `cart.html`, served below `/zh/`, and `zh/try/` like `try/`. */
import type { Plugin } from 'vite'
import { inChinese } from '../src/zh/words.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&nbsp;': '\u00a0' }
const decode = (text: string) => text.replace(/&(?:amp|nbsp);/g, entity => ENTITIES[entity] ?? entity)
const encode = (text: string) => text.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;')

/** A page in Chinese: its texts, its spoken attributes, its language, and the links to the other pages. */
export function pageInChinese(html: string): string {
  const parts = html.split(/(<script\b[\s\S]*?<\/script>|<style\b[\s\S]*?<\/style>|<[^>]*>)/)
  return parts
    .map(part => {
      if (/^<(script|style)\b/.test(part)) return part
      if (!part.startsWith('<')) return encode(inChinese(decode(part)))
      return part
        .replace(/^<html lang="en">/, '<html lang="zh-CN">')
        .replace(
          /\b(aria-label|placeholder|palettes)="([^"]*)"/g,
          (_, name, text) => `${name}="${encode(inChinese(decode(text)))}"`
        )
        .replace(/^(<(?:a|form)\b[^>]*\b(?:href|action)=")\/(?!zh\/|v1\/)(?=[^"]*")(?![^"]*" data-english)/, '$1/zh/')
    })
    .join('')
}

/** The plugin. */
export const chinese = (): Plugin => ({
  name: 'shop-chinese',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      const { fileName } = file
      if (file.type !== 'asset' || !/^[a-z]+(\/index)?\.html$/.test(fileName)) continue
      const twin = fileName.includes('/') ? `zh/${fileName}` : `zh-${fileName}`
      this.emitFile({ type: 'asset', fileName: twin, source: pageInChinese(String(file.source)) })
    }
  }
})
