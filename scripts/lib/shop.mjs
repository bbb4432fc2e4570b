// The demo shop and its backend: built, given a catalogue, served.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { docsPolicy } from './docs-in-shop.mjs'
import { tool } from './packages.mjs'
import { at, root, work } from './paths.mjs'
import { run } from './run.mjs'
import { Complaint, step } from './say.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

// Cargo.toml's [profile.server]: speed instead of bytes, and a build in half the time of `release`.
const profile = 'server'
export const backend = at('target', profile, process.platform === 'win32' ? 'vitrine-backend.exe' : 'vitrine-backend')
const catalogue = work('catalogue.bin')
const inputs = { items: at('demo', 'data', 'items.csv'), events: at('demo', 'data', 'events.csv.gz') }

/** Builds the demo's pages, the backend and the catalogue. `packageHash` says which dist/ the pages were made with. */
export async function buildShop(packageHash) {
  const pages = hashOf([at('demo'), at('package-lock.json')], ['demo', packageHash])
  await step('demo shop', () =>
    unlessStamped('demo', pages, [at('demo', 'dist', 'index.html')], () =>
      run(process.execPath, [tool('vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], { cwd: at('demo') })
    )
  )
  const program = await buildBackend()
  await step('catalogue', () =>
    unlessStamped('catalogue', hashOf(Object.values(inputs), [program]), [catalogue], () =>
      run(backend, ['catalog', '--items', inputs.items, '--events', inputs.events, '--out', catalogue])
    )
  )
}

/** Builds the backend. Returns the hash of what it was made from. */
export async function buildBackend() {
  const program = hashOf([at('Cargo.toml'), at('Cargo.lock'), at('src'), at('backend')], ['backend', profile])
  await step('backend', () =>
    unlessStamped('backend', program, [backend], () =>
      run('cargo', ['build', '--profile', profile, '-p', 'vitrine-backend'])
    )
  )
  return program
}

/** A port nobody listens on; `wanted` 0 means any. */
export function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', () =>
      reject(new Complaint(`Port ${wanted} is in use. Choose another: PORT=${wanted + 1} npm start`))
    )
    server.listen(wanted, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * Serves the shop and answers when it is ready: `{ address, child, stop }`. `stop` ends the backend and waits for it.
 */
export async function serveShop({ port: wanted, database, quiet = false }) {
  const port = await freePort(wanted)
  mkdirSync(work(), { recursive: true })
  const files = ['--catalogue', catalogue, '--database', database, '--static', at('demo', 'dist'), ...docsPolicy()]
  const stdio = ['ignore', quiet ? 'ignore' : 'inherit', 'inherit']
  const child = spawn(backend, ['serve', ...files, '--port', String(port)], { cwd: root, stdio })
  const ended = new Promise(resolve => child.once('exit', code => resolve(code ?? 0)))
  const stop = async () => {
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), 3000)
    await ended
    clearTimeout(patience)
  }
  const address = `http://localhost:${port}`
  await untilHealthy(address, child)
  return { address, child, ended, stop }
}

async function untilHealthy(address, child) {
  const limit = performance.now() + 20_000
  while (performance.now() < limit) {
    if (child.exitCode !== null) throw new Complaint(`The backend ended at once (${child.exitCode}).`)
    const answer = await fetch(`${address}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(50)
  }
  child.kill('SIGKILL')
  throw new Complaint('The backend did not answer /healthz within 20 s.')
}
