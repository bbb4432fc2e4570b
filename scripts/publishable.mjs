// `npm publish` runs this first and stops when it fails: what a registry shows and provenance compares has to be filled in.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { at } from './lib/paths.mjs'
import { Complaint, main, say } from './lib/say.mjs'

/** What is missing before a version can be published, a sentence each; `changes` is the text of CHANGELOG.md. */
export function missing({ repository, homepage, bugs, version }, changes, isBuilt) {
  const address = value =>
    /^(git\+)?https:\/\/\S+\.\S+/.test(typeof value === 'object' ? (value?.url ?? '') : (value ?? ''))
  return [
    !address(repository) &&
      'package.json has no "repository": npm refuses provenance that names another one than the build',
    !address(homepage) && 'package.json has no "homepage"',
    !address(bugs) && 'package.json has no "bugs"',
    !new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm').test(changes) &&
      `CHANGELOG.md has no "## [${version}] - <date>"`,
    !isBuilt && 'dist/ is not built: npm run build'
  ].filter(Boolean)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    const manifest = JSON.parse(readFileSync(at('package.json'), 'utf8'))
    const faults = missing(manifest, readFileSync(at('CHANGELOG.md'), 'utf8'), existsSync(at('dist', 'engine.wasm')))
    if (faults.length > 0)
      throw new Complaint(`Not published (CONTRIBUTING.md, "Publishing"):\n  ${faults.join('\n  ')}`)
    say('Nothing is missing.')
  })
}
