/**
 * Strings live in JavaScript, rows in wasm: this table knows which item has which row and sends only what is new or changed.
 *
 * A `Map` from the id alone: a `WeakMap` from the object in front of it saves 15 ns an item when the very same objects are
 * ranked again and costs 300 ns an item when they are fresh from the server, which is the ordinary case (Node 20, 1,000 items).
 */
import { type Count, cleanId } from './clean.ts'
import { isLooseItem, type LooseItem } from './loose.ts'
import { Packer } from './pack.ts'
import { NO_ROW, type RawEngine } from './raw.ts'

/** The facts an item was last seen with, as the page gave them, and its row. One hidden class keeps the comparison cheap. */
class Known {
  name: unknown
  brand: unknown
  category: unknown
  category2: unknown
  category3: unknown
  category4: unknown
  category5: unknown
  variant: unknown
  price: unknown
  popularity: unknown
  discount: unknown
  artefact: unknown

  constructor(
    readonly row: number,
    item: LooseItem,
    before: Known | undefined
  ) {
    this.name = item.item_name ?? before?.name
    this.brand = item.item_brand ?? before?.brand
    this.category = item.item_category ?? before?.category
    this.category2 = item.item_category2 ?? before?.category2
    this.category3 = item.item_category3 ?? before?.category3
    this.category4 = item.item_category4 ?? before?.category4
    this.category5 = item.item_category5 ?? before?.category5
    this.variant = item.item_variant ?? before?.variant
    this.price = item.price ?? before?.price
    this.popularity = item.popularity ?? before?.popularity
    this.discount = item.discount ?? before?.discount
    this.artefact = item.artefact ?? before?.artefact
  }

  /** True when the item says nothing that is not known; what it leaves out is kept. */
  covers(item: LooseItem): boolean {
    return (
      says(item.price, this.price) &&
      says(item.popularity, this.popularity) &&
      says(item.discount, this.discount) &&
      says(item.item_name, this.name) &&
      says(item.item_brand, this.brand) &&
      says(item.item_category, this.category) &&
      says(item.item_category2, this.category2) &&
      says(item.item_category3, this.category3) &&
      says(item.item_category4, this.category4) &&
      says(item.item_category5, this.category5) &&
      says(item.item_variant, this.variant) &&
      says(item.artefact, this.artefact)
    )
  }
}

function says(now: unknown, before: unknown): boolean {
  return now === undefined || now === null || Object.is(now, before)
}

/** The items of one engine. A rebuilt engine gets a new table. */
export class InternTable {
  readonly #known = new Map<string, Known>()
  readonly #count: Count
  /** Made before the first event needs it. */
  #fresh: Fresh | undefined
  /** Rises whenever rows given before became void. */
  generation = 0
  #lastCount = 0

  /** `count` is told what of an item's facts had to be mended or left out. */
  constructor(count: Count) {
    this.#count = count
    this.#fresh = new Fresh(count)
  }

  /** The generation, once it is certain that nobody emptied the engine's table since. */
  checked(engine: RawEngine): number {
    this.#wasEmptied(engine)
    return this.generation
  }

  /** Writes the row of each of the first `count` items to `rows`, `NO_ROW` for what is no item, and registers what is new. */
  resolve(engine: RawEngine, items: readonly unknown[], count: number, rows: Uint32Array): void {
    // Capture registers items, too, and may have filled and emptied the table since.
    this.#wasEmptied(engine)
    // Taken away while a page's getters are read, which may call for themselves.
    const fresh = this.#fresh ?? new Fresh(this.#count)
    this.#fresh = undefined
    if (this.#look(items, count, rows, fresh)) {
      this.#register(engine, items, rows, fresh)
      if (this.#wasEmptied(engine) && this.#look(items, count, rows, fresh)) {
        this.#register(engine, items, rows, fresh)
        this.#lastCount = engine.itemCount()
      }
    }
    this.#fresh = fresh
  }

  /** The engine empties its table when it is full; the rows of known items are void then and everything registers anew. */
  #wasEmptied(engine: RawEngine): boolean {
    const count = engine.itemCount()
    const isEmptied = count < this.#lastCount
    this.#lastCount = count
    if (isEmptied) {
      this.#known.clear()
      this.generation++
    }
    return isEmptied
  }

  /** Fills in the rows that are known and packs the items that are not; false when there are none. */
  #look(items: readonly unknown[], count: number, rows: Uint32Array, fresh: Fresh): boolean {
    fresh.clear()
    for (let i = 0; i < count; i++) {
      const item = items[i]
      rows[i] = NO_ROW
      if (!isLooseItem(item)) continue
      const known = this.#known.get(nameOf(item))
      if (known?.covers(item)) rows[i] = known.row
      else fresh.add(item, i)
    }
    return fresh.length > 0
  }

  #register(engine: RawEngine, items: readonly unknown[], rows: Uint32Array, fresh: Fresh): void {
    const given = fresh.packer.send(engine)
    for (let i = 0; i < fresh.length; i++) {
      const place = fresh.places[i] as number
      const item = items[place] as LooseItem
      const row = given[i] ?? NO_ROW
      rows[place] = row
      const name = nameOf(item)
      if (row !== NO_ROW) this.#known.set(name, new Known(row, item, this.#known.get(name)))
    }
  }
}

/** Items that are new or say something new, packed, and where in their list they stand. */
class Fresh {
  readonly packer: Packer
  readonly places: number[] = []
  length = 0

  constructor(count: Count) {
    this.packer = new Packer(count)
  }

  clear(): void {
    this.packer.clear()
    this.length = 0
  }

  /** Adds an item, unless it has no id that can be used. */
  add(item: LooseItem, place: number): void {
    const id = cleanId(item.item_id)
    if (id === '') return
    this.packer.add(item, id)
    this.places[this.length++] = place
  }
}

/** The key in the map: the id as given. What is neither string nor number finds nothing and is refused by `cleanId`. */
function nameOf({ item_id }: LooseItem): string {
  return typeof item_id === 'number' ? String(item_id) : (item_id as string)
}
