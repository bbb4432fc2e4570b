/** A data layer beside capture: what both tell is told once. */
import { describe, expect, it } from 'vitest'
import { dataLayerEar } from '../../js/data-layer.ts'

const PUSHED = ['page_view', 'user_engagement', 'scroll', 'search', 'view_item', 'login'].map(event => ({ event }))

function heard(captures: boolean): string[] {
  const names: string[] = []
  const layer: unknown[] = PUSHED.slice(0, 4)
  dataLayerEar(
    name => names.push(name),
    () => {},
    captures
  )(layer)
  layer.push(...PUSHED.slice(4), ...PUSHED.slice(0, 1))
  return names
}

describe('a data layer', () => {
  it('leaves to capture what capture notices itself', () => {
    expect(heard(true)).toEqual(['search', 'view_item', 'login'])
  })

  it('tells it where nothing captures', () => {
    expect(heard(false)).toEqual([...PUSHED, ...PUSHED.slice(0, 1)].map(({ event }) => event))
  })
})
