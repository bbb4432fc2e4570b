// The npm package: JavaScript by esbuild, types by tsc, the wasm beside them. Leaves dist/.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { toBase85 } from './base85.mjs'
import { tool } from './packages.mjs'
import { at } from './paths.mjs'
import { run } from './run.mjs'
import { Complaint, step } from './say.mjs'
import { filesBelow, hashOf, unlessStamped } from './stamp.mjs'

const dist = (...parts) => at('dist', ...parts)
const engine = name => at('js', 'engine', 'generated', `${name}.wasm`)
const products = [
  ...['index.js', 'inline.js', 'early.js', 'rules.js', 'react.js', 'server.js'],
  ...['look.css', 'engine.wasm', 'engine-rest.wasm', 'index.d.ts']
].map(name => dist(name))
/** What a shop imports by name; they share chunks. */
const entries = ['index', 'elements', 'tokens']
/** A developer's, by the module it is: fetched under this name, so that `vitrine/inline` need not carry it, too. */
const fetched = { inspect: 'inspect', sentences: 'sentences', advice: 'engine/advice', audit: 'audit/index' }
/** What is imported by name, too, and shares nothing. */
const alone = ['rules', 'react', 'server']

/** Comes with the npm packages, which may have been installed a second ago; so does esbuild. */
const zopfli = () => createRequire(at('package.json'))('@gfx/zopfli')

const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  platform: 'browser',
  // Beside the scripts and not named in them: maps are as large again as the package, and stay out of the tarball.
  sourcemap: 'external',
  logLevel: 'warning'
}
// `vitrine/inline` carries the engine in itself, compressed, under a name that only this build knows (js/engine-base85.d.ts).
const inlined = {
  plugins: [
    {
      name: 'engine',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^vitrine:engine-base85$/ }, () => ({ path: engine('whole'), namespace: 'engine' }))
        // Zopfli takes a second and makes gzip's own format a twentieth shorter.
        const packed = async () =>
          toBase85(Buffer.from(await zopfli().gzipAsync(readFileSync(engine('whole')), { numiterations: 5 })))
        const contents = async () => JSON.stringify(await packed())
        onLoad({ filter: /.*/, namespace: 'engine' }, async () => ({ contents: await contents(), loader: 'json' }))
        for (const [name, module] of Object.entries(fetched)) {
          const filter = new RegExp(`/${module.replace('engine/', '')}\\.ts$`)
          onResolve({ filter }, () => ({ path: `./${name}.js`, external: true }))
        }
      }
    }
  ]
}

// What the engine's two chunks both import would be a third, which every page would wait for before it ranks. So the second and what it
// imports are modules of a namespace of their own, and small functions stand in both. The first's glue keeps things: it must be there once.
const copied = {
  name: 'rest',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, kind, namespace, resolveDir }) => {
      const isLazy = kind === 'dynamic-import'
      const isRest = isLazy ? path === './rest.ts' : namespace === 'rest'
      if (isRest && path.endsWith('/vitrine.js'))
        return { errors: [{ text: "The rest's chunk has a glue of its own." }] }
      if (isRest) return { path: join(resolveDir, path), namespace: 'rest' }
      return namespace === 'rest' ? { path: join(resolveDir, path) } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'rest' }, ({ path }) => ({
      contents: readFileSync(path),
      loader: 'default',
      resolveDir: dirname(path)
    }))
  }
}

