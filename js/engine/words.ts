/** Puts what the engine concludes into words a shopper understands. Each language is a chunk of its own. */
import type { Reason, ReportPreview, Segment, Tag } from '../types.ts'
import type { RawPreview, RawReason, RawSegment, RawTag } from './raw.ts'

/** The sentence about a subject, and the one for when the subject is not known. */
type Sentences = readonly [about: string, alone: string]

/** One language. */
export interface Words {
  /** Sentences by a reason's code; `generic` for a code that is younger than the sentences. */
  readonly reasons: Readonly<Record<string, Sentences>>
  /** What a tag means, by its kind. */
  readonly tags: Readonly<Record<string, string>>
  /** Names of segments, by their ids. */
  readonly segments: Readonly<Record<string, string>>
  /** Labels that are words of ours; what is not here stays as it is. */
  readonly labels: Readonly<Record<string, string>>
  /** A tag that a segment follows from: what it means, its label, and what speaks for it. */
  readonly because: (meaning: string, label: string, evidence: string) => string
  /** What a report's noise hides: `{named}`, `{answers}`, `{truth}` and `{other}` are numbers. */
  readonly noise: string
}

/** No words at all: codes stand for themselves. For pages that cannot fetch a language, so that nothing else waits for it. */
const SPEECHLESS: Words = {
  reasons: {},
  tags: {},
  segments: {},
  labels: {},
  because: (meaning, label, evidence) => `${meaning} ${label} ${evidence}`,
  noise: ''
}

/** The words of a language. */
export function wordsOf(locale: 'en' | 'zh-CN'): Promise<Words> {
  const chunk = locale === 'zh-CN' ? import('./words/zh.ts') : import('./words/en.ts')
  return chunk.then(
    ({ WORDS }) => WORDS,
    () => SPEECHLESS
  )
}

/** The word under a code; what nobody put there stands for itself. */
function word(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] as string) : code
}

/** The sentence for a reason. Plain text: an item's title in it is as trustworthy as the catalogue it came from. */
export function reasonText(code: string, subject: string, { reasons }: Words): string {
  const [about, alone] = (Object.hasOwn(reasons, code) && reasons[code]) || reasons.generic || [subject, code]
  // A function, because `$&` in a title would be a pattern in a replacement string.
  return subject === '' ? alone : about.replace('{subject}', () => subject)
}

/** A reason as the shop gets it. `title` is the name of what it is a reason for: nothing is said to be there because of its own name. */
export function putIntoWords({ code, share, subject }: RawReason, words: Words, title?: string): Reason {
  return { code, share, text: reasonText(code, subject === title ? '' : subject, words) }
}

/** A tag as the shop gets it. One that is about nothing in particular is its own label. */
export function sayTag({ ours, label, ...tag }: RawTag, words: Words): Tag {
  const meaning = word(words.tags, tag.kind)
  // The same word may mean another thing under another tag.
  const code = Object.hasOwn(words.labels, tag.id) ? tag.id : label
  return { ...tag, label: (ours ? word(words.labels, code) : label) || meaning, meaning }
}

/** A segment as the shop gets it: the tags it follows from in words, which is what they are called and what they say. */
export function saySegment(segment: RawSegment, tags: readonly RawTag[], words: Words): Segment {
  const because = segment.because.map(id => {
    const raw = tags.find(tag => tag.id === id)
    if (!raw) return id
    const { meaning, label, evidence } = sayTag(raw, words)
    return words.because(meaning, label === meaning ? '' : label, evidence)
  })
  return { ...segment, label: word(words.segments, segment.id), because }
}

/** A report that has not left as the shop gets it. */
export function sayPreview(raw: RawPreview, { noise }: Words): ReportPreview {
  const { named, answers, truthShare, otherShare, ...preview } = raw
  const percent = (share: number) => String(Math.round(share * 100))
  const numbers = {
    named: String(named),
    answers: String(answers),
    truth: percent(truthShare),
    other: percent(otherShare)
  }
  const meaning = noise.replace(/\{(named|answers|truth|other)\}/g, (_, name: keyof typeof numbers) => numbers[name])
  return { ...preview, meaning }
}
