// Reads how many tests ran from what each runner prints or writes. A runner that says nothing counted nothing.
import { existsSync, readFileSync } from 'node:fs'

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0)

/** `cargo test` and wasm-bindgen's runner: one "test result" line per binary. */
export const cargoCounts = output => ({
  passed: sum(output, /^test result: .*?(\d+) passed/gm),
  failed: sum(output, /^test result: .*?(\d+) failed/gm)
})

/** `cargo nextest run`: one summary line. A time-out or a crash counts as a failure. */
export function nextestCounts(output) {
  const summary = /^\s*Summary \[.*$/m.exec(output)?.[0] ?? ''
  const bad = ['failed', 'timed out', 'exec failed']
  return {
    passed: sum(summary, /(\d+) passed/g),
    failed: bad.reduce((total, word) => total + sum(summary, new RegExp(`(\\d+) ${word}`, 'g')), 0)
  }
}

const json = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

/** Vitest's JSON report. A file that does not load has no tests, and is a failure all the same. */
export function vitestCounts(file) {
  const report = json(file)
  const broken = (report?.testResults ?? []).filter(
    suite => suite.status === 'failed' && suite.assertionResults.length === 0
  )
  return { passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + broken.length }
}

/** Playwright's JSON report. A test that passed only when repeated is no pass. */
export function playwrightCounts(file) {
  const { stats, errors = [] } = json(file) ?? { stats: {} }
  return { passed: stats.expected ?? 0, failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0) + errors.length }
}

/** Sums of several counts. */
export const addCounts = all => ({
  passed: all.reduce((total, count) => total + count.passed, 0),
  failed: all.reduce((total, count) => total + count.failed, 0)
})

/**
 * The result of a stage. A runner that failed without counting a failure (a build error, a crash) is one failure, and so is
 * one that counted nothing at all: then its output was misread, or its tests are gone.
 */
export function judged({ code, output }, counts, checks = 0) {
  const nothing = counts.passed + counts.failed + checks === 0
  const failed = code === 0 && !nothing ? counts.failed : Math.max(counts.failed, 1)
  const trouble = code === 0 && nothing ? `${output}\n  no test was counted\n` : output
  return { passed: counts.passed, failed, checks, trouble: failed > 0 ? trouble : '' }
}
