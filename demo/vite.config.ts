import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { pageAddresses } from './vite/addresses.ts'
import { chinese } from './vite/chinese.ts'
import { shell } from './vite/shell.ts'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The pages of the shop; the backend serves them under the addresses of `vite/addresses.ts`, `try/` as the folder it is. */
const pages = ['index', 'category', 'search', 'product', 'cart', 'try/index']

export default defineConfig({
  root: file('.'),
  plugins: [shell(), chinese(), pageAddresses()],
  build: {
    target: 'es2022',
    // The engine stays a file of its own, so that it compiles while it downloads; small svg files may become data URIs.
    assetsInlineLimit: path => (path.endsWith('.wasm') ? false : undefined),
    rolldownOptions: { input: pages.map(page => file(`${page}.html`)) }
  },
  // `npx vite` beside a running backend: pages from here, data from there.
  server: { proxy: { '/v1': process.env.VITRINE_BACKEND ?? 'http://localhost:4173' } }
})
