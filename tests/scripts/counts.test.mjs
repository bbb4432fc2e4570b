// A miscounted failure would be a green build with a broken shop: the counters are tested against what the runners print.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cargoCounts, judged, nextestCounts, playwrightCounts, vitestCounts } from '../../scripts/lib/counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-counts-'))
const report = content => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

describe('counts', () => {
  test('cargo test, over several binaries', () => {
    const output = `
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
`
    expect(cargoCounts(output)).toEqual({ passed: 7, failed: 2 })
  })

  test.each([
    ['     Summary [   0.012s] 12 tests run: 12 passed, 0 skipped', 12, 0],
    ['     Summary [   1.402s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 3 skipped', 9, 3]
  ])('nextest: %s', (line, passed, failed) => expect(nextestCounts(`x\n${line}\n`)).toEqual({ passed, failed }))

  test('vitest, and a file that does not load', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const fine = { status: 'passed', assertionResults: [{}] }
    const file = report({ numPassedTests: 5, numFailedTests: 1, testResults: [fine, broken] })
    expect(vitestCounts(file)).toEqual({ passed: 5, failed: 2 })
    expect(vitestCounts(join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 0 })
  })

  test('Playwright, where flaky is not passed', () => {
    const file = report({ stats: { expected: 8, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] })
    expect(playwrightCounts(file)).toEqual({ passed: 8, failed: 2 })
  })
})

describe('a stage fails', () => {
  const none = { passed: 0, failed: 0 }
  test('when its runner does, whatever was counted', () => {
    expect(judged({ code: 101, output: 'error[E0425]' }, { passed: 3, failed: 0 })).toMatchObject({
      passed: 3,
      failed: 1
    })
  })
  test('when a test did, whatever the runner says', () => {
    expect(judged({ code: 0, output: '' }, { passed: 3, failed: 1 }).failed).toBe(1)
  })
  test('when nothing ran', () => expect(judged({ code: 0, output: '' }, none).failed).toBe(1))
  test('and else not', () => expect(judged({ code: 0, output: '' }, { passed: 3, failed: 0 }).failed).toBe(0))
})
