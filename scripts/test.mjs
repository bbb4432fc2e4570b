// `npm test`: sets up what is missing and runs every check. `-- --only=js` runs one stage. Goes on after a failure and
// fails at the end; the last line counts tests.
import { build } from './build.mjs'
import { addCounts } from './lib/counts.mjs'
import { checkMachine } from './lib/machine.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { bold, Complaint, green, main, red, say, took } from './lib/say.mjs'

const nothing = { passed: 0, failed: 0, checks: 0, trouble: '' }
const only = process.argv
  .find(argument => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')

/** What `work` resolves to, or a failed stage with the reason. */
async function guarded(work) {
  try {
    return await work()
  } catch (error) {
    return { ...nothing, failed: 1, trouble: `${error instanceof Complaint ? error.message : error.stack}\n` }
  }
}

async function runStage({ name, title, run }) {
  const start = performance.now()
  say(`\n${bold(`▸ ${title}`)}`)
  const result = await guarded(run)
  if (result.trouble) say(result.trouble)
  const counted = [result.passed && `${result.passed} tests`, result.checks && `${result.checks} checks`]
    .filter(Boolean)
    .join(', ')
  const verdict = result.failed > 0 ? red(`✗ ${result.failed} failed`) : green(`✓ ${counted || 'done'}`)
  say(`  ${verdict} (${took(start)})`)
  return { name, ...result, time: took(start) }
}

function summary(rows) {
  const line = (name, passed, failed, checks, time) =>
    `  ${name.padEnd(9)} ${String(passed).padStart(7)} ${String(failed).padStart(7)} ${String(checks).padStart(7)} ${time.padStart(12)}`
  const head = line('stage', 'passed', 'failed', 'checks', 'time')
  return [head, ...rows.map(row => line(row.name, row.passed, row.failed, row.checks, row.time))].join('\n')
}

await main(async () => {
  const start = performance.now()
  checkMachine()
  await ensurePackages()
  // Imported late: some of the stages' modules need the npm packages.
  const { stages, logFolder } = await import('./lib/stages.mjs')
  const chosen = stages.filter(stage => !only || only.includes(stage.name))
  if (chosen.length === 0) throw new Complaint(`--only can be ${stages.map(stage => stage.name).join(', ')}.`)
  const rows = []
  let packageHash
  if (chosen.some(stage => stage.built)) {
    const result = await runStage({
      name: 'build',
      title: 'build',
      run: async () => {
        packageHash = await build()
        return nothing
      }
    })
    rows.push(result)
  }
  for (const stage of chosen) {
    const missing = stage.built && !packageHash
    const run = missing
      ? async () => ({ ...nothing, failed: 1, trouble: '  not run: the build failed\n' })
      : () => stage.run(packageHash)
    rows.push(await runStage({ ...stage, run }))
  }
  const { passed, failed } = addCounts(rows)
  say(`\n${summary(rows)}\n\n  ${took(start)} in all; logs in ${logFolder}\n`)
  say(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})
