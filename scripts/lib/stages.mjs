// The stages of `npm test`. Each resolves to `{ passed, failed, checks, trouble }`: tests counted by their runner, checks
// that are no tests (lint, size), and the full output of whatever failed.
import { rmSync } from 'node:fs'
import { endToEnd } from '../e2e.mjs'
import { fromTarball } from '../packaging.mjs'
import { measure, overBudget, table } from '../size.mjs'
import { ensureDriver, writeWebdriverOptions } from './browser.mjs'
import { addCounts, cargoCounts, judged, nextestCounts, playwrightCounts, vitestCounts } from './counts.mjs'
import { docsIntoShop } from './docs-in-shop.mjs'
import { lintChecks } from './lint.mjs'
import { tool } from './packages.mjs'
import { at, wasmTarget, work } from './paths.mjs'
import { ensurePostgres } from './postgres.mjs'
import { ask, attempt } from './run.mjs'
import { wasmToolchain } from './rust-wasm.mjs'
import { shapeChecks } from './shape.mjs'
import { buildShop } from './shop.mjs'
import { ensureTestRunner } from './wasm-tools.mjs'

const plain = { NO_COLOR: '1', CARGO_TERM_COLOR: 'never' }
const log = name => work('logs', `${name}.log`)
const browserLimitSeconds = 2400

const merge = results => ({
  ...addCounts(results),
  checks: results.reduce((total, result) => total + result.checks, 0),
  trouble: results.map(result => result.trouble).join('')
})

const check = (title, result) =>
  judged({ ...result, output: `--- ${title}\n${result.output}` }, { passed: 0, failed: 0 }, 1)

async function lint() {
  const results = []
  for (const { title, run } of lintChecks()) results.push(check(title, await run()))
  return merge(results)
}

async function rust() {
  await ensurePostgres()
  if (ask('cargo', ['nextest', '--version']) === undefined) {
    const result = await attempt('cargo', ['test', '--workspace', '--no-fail-fast'], { env: plain, log: log('rust') })
    return judged(result, cargoCounts(result.output))
  }
  const quiet = ['--status-level', 'fail', '--final-status-level', 'fail']
  const tests = await attempt('cargo', ['nextest', 'run', '--workspace', '--no-fail-fast', ...quiet], {
    env: plain,
    log: log('rust')
  })
  // nextest runs no examples of the documentation.
  const docs = await attempt('cargo', ['test', '--workspace', '--doc'], { env: plain, log: log('rust-doc') })
  const both = { code: tests.code || docs.code, output: tests.output + docs.output }
  return judged(both, addCounts([nextestCounts(tests.output), cargoCounts(docs.output)]))
}

async function js() {
  const report = work('logs', 'vitest.json')
  rmSync(report, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const result = await attempt(process.execPath, [tool('vitest', 'vitest.mjs'), ...args], {
    env: plain,
    log: log('js')
  })
  return judged(result, vitestCounts(report))
}

async function docs(packageHash) {
  await buildShop(packageHash)
  await docsIntoShop(packageHash)
  const said = work('logs', 'docs-vitest.json')
  const opened = work('logs', 'docs-playwright.json')
  for (const report of [said, opened]) rmSync(report, { force: true })
  const config = at('tests', 'docs', 'vitest.config.ts')
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${said}`]
  const read = await attempt(process.execPath, [tool('vitest', 'vitest.mjs'), 'run', '--config', config, ...reports], {
    env: plain,
    log: log('docs-vitest')
  })
  const seen = await endToEnd({
    config: at('tests', 'docs', 'playwright.config.ts'),
    args: ['--reporter=list,json'],
    env: { ...plain, PLAYWRIGHT_JSON_OUTPUT_NAME: opened },
    log: log('docs-playwright'),
    limitSeconds: browserLimitSeconds
  })
  return merge([judged(read, vitestCounts(said)), judged(seen, playwrightCounts(opened))])
}

async function wasm() {
  const { chromium, chromedriver } = await ensureDriver()
  const toolchain = await wasmToolchain()
  const env = {
    ...plain,
    ...toolchain.env,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: await ensureTestRunner(),
    CHROMEDRIVER: chromedriver,
    WASM_BINDGEN_TEST_TIMEOUT: '120',
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: writeWebdriverOptions(chromium)
  }
  const args = ['test', '-p', 'vitrine', '--target', wasmTarget, '--test', 'wasm']
  const result = await attempt(toolchain.cargo, args, { env, log: log('wasm'), limitSeconds: browserLimitSeconds })
  return judged(result, cargoCounts(result.output))
}

async function size() {
  const rows = measure()
  const sizes = { code: overBudget(rows).length, output: `${table(rows)}\n` }
  console.log(sizes.output)
  const results = [check('size', sizes)]
  for (const { title, run } of await shapeChecks()) results.push(check(title, await run()))
  return merge(results)
}

async function e2e(packageHash) {
  await buildShop(packageHash)
  const report = work('logs', 'playwright.json')
  rmSync(report, { force: true })
  const env = { ...plain, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const args = ['--reporter=list,json']
  const result = await endToEnd({ args, env, log: log('e2e'), limitSeconds: browserLimitSeconds })
  return judged(result, playwrightCounts(report))
}

async function packaging() {
  const report = work('logs', 'packaging.json')
  rmSync(report, { force: true })
  const env = { ...plain, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const args = ['--reporter=list,json']
  const { made, opened } = await fromTarball({ args, env, log: log('packaging'), limitSeconds: browserLimitSeconds })
  const builds = made.map(({ name, ...result }) => check(`tests/packaging/fixtures/${name}`, result))
  return merge([...builds, { checks: 0, ...judged(opened, playwrightCounts(report)) }])
}

/** All stages in order; `built` ones need dist/. */
export const stages = [
  { name: 'lint', title: 'lint: rustfmt, clippy, Biome, tsc', built: true, run: lint },
  { name: 'rust', title: 'Rust tests, natively', built: false, run: rust },
  { name: 'js', title: 'JavaScript tests (Vitest)', built: true, run: js },
  { name: 'wasm', title: 'engine tests in Chromium (wasm-bindgen-test)', built: false, run: wasm },
  { name: 'size', title: 'size and shape of the package', built: true, run: size },
  { name: 'e2e', title: 'the shop in Chromium (Playwright)', built: true, run: e2e },
  { name: 'docs', title: 'the documentation: its site, and every example in it', built: true, run: docs },
  {
    name: 'packaging',
    title: 'the tarball in small shops, by their own tools (Playwright)',
    built: true,
    run: packaging
  }
]

/** Where a stage's whole output is kept. */
export const logFolder = at('.vitrine', 'logs')
