import { describe, expect, it } from 'vitest'
import { Changes } from '../../js/changes.ts'

function changes() {
  const said: string[] = []
  return { said, changes: new Changes(code => said.push(code)) }
}
const aMicrotask = () => new Promise<void>(resolve => queueMicrotask(resolve))

describe('change listeners', () => {
  it('hear each kind once per microtask, and not before', async () => {
    const { changes: c } = changes()
    const heard: string[] = []
    c.on('change', ({ what }: { what: string }) => heard.push(what))
    c.queue('profile')
    c.queue('look')
    c.queue('profile')
    expect(heard).toEqual([])
    await aMicrotask()
    expect(heard).toEqual(['profile', 'look'])
    c.queue('profile')
    await aMicrotask()
    expect(heard).toEqual(['profile', 'look', 'profile'])
  })

  it('do not harm each other', async () => {
    const { changes: c, said } = changes()
    let heard = 0
    c.on('change', () => {
      throw new Error('a bug in the shop')
    })
    c.on('change', () => heard++)
    c.queue('look')
    await aMicrotask()
    expect(heard).toBe(1)
    expect(said).toEqual(['listener_threw'])
  })

  it('are removed by their own undo only, even in the middle of a round', async () => {
    const { changes: c } = changes()
    let heard = 0
    const count = () => heard++
    const first = c.on('change', count)
    c.on('change', count)
    const undoLast = c.on('change', () => {
      heard += 100
    })
    c.on('change', () => undoLast())
    first()
    first()
    c.queue('look')
    await aMicrotask()
    expect(heard).toBe(101)
    c.queue('look')
    await aMicrotask()
    expect(heard).toBe(102)
  })

  it('hear what a listener causes in the next microtask', async () => {
    const { changes: c } = changes()
    const heard: string[] = []
    c.on('change', ({ what }: { what: string }) => {
      heard.push(what)
      if (what === 'look') c.queue('sync')
    })
    c.queue('look')
    await aMicrotask()
    await aMicrotask()
    expect(heard).toEqual(['look', 'sync'])
  })

  it('must be functions, and of a known event', () => {
    const { changes: c, said } = changes()
    c.on('click', () => {})()
    c.on('change', undefined)()
    expect(said).toEqual(['bad_listener', 'bad_listener'])
  })
})

describe('friction listeners', () => {
  const friction = { kind: 'dead_click', page: 'cart' } as const

  it('hear of friction and of nothing else, each as often as it happens', async () => {
    const { changes: c } = changes()
    const [heard, changed]: [unknown[], unknown[]] = [[], []]
    const undo = c.on('friction', (what: unknown) => heard.push(what))
    c.on('change', (what: unknown) => changed.push(what))
    c.queue('profile')
    c.queue({ ...friction })
    c.queue({ ...friction })
    await aMicrotask()
    expect(heard).toEqual([friction, friction])
    expect(changed).toEqual([{ what: 'profile' }])
    undo()
    c.queue({ ...friction })
    await aMicrotask()
    expect(heard).toHaveLength(2)
  })
})
