/** What a strict TypeScript shop sees of the built package, through its `exports` and nothing else. Compiled, never run. */
import { createVitrine, type ImportResult, type Item, type Segment, type Tag, type Vitrine } from 'vitrine'
import { createVitrine as createInline } from 'vitrine/inline'
import { type UseRankOptions, useRank } from 'vitrine/react'
import { decodeReport, experimentArm } from 'vitrine/server'

interface Product extends Item {
  shelf: number
}

export function open(products: Product[]): number {
  const vitrine: Vitrine = createVitrine({ shop: 'gift-shop' })
  createInline({ shop: 'gift-shop' }).destroy()
  const { items } = vitrine.rank(products, { slot: 'home', limit: 24 })
  // @ts-expect-error: a name that is no event is a mistake the compiler can see.
  vitrine.track('vieww_item')
  // The shop's own objects come back, with what the shop put on them.
  return items[0]?.shelf ?? 0
}

/** The shopper's page: what is known, and the way to another device and back. */
export async function carry(vitrine: Vitrine, passphrase: string): Promise<ImportResult> {
  const known: Tag[] = vitrine.profile.tags()
  const groups: Segment[] = vitrine.profile.segments()
  if (known.length + groups.length === 0) return { ok: false, code: 'no_engine' }
  vitrine.profile.declare('sizes', '38', { by: 'shopper' })
  const exported = await vitrine.profile.export()
  const size: number | undefined = exported?.snapshot.length
  return size
    ? vitrine.profile.import(exported)
    : vitrine.profile.receive(await vitrine.profile.transfer(passphrase), passphrase)
}

/** The shop's server: the arm it draws, and a report that came in. */
export function serve(person: string, body: Uint8Array): readonly number[] {
  const arm: 'plain' | 'warm' = experimentArm('heading', ['plain', 'warm'], { id: person })
  const decoded = decodeReport(body)
  return arm === 'warm' && decoded.ok ? decoded.report.answers : []
}

/** A component's list. */
export function list(products: Product[], options: UseRankOptions): number[] {
  return useRank(products, options).items.map(({ shelf }) => shelf)
}
