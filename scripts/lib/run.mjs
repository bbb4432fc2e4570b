// Starting other programs.
import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { root } from './paths.mjs'
import { Complaint } from './say.mjs'

const merged = env => ({ ...process.env, ...env })

/** What a program prints, or undefined when it is missing or fails. */
export function ask(command, args, { env = {}, cwd = root } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: merged(env),
    encoding: 'utf8',
    // `cargo metadata` is a few megabytes.
    maxBuffer: 64e6,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  return result.status === 0 ? result.stdout.trim() : undefined
}

/** Runs a program in front of the reader; a failure ends the script with a sentence. */
export async function run(command, args, options = {}) {
  const { code, output } = await attempt(command, args, options)
  if (code === 0) return output
  if (options.log || options.quiet) process.stderr.write(output)
  throw new Complaint(`${[command, ...args].join(' ')} failed (${code}).${options.hint ? ` ${options.hint}` : ''}`)
}

/**
 * Runs a program and returns its exit code and output. With `log` the output goes to that file, with `quiet` nowhere,
 * otherwise to the terminal too. `limitSeconds` ends a program that hangs.
 */
export function attempt(command, args, { env = {}, cwd = root, log, quiet = false, limitSeconds } = {}) {
  if (log) {
    mkdirSync(dirname(log), { recursive: true })
    writeFileSync(log, `$ ${[command, ...args].join(' ')}\n`)
  }
  const silent = quiet || log !== undefined
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd, env: merged(env), stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    const take = stream => chunk => {
      chunks.push(chunk)
      if (log) appendFileSync(log, chunk)
      if (!silent) stream.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    const giveUp = () => {
      child.kill('SIGKILL')
      // What it started may live on and hold its output open; nobody reads it any more.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const timer = limitSeconds && setTimeout(giveUp, limitSeconds * 1000)
    const end = (code, note = '') => {
      clearTimeout(timer)
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + note })
    }
    child.on('error', error => end(127, `${error.message}\n`))
    child.on('close', (code, signal) => end(code ?? signal))
  })
}
