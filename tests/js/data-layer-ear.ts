/** What the tests of the data layer share: an ear of their own, and what `gtag` pushes. */
import { dataLayerEar, type Params } from '../../js/data-layer.ts'

/** An event as Vitrine is told it. */
export type Heard = [string, Params]

/** One Vitrine's ear, and what it heard. */
export function newEar() {
  const heard: Heard[] = []
  const said: string[] = []
  const listenTo = dataLayerEar(
    (name, params) => heard.push([name, params]),
    code => said.push(code),
    false
  )
  return { heard, said, listenTo }
}

/** The ear at a data layer. */
export function hear(layer: unknown) {
  const ear = newEar()
  return { ...ear, undo: ear.listenTo(layer) }
}

/** What `gtag(…)` pushes: an arguments object, no array. */
export function gtag(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: this is what the real snippet does
  return arguments
}

/** The items of most events. */
export const items = [{ item_id: '22423', price: 12.75 }]
/** Names of the events. */
export const names = (heard: Heard[]) => heard.map(([name]) => name)
/** Ids of an event's items. */
export const ids = ({ items }: Params) => ((items ?? []) as { item_id: string }[]).map(item => item.item_id)
