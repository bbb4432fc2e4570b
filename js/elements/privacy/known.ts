/** What is known, level by level: what it says, from what it was concluded, since when, and two buttons to be rid of it. */
import type { Segment, Tag, TagLevel } from '../../types.ts'
import { h, press, write } from '../dom.ts'
import type { Part } from '../parts.ts'
import type { PrivacyContext } from './context.ts'
import { type Row, showRows, stepAway } from './rows.ts'
import type { TitleAndNote } from './words.ts'

const PREVIEWED = 4
const DAY_MS = 86_400_000
/** What is kept until it is taken back has no such day: dates end here. */
const LAST_DAY_MS = 8e15

/** Shows the things of a group behind its heading. */
type Group = <T>(things: readonly T[], nameOf: (thing: T) => string, rowOf: (thing: T) => Row, hint?: string) => void

/** Everything that is known. */
export function knownPart({ vitrine: { profile }, words, say }: PrivacyContext): Part {
  const { language } = words

  /** Amounts as the language writes them; '' where the label only says again, or with "yes", what the meaning says. */
  function labelOf({ label, meaning }: Tag): string {
    if (label === 'yes' || label === meaning) return ''
    const [, amount, currency = ''] = /^(\d+\.\d\d) ([A-Z]{3})$/.exec(label) ?? []
    return amount
      ? Number(amount).toLocaleString(language, { style: 'currency', currency })
      : (words.labels[label] ?? label)
  }

  const nameOf = (tag: Tag): string => [tag.meaning, labelOf(tag)].filter(Boolean).join(words.colon)

  /** What is liked stands by its own name; "no" or "1" alone would say nothing. */
  const likedOf = (tag: Tag): string => (tag.level === 'preference' ? labelOf(tag) : '')

  function act(name: 'forget' | 'block' | 'unblock', id: string, about: string): HTMLButtonElement {
    const button = press('', { 'data-act': name }, () => {
      const row = button.closest('[data-tag]')
      if (row) stepAway(row, name)
      profile[name](id)
      say(words.done[name](about))
    })
    button.append(words.acts[name], h('span', { class: 'news' }, ` ${about}`))
    return button
  }

  function row(title: string, lines: readonly (string | Node)[], buttons: readonly Node[]): HTMLElement {
    const texts = lines.map(line => h('p', { class: 'hint' }, line))
    return h(
      'li',
      { part: 'tag' },
      h('div', {}, h('span', { class: 'name' }, title), ...texts),
      h('div', { class: 'row' }, ...buttons)
    )
  }

  function tagRow(tag: Tag): Row {
    const liked = likedOf(tag)
    const name = nameOf(tag)
    const { declared, sensitive, evidence, lastChangeMs, keptUntilMs, value } = tag
    const day = (ms: number) => new Date(ms).toLocaleDateString(language, { dateStyle: 'medium' })
    const lines = [
      liked ? `${tag.meaning} · ${evidence}` : evidence,
      [
        value < 1 && words.strength(Math.round(value * 100)),
        words.since(day(lastChangeMs), keptUntilMs < LAST_DAY_MS ? day(keptUntilMs) : ''),
        declared && words.told,
        sensitive && words.eyes
      ]
        .filter(Boolean)
        .join(' · ')
    ]
    return {
      key: tag.id,
      says: name + lines,
      make: () => row(liked || name, lines, [act('forget', tag.id, name), act('block', tag.id, name)])
    }
  }

  const segmentRow = ({ id, label, because }: Segment): Row => ({
    key: id,
    says: label + because,
    make: () => row(label, because, [])
  })

  /** What kinds of tags mean, as far as they were met on this page: a blocked one is an id and nothing else. */
  const meanings = new Map<string, string>()

  /** An id in words. */
  function blockedRow(id: string): Row & { name: string } {
    const [kind = '', ...rest] = id.split(':')
    const meaning = meanings.get(kind) ?? kind.replace(/[._]/g, ' ')
    const name = [meaning, rest.join(':')].filter(Boolean).join(words.colon)
    return { key: id, says: name, name, make: () => row(name, [], [act('unblock', id, name)]) }
  }

  function group(id: string, [title, note]: TitleAndNote): Group {
    const count = h('span', { class: 'count' })
    const preview = h('span', { class: 'preview', 'aria-hidden': 'true' })
    const hint = h('p', { class: 'hint' })
    const list = h('ul', {})
    const summary = h('summary', {}, h('span', {}, title), ' ', count, preview)
    const details = h('details', { part: 'level', 'data-level': id }, summary, hint, list)
    element.append(details)
    return (things, nameOf, rowOf, more = '') => {
      write(count, words.things(things.length))
      write(preview, [...new Set(things.map(nameOf))].slice(0, PREVIEWED).join(' · ') || '\u00a0')
      write(hint, `${note} ${more}`)
      // What nobody looks at is not made.
      const fill = () => details.open && showRows(list, things.map(rowOf))
      details.ontoggle = fill
      fill()
    }
  }

  const element = h('fieldset', { part: 'known' }, h('legend', {}, words.known))
  const levels: readonly TagLevel[] = ['preference', 'behaviour', 'value', 'basic']
  const ids = [...levels, 'segments', 'blocked'] as const
  const groups = new Map(ids.map(id => [id, group(id, words.levels[id])]))

  return {
    element,
    show() {
      const tags = profile.tags()
      for (const { kind, meaning } of tags) meanings.set(kind, meaning)
      for (const level of levels) {
        const here = tags.filter(tag => tag.level === level)
        const fades = here.find(({ keptUntilMs }) => keptUntilMs < LAST_DAY_MS)
        const days = fades && Math.round((fades.keptUntilMs - fades.lastChangeMs) / DAY_MS)
        groups.get(level)?.(here, tag => likedOf(tag) || nameOf(tag), tagRow, days ? words.retention(days) : '')
      }
      groups.get('segments')?.(profile.segments(), ({ label }) => label, segmentRow)
      groups.get('blocked')?.(
        profile.blocked().map(blockedRow),
        ({ name }) => name,
        row => row
      )
    }
  }
}