/** Builds dist/ from js/ and the engine. Returns the hash of what it was made from. */
export async function buildPackage(engineHash) {
  const inputs = [
    at('js'),
    at('package-lock.json'),
    at('scripts', 'lib', 'package-js.mjs'),
    at('scripts', 'lib', 'base85.mjs'),
    at('tsconfig.base.json'),
    at('tsconfig.build.json')
  ]
  const hash = hashOf(inputs, ['package', engineHash])
  await step('package (dist/)', () =>
    unlessStamped('package', hash, products, async () => {
      const { build } = createRequire(at('package.json'))('esbuild')
      if (existsSync(dist())) rmSync(dist(), { recursive: true })
      mkdirSync(dist())
      copyFileSync(engine('first'), dist('engine.wasm'))
      copyFileSync(engine('rest'), dist('engine-rest.wasm'))
      const esm = { ...common, format: 'esm', outdir: dist(), chunkNames: '[name]-[hash]' }
      // Splitting keeps the engine's glue out of the facade: it becomes a chunk that is imported when it is needed.
      const modules = { ...Object.fromEntries(entries.map(name => [name, name])), ...fetched }
      const shared = Object.entries(modules).map(([out, module]) => ({ in: at('js', `${module}.ts`), out }))
      await build({ ...esm, entryPoints: shared, splitting: true, plugins: [copied] })
      await build({ ...esm, ...inlined, entryPoints: [at('js', 'inline.ts')] })
      for (const name of alone) await build({ ...esm, entryPoints: [at('js', `${name}.ts`)], external: ['react'] })
      await build({ ...common, format: 'iife', entryPoints: [at('js', 'early.ts')], outdir: dist() })
      await build({
        ...common,
        entryPoints: [at('js', 'css', 'look.css')],
        outdir: dist(),
        sourcemap: false,
        target: 'chrome111'
      })
      await run(process.execPath, [tool('typescript', 'bin', 'tsc'), '-p', at('tsconfig.build.json')])
      pruneTypes()
      checkEngineAddress()
      checkEngineChunks()
    })
  )
  return hash
}

/** tsc writes types for every module; what the entries do not lead to is no public matter, and leaves the package. */
function pruneTypes() {
  const imports = file => [...readFileSync(file, 'utf8').matchAll(/["'](\.{1,2}\/[^"']+?)(?:\.[jt]s)?["']/g)]
  const reached = new Set()
  const reach = file => {
    if (reached.has(file) || !existsSync(file)) return
    reached.add(file)
    for (const [, target] of imports(file)) reach(join(dirname(file), `${target}.d.ts`))
  }
  for (const entry of [...entries, ...alone, 'inline', 'early']) reach(dist(`${entry}.d.ts`))
  const unreached = filesBelow(dist()).filter(file => file.endsWith('.d.ts') && !reached.has(file))
  for (const file of unreached) rmSync(file)
  for (const folder of new Set(unreached.map(dirname))) {
    if (folder !== dist() && readdirSync(folder).length === 0) rmdirSync(folder)
  }
}

/** Bundlers copy the wasm when they see this pattern: it must be there, once, and nowhere else. */
function checkEngineAddress() {
  const scripts = readdirSync(dist()).filter(name => name.endsWith('.js'))
  for (const part of ['engine', 'engine-rest']) {
    const pattern = new RegExp(`new URL\\(\\s*["'\`]\\./${part}\\.wasm["'\`]\\s*,\\s*import\\.meta\\.url\\s*\\)`, 'g')
    const places = scripts.flatMap(name => (readFileSync(dist(name), 'utf8').match(pattern) ?? []).map(() => name))
    if (places.length === 1 && places[0] !== 'inline.js') continue
    throw new Complaint(
      `new URL('./${part}.wasm', import.meta.url) must stand once in dist/, found in: ${places.join(', ') || 'no file'}.`
    )
  }
}

/** What ranks is one file, and what follows another: neither waits for a third. */
function checkEngineChunks() {
  const scripts = readdirSync(dist()).filter(name => name.endsWith('.js'))
  for (const chunk of ['engine', 'rest']) {
    const files = scripts.filter(name => new RegExp(`^${chunk}-[A-Z0-9]{8}\\.js$`).test(name))
    const imported = files.flatMap(
      name => readFileSync(dist(name), 'utf8').match(/\b(?:from|import)\s*["'][^"']+["']/g) ?? []
    )
    if (files.length === 1 && imported.length === 0) continue
    throw new Complaint(
      `dist/${chunk}-*.js must be one file that imports none, found: ${[...files, ...imported].join(', ')}.`
    )
  }
}
