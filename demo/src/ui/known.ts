/** What is known, level by level: what it says, from what it was concluded, and two buttons to be rid of it. */
import type { Segment, Tag } from 'vitrine'
import { button, byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { counted, money } from '../words.ts'
import { announce } from './announce.ts'
import { type Row, showRows, stepAway } from './rows.ts'

const PREVIEWED = 4

/** Amounts as the shop writes them; '' where the label only says again, or with "yes", what the meaning says. */
function labelOf({ label, meaning }: Tag): string {
  if (label === 'yes' || label === meaning) return ''
  const [, amount] = /^(\d+\.\d\d) GBP$/.exec(label) ?? []
  return amount ? money(Number(amount)) : label
}

const nameOf = (tag: Tag): string => [tag.meaning, labelOf(tag)].filter(Boolean).join(': ')

function act(name: string, about: string, text: string, press: () => void): HTMLButtonElement {
  const element = button(text, 'button-quiet', () => {
    const row = element.closest('[data-tag]')
    if (row) stepAway(row, name)
    press()
  })
  element.dataset.act = name
  element.setAttribute('aria-label', `${text}: ${about}`)
  return element
}

const mark = (text: string) => h('span', { class: 'tag-mark' }, text)

function tagRow(tag: Tag): HTMLElement {
  const label = labelOf(tag)
  const words = h('div', {}, h('span', { class: 'tag-label' }, label || tag.meaning))
  if (tag.declared) words.append(mark('Told, not concluded'))
  if (tag.sensitive) words.append(mark('For your eyes only'))
  const meaning = label ? [h('span', { class: 'tag-meaning' }, tag.meaning), ' · '] : []
  words.append(h('p', { class: 'tag-words' }, ...meaning, h('span', { class: 'tag-evidence' }, tag.evidence)))
  const name = nameOf(tag)
  const forget = act('forget', name, 'Delete', () => {
    vitrine.profile.forget(tag.id)
    announce(`Deleted: ${name}.`, 'privacy-news')
  })
  const block = act('block', name, 'Never keep', () => {
    vitrine.profile.block(tag.id)
    announce(`Deleted, and never kept again: ${name}.`, 'privacy-news')
  })
  return h('li', { class: 'tag' }, words, h('div', { class: 'tag-buttons' }, forget, block))
}

/** An id in words: all there is of a tag that is not kept. What is known of its kind says what it meant. */
function blockedName(id: string, known: readonly Tag[]): string {
  const [kind = '', ...rest] = id.split(':')
  const meaning = known.find(tag => tag.kind === kind)?.meaning ?? kind.replace(/[._]/g, ' ')
  return [meaning, ...(rest.length > 0 ? [rest.join(':')] : [])].join(': ')
}

function blockedRow(id: string, name: string): HTMLElement {
  const allow = act('unblock', name, 'Allow again', () => {
    vitrine.profile.unblock(id)
    announce(`May be concluded again: ${name}.`, 'privacy-news')
  })
  const words = h('span', { class: 'tag-label' }, name)
  return h('li', { class: 'tag' }, words, h('div', { class: 'tag-buttons' }, allow))
}

function segmentRow({ label, because }: Segment): HTMLElement {
  const reasons = because.map(reason => h('li', {}, reason))
  return h('li', {}, h('div', {}, h('span', { class: 'tag-label' }, label), h('ul', {}, ...reasons)))
}

/** One of the panel's groups: how many, the first few in one line, and the rows once it is open. */
function showGroup(group: HTMLElement, names: readonly string[], rows: () => readonly Row[]): void {
  const write = (part: string, text: string) => {
    const element = group.querySelector(part)
    if (element && element.textContent !== text) element.textContent = text
  }
  write('.level-count', names.length === 0 ? 'nothing' : counted(names.length, 'thing'))
  write('.level-preview', [...new Set(names)].slice(0, PREVIEWED).join(' · ') || '\u00a0')
  const list = group.querySelector('ul')
  if (list) showRows(list, rows())
}

/** Shows everything that is known now. */
export function showKnown(): void {
  const tags = vitrine.profile.tags()
  for (const group of byId('tags').querySelectorAll<HTMLElement>('[data-level]')) {
    const here = tags.filter(({ level }) => level === group.dataset.level)
    showGroup(
      group,
      here.map(tag => (tag.level === 'preference' && labelOf(tag)) || nameOf(tag)),
      () => here.map(tag => ({ key: tag.id, says: nameOf(tag) + tag.evidence, make: () => tagRow(tag) }))
    )
  }
  const segments = vitrine.profile.segments()
  showGroup(
    byId('segments'),
    segments.map(({ label }) => label),
    () => segments.map(of => ({ key: of.id, says: of.label + of.because.join(), make: () => segmentRow(of) }))
  )
  const blocked = vitrine.profile.blocked().map(id => ({ id, name: blockedName(id, tags) }))
  showGroup(
    byId('blocked'),
    blocked.map(({ name }) => name),
    () => blocked.map(({ id, name }) => ({ key: id, says: name, make: () => blockedRow(id, name) }))
  )
}
