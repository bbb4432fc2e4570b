// Packages of a Debian system, installed only after saying so.
import { existsSync } from 'node:fs'
import { ask, run } from './run.mjs'
import { Complaint, say } from './say.mjs'

export const isDebian = () => process.platform === 'linux' && existsSync('/usr/bin/apt-get')

const isInstalled = name => ask('dpkg', ['-s', name])?.includes('Status: install ok installed') ?? false

/** Installs what is missing of `names`; says first that this changes the system and why. */
export async function ensureDebianPackages(names, why) {
  const missing = names.filter(name => !isInstalled(name))
  if (missing.length === 0) return
  const isRoot = process.getuid?.() === 0
  if (!isRoot && ask('sudo', ['-n', 'true']) === undefined && !process.stdin.isTTY) {
    throw new Complaint(`${why} Please run: sudo apt-get install ${missing.join(' ')}`)
  }
  const [program, ...prefix] = isRoot ? ['apt-get'] : ['sudo', 'apt-get']
  say(`  ${why}\n  Outside the project: installing the Debian packages ${missing.join(', ')}.`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const command = args => run(program, [...prefix, ...args], { env, quiet: true })
  await command(['update'])
  await command(['install', '-y', '--no-install-recommends', ...missing])
}
