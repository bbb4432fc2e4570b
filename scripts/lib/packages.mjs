// npm packages: installed by the scripts themselves, so that `npm start` is the first command anybody needs.
import { existsSync, readFileSync } from 'node:fs'
import { at } from './paths.mjs'
import { run } from './run.mjs'
import { step } from './say.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

/** Runs `npm ci` when node_modules is missing or the lock file changed (`npm install` while there is no lock file). */
export async function ensurePackages() {
  const { devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const files = [at('package-lock.json'), at('.npmrc'), at('demo', 'package.json')]
  const hash = hashOf(files, [devDependencies, process.versions.node])
  await step('npm packages', () =>
    unlessStamped('npm-packages', hash, [at('node_modules', '.package-lock.json')], async () => {
      const verb = existsSync(at('package-lock.json')) ? 'ci' : 'install'
      // No package here needs an install script, and none shall download a browser behind our back.
      await run('npm', [verb, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn'], {
        hint: 'If package.json and package-lock.json disagree, run `npm install --ignore-scripts` once and commit the lock file.'
      })
    })
  )
}

/** The JavaScript file behind a package's command, run with this Node: no shell, no `.cmd` files, no PATH. */
export const tool = (...parts) => at('node_modules', ...parts)
