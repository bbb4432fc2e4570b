/** Serves what a fixture's tool made: from a folder by a plain static server, or by the tool itself. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { extname, join, normalize } from 'node:path'

/** Something that is served until it is closed. */
export interface Served {
  /** Its address, without a slash at the end. */
  address: string
  /** Ends it. */
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm'
}

/** A path of a fixture, where it was made. */
export const fixture = (...parts: string[]): string => {
  const folder = process.env.VITRINE_FIXTURES ?? new URL('../../../.vitrine/packaging', import.meta.url).pathname
  return join(folder, ...parts)
}

/** Serves a folder; every answer has the headers. */
export async function serve(folder: string, headers: Readonly<Record<string, string>> = {}): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = join(folder, normalize(decodeURIComponent(pathname)))
    const file = pathname.endsWith('/') ? join(path, 'index.html') : path
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(readFileSync(file))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  }
  return { address: `http://127.0.0.1:${port}`, close }
}

/** Runs a tool's own server in a fixture, `script` with `--port <free>` added; resolves when it answers. */
export async function serveByTool(name: string, script: string, args: readonly string[]): Promise<Served> {
  const port = await freePort()
  const cwd = fixture(name)
  const child = spawn(process.execPath, [join(cwd, 'node_modules', script), ...args, '--port', String(port)], {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => said.push(String(chunk)))
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const address = `http://localhost:${port}`
  for (const limit = Date.now() + 30_000; Date.now() < limit; await new Promise(resolve => setTimeout(resolve, 100))) {
    if (child.exitCode !== null) break
    if ((await fetch(address).catch(() => undefined))?.ok) return { address, close }
  }
  await close()
  throw new Error(`${name}: its server does not answer\n${said.join('')}`)
}

async function freePort(): Promise<number> {
  const socket = createSocket()
  await new Promise<void>(resolve => socket.listen(0, resolve))
  const { port } = socket.address() as AddressInfo
  await new Promise<void>(resolve => socket.close(() => resolve()))
  return port
}
