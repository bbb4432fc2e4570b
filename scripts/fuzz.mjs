// `npm run fuzz [-- --seconds 120] [TARGET ...]`: libFuzzer on the stable compiler, for each target of fuzz/ by turns. What it learns stays in
// .vitrine/fuzz; what it finds is printed and kept there, and ends the script with 1. Needs a C++ compiler besides Rust.
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { at, work } from './lib/paths.mjs'
import { attempt, run } from './lib/run.mjs'
import { bold, Complaint, main, say } from './lib/say.mjs'

/** What cargo-fuzz passes, but for the sanitizer, which needs a nightly compiler and finds nothing in a crate without unsafe code. */
const FLAGS = [
  '-Cpasses=sancov-module',
  ...[
    '-sanitizer-coverage-level=4',
    '-sanitizer-coverage-inline-8bit-counters',
    '-sanitizer-coverage-pc-table',
    '-sanitizer-coverage-trace-compares'
  ].map(flag => `-Cllvm-args=${flag}`),
  '--cfg=fuzzing'
]
// Named, so that build scripts are built without the flags.
const platform = 'x86_64-unknown-linux-gnu'

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: 'string', default: '120' } },
    allowPositionals: true
  })
  const known = readdirSync(at('fuzz', 'fuzz_targets')).map(file => file.replace('.rs', ''))
  const targets = positionals.length > 0 ? positionals : known
  const strange = targets.find(target => !known.includes(target))
  if (strange) throw new Complaint(`There is no target ${strange}; there are ${known.join(', ')}.`)
  const build = work('fuzz', 'target')
  await run('cargo', ['build', '--release', '--target', platform], {
    cwd: at('fuzz'),
    env: { RUSTFLAGS: FLAGS.join(' '), CARGO_TARGET_DIR: build }
  })
  const failed = []
  for (const target of targets) {
    const learnt = work('fuzz', 'corpus', target)
    mkdirSync(learnt, { recursive: true })
    cpSync(at('fuzz', 'corpus', target), learnt, { recursive: true })
    const limits = [`-max_total_time=${values.seconds}`, '-timeout=10', '-rss_limit_mb=1024']
    const found = `-artifact_prefix=${work('fuzz')}/${target}-`
    const binary = `${build}/${platform}/release/${target}`
    const { code, output } = await attempt(binary, [learnt, ...limits, found], {
      log: work('logs', `fuzz-${target}.log`)
    })
    say(`  ${target}: ${output.match(/Done \d+ runs in \d+ second/)?.[0] ?? 'FAILED'}`)
    if (code !== 0) failed.push(`${target}: ${output.match(/panicked at [^\n]*\n[^\n]*/)?.[0] ?? output.slice(-400)}`)
  }
  if (failed.length > 0)
    throw new Complaint(`${bold('Found')}, see .vitrine/fuzz and .vitrine/logs:\n${failed.join('\n')}`)
})
