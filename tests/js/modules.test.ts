/** Modules in the DOM: whose order, and that what is worked at stays in the page. */
import { Window } from 'happy-dom'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { orderByUse } from '../../js/look/modules/used.ts'
import { movable, nameOf, place, type Zone } from '../../js/look/place.ts'

let zone: Zone
const before = globalThis.document

beforeEach(() => {
  const window = new Window()
  globalThis.document = window.document as unknown as Document
  document.body.innerHTML = `<main data-vitrine-modules="home">
    <section data-vitrine-module="hero"></section>
    <section data-vitrine-module="for-you" data-vitrine-movable data-vitrine-list="For you"></section>
    <p>stays</p>
    <section data-vitrine-module="departments" data-vitrine-movable></section>
    <section data-vitrine-module="loved" data-vitrine-movable><ul data-vitrine-list="Loved"></ul></section>
    <footer></footer>
  </main>`
  zone = document.querySelector('main') as unknown as Zone
})
afterEach(() => {
  globalThis.document = before
})

const names = () => movable(zone).map(nameOf)
const all = () => [...zone.children].map(child => (child as HTMLElement).dataset.vitrineModule ?? child.localName)

describe('placing', () => {
  it('puts modules into the places of modules, and leaves the rest where it is', () => {
    place(zone, ['loved', 'for-you', 'departments'])
    expect(all()).toEqual(['hero', 'loved', 'p', 'for-you', 'departments', 'footer'])
    place(zone, zone.vitrineOrder ?? [])
    expect(all()).toEqual(['hero', 'for-you', 'p', 'departments', 'loved', 'footer'])
  })

  it('does not know what is not there, and moves nothing the shop holds still', () => {
    place(zone, ['hero', 'gone', 'loved', 'for-you'])
    expect(all()).toEqual(['hero', 'loved', 'p', 'departments', 'for-you', 'footer'])
  })

  it.each(['for-you', 'departments', 'loved'])('never takes %s out of the page while it is worked at', name => {
    const still = movable(zone).find(module => nameOf(module) === name) as HTMLElement
    let taken = 0
    const { remove, before: put } = still
    void remove
    void put
    const observer = new (document.defaultView as unknown as typeof globalThis).MutationObserver(records => {
      for (const { removedNodes } of records) taken += [...removedNodes].filter(node => node === still).length
    })
    observer.observe(zone, { childList: true })
    for (const order of [
      ['loved', 'departments', 'for-you'],
      ['departments', 'for-you', 'loved'],
      ['for-you', 'loved', 'departments']
    ]) {
      place(zone, order, still)
      expect(names()).toEqual(order)
      expect(all()[2]).toBe('p')
    }
    taken += observer
      .takeRecords()
      .flatMap(({ removedNodes }) => [...removedNodes])
      .filter(node => node === still).length
    expect(taken).toBe(0)
  })
})

describe('the order by use', () => {
  const list = (label: string, value: number) => ({ kind: 'list', label, value })

  it('is the shop’s while nothing is known, or all is even', () => {
    expect(orderByUse(zone, [])).toBeUndefined()
    expect(orderByUse(zone, [list('For you', 1), list('Loved', 0)])).toBeUndefined()
    expect(orderByUse(zone, [list('For you', 0.8), list('Loved', 1)])?.[0]).toBe('for-you')
    expect(orderByUse(zone, [{ kind: 'category', label: 'Loved', value: 1 }])).toBeUndefined()
  })

  it('brings up what is clearly used more', () => {
    expect(orderByUse(zone, [list('Loved', 1), list('For you', 0.2)])).toEqual(['loved', 'for-you', 'departments'])
    expect(orderByUse(zone, [list('Loved', 1)])).toEqual(['loved', 'for-you', 'departments'])
  })
})
