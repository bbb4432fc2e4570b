/** Sizes and timings: what the engine weighed and took, how long rankings took, where the profile is, and every counter. */
import type { Inspection, Vitrine } from '../../types.ts'
import { h } from '../dom.ts'
import type { Part } from '../parts.ts'
import { type InspectorContext, milliseconds } from './context.ts'
import type { InspectorWords } from './words.ts'

type Figure = readonly [name: string, value: string]

const bytes = (number: number): string => `${number.toLocaleString('en')} B`

/** The engine's two files as the browser fetched them. A copy from the cache has no bytes on the line; of another origin nobody tells. */
function engineFigures(words: InspectorWords): Figure[] {
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const parts = files.filter(({ name }) => /engine[^/]*\.wasm(\?|$)/.test(name))
  const sum = (of: (file: PerformanceResourceTiming) => number) => parts.reduce((total, file) => total + of(file), 0)
  const [first] = parts
  if (!first) return []
  const onLine = sum(file => file.transferSize)
  const endMs = Math.max(...parts.map(file => file.responseEnd))
  return [
    [words.line, onLine > 0 ? bytes(onLine) : words.cached],
    [words.packed, bytes(sum(file => file.encodedBodySize))],
    [words.unpacked, bytes(sum(file => file.decodedBodySize))],
    [words.fetched, `${milliseconds(first.startTime)} + ${milliseconds(endMs - first.startTime)}`]
  ]
}

function rankFigures({ rankings }: Inspection, words: InspectorWords): Figure[] {
  if (rankings.length === 0) return []
  const all = rankings.map(({ durationMs }) => durationMs)
  const [first = 0, ...rest] = [...all].sort((a, b) => a - b)
  return [[words.ranked(all.length), `${milliseconds(first)} – ${milliseconds(rest.at(-1) ?? first)}`]]
}

function statusFigures({ status, consent }: Vitrine, words: InspectorWords): Figure[] {
  const { engine, code, model, storage, counters } = status
  const { personalize, sync } = consent.get()
  return [
    [words.engine, code ? `${engine} (${code})` : engine],
    [words.model, model],
    [words.storage, storage],
    ['consent.personalize', personalize],
    ['consent.sync', sync],
    ...Object.entries(counters).map(([reason, times]): Figure => [`counters.${reason}`, String(times)])
  ]
}

/** The tab. */
export function figuresPart({ vitrine, inspection, words }: InspectorContext): Part {
  const body = h('tbody', {})
  const row = ([name, value]: Figure) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value))
  return {
    element: h('table', { part: 'figures' }, body),
    show() {
      const all = [...engineFigures(words), ...rankFigures(inspection, words), ...statusFigures(vitrine, words)]
      body.replaceChildren(...all.map(row))
    }
  }
}
