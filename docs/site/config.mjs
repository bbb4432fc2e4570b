// VitePress: a site that works under /docs/ without the network. No fonts, no scripts, no search from elsewhere.
import { defineConfig } from 'vitepress'
import { addressOfEntry, entries, groups } from './pages.mjs'
import { slug } from './slug.mjs'

/** Pages that TypeDoc writes stand below the API's. */
const generated = entries.map(name => ({
  text: name === 'index' ? 'vitrine' : `vitrine/${name}`,
  link: `/api/${addressOfEntry(name)}`
}))

function entry([address, , text]) {
  const link = `/${address.replace(/index$/, '')}`
  return address === 'api' ? { text, link, items: generated } : { text, link }
}

export default defineConfig({
  title: 'Vitrine',
  description: 'Personalises a web shop inside the shopper’s own browser.',
  base: '/docs/',
  head: [['link', { rel: 'icon', href: '/docs/icon.svg' }]],
  srcDir: 'pages',
  outDir: 'site',
  cacheDir: 'cache',
  // In a file of its own: fewer inline scripts for the policy to allow.
  metaChunk: true,
  ignoreDeadLinks: 'localhostLinks',
  vite: { logLevel: 'warn' },
  markdown: {
    anchor: { slugify: slug },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' }
  },
  // The README has a Chinese twin; the other pages are in English.
  locales: { root: { label: 'English', lang: 'en' }, zh: { label: '中文', lang: 'zh-CN' } },
  themeConfig: {
    i18nRouting: false,
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    sidebar: groups.map(({ text, pages }) => ({ text, items: pages.map(entry) })),
    nav: [
      { text: 'Quick start', link: '/quick-start' },
      { text: 'API', link: '/api' },
      // The shop is no page of this site.
      { text: 'Demo shop', link: '/../', target: '_self' }
    ]
  }
})
