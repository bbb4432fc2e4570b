// What the benchmarks' pages are served from: the repository's files, the workload, what was bundled, isolated so that the page's clock has a
// resolution of five microseconds.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const types = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  json: 'application/json',
  html: 'text/html'
}
const blank = '<!doctype html><title>bench</title><link rel="icon" href="data:,">'

/** Serves `root`, and `extra` (contents by path); gives `{ address, close }`. */
export async function serve(root, extra) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname
    const head = {
      'content-type': types[path === '/' ? 'html' : path.split('.').pop()],
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp'
    }
    try {
      const body = path === '/' ? blank : (extra[path] ?? readFileSync(`${root}${path}`))
      response.writeHead(200, head)
      response.end(body)
    } catch {
      response.writeHead(404)
      response.end()
    }
  })
  await new Promise(resolve => server.listen(0, resolve))
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() }
}
