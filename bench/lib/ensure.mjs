// What the benchmarks compare with comes from npm, apart from the project's own packages: into .vitrine/bench, once.
import { cpSync, mkdirSync } from 'node:fs'
import { build } from 'esbuild'
import { at, work } from '../../scripts/lib/paths.mjs'
import { run } from '../../scripts/lib/run.mjs'
import { hashOf, unlessStamped } from '../../scripts/lib/stamp.mjs'

const folder = (...parts) => work('bench', ...parts)
const files = ['package.json', 'package-lock.json']

/** Installs the rivals and bundles those that run in a page; gives where they are. */
export async function ensureRivals() {
  const hash = hashOf(
    files.map(file => at('bench', file)),
    [process.versions.node]
  )
  await unlessStamped('bench-rivals', hash, [folder('node_modules', '.package-lock.json')], async () => {
    mkdirSync(folder(), { recursive: true })
    for (const file of files) cpSync(at('bench', file), folder(file))
    await run('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder(),
      quiet: true
    })
  })
  await build({
    entryPoints: [at('bench', 'rivals', 'nearest.mjs')],
    outfile: folder('nearest.js'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    nodePaths: [folder('node_modules')],
    external: ['fs', 'path', 'module', 'worker_threads', 'perf_hooks', 'os', 'crypto'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // voy-search is made for bundlers that understand wasm as a module; its two halves are put together by hand.
    alias: { 'voy-glue': folder('node_modules', 'voy-search', 'voy_search_bg.js') },
    logLevel: 'error'
  })
  const wasm = (...parts) => folder('node_modules', ...parts)
  return {
    bundle: folder('nearest.js'),
    voy: wasm('voy-search', 'voy_search_bg.wasm'),
    tensors: wasm('@tensorflow', 'tfjs-backend-wasm', 'dist', 'tfjs-backend-wasm-simd.wasm'),
    puppeteer: wasm('puppeteer-core', 'lib', 'esm', 'puppeteer', 'puppeteer-core.js')
  }
}
