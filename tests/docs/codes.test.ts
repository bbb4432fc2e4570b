import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WORDS } from '../../js/engine/words/en.ts'
import { CODES, documented } from './codes.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const sorted = (codes: readonly string[]) => [...new Set(codes)].sort()
const page = read('docs/troubleshooting.md')

describe('docs/troubleshooting.md', () => {
  it.each(Object.keys(CODES))('%s: every code that can occur, and no other', heading => {
    expect(sorted(documented(page)[heading] ?? [])).toEqual(sorted(CODES[heading] ?? []))
    expect(CODES[heading]?.length).toBeGreaterThan(2)
  })

  it('would miss a code', () => {
    const shorter = page.replace('| `bad_holdout` |', '| holdout |')
    expect(documented(shorter)['What the console says']).not.toContain('bad_holdout')
    expect(documented(page)['What the console says']).toContain('bad_holdout')
  })

  it('has the answers that the collector gives', () => {
    const reports = read('backend/src/serve/reports.rs') + read('backend/src/serve/limit.rs')
    const numbers: Record<string, string> = {
      NO_CONTENT: '204',
      BAD_REQUEST: '400',
      CONFLICT: '409',
      TOO_MANY_REQUESTS: '429',
      SERVICE_UNAVAILABLE: '503'
    }
    const given = [...reports.matchAll(/StatusCode::([A-Z_]+)/g)].map(([, name = '']) => numbers[name] ?? name)
    // What is too long axum refuses by itself.
    expect(sorted([...given, '413'])).toEqual(
      sorted([...page.matchAll(/^\| `(\d{3})` \|/gm)].map(([, code = '']) => code))
    )
  })
})

it('docs/ranking.md has every reason', () => {
  const { Reasons = [] } = documented(read('docs/ranking.md'))
  const rules = ['rule_pin', 'rule_boost', 'rule_bury', 'out_of_stock']
  // `generic` is only the sentence for a reason that has none of its own.
  expect(sorted(Reasons)).toEqual(sorted([...Object.keys(WORDS.reasons), ...rules].filter(code => code !== 'generic')))
})

it('docs/events.md has every event and every attribute of the markup', () => {
  const events = read('docs/events.md')
  const names = read('js/types/events.ts').match(/export type EventName =\n((?: {2}\| '[a-z_]+'\n)+)/)?.[1] ?? ''
  for (const [, name] of names.matchAll(/'([a-z_]+)'/g)) expect(events, name).toContain(`\`${name}\``)
  for (const name of ['item', 'list', 'search', 'page']) expect(events).toContain(`data-vitrine-${name}`)
})
