/** Page addresses without extension, for Vite's own servers; the backend does the same for the built shop. */
import type { Connect, Plugin } from 'vite'

const ADDRESSES: readonly (readonly [RegExp, string])[] = [
  [/^\/category\/[^/]+$/, '/category.html'],
  [/^\/product\/[^/]+$/, '/product.html'],
  [/^\/search$/, '/search.html'],
  [/^\/cart$/, '/cart.html']
]

const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
  const [path = '', query] = (request.url ?? '').split('?')
  const page = ADDRESSES.find(([address]) => address.test(path))
  if (page) request.url = page[1] + (query ? `?${query}` : '')
  next()
}

/** Serves `/category/<name>` and the like. */
export const pageAddresses = (): Plugin => ({
  name: 'shop-page-addresses',
  configureServer: server => {
    server.middlewares.use(rewrite)
  },
  configurePreviewServer: server => {
    server.middlewares.use(rewrite)
  }
})
