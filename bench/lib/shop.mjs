// The workload of `bench/native` as each lane takes it.

/** Bytes of hexadecimal digits. */
export const bytesOf = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
const base64 = bytes => btoa(String.fromCharCode(...bytes))

/** The articles of a list as plain data: what the rivals get. */
export const plainItems = (workload, size) => workload.lists[size].map(id => workload.items[id])

/** The same as a shop's page would hand them to Vitrine; `mark` makes ids that were never seen. */
export function shopItems(workload, size, mark = '') {
  return plainItems(workload, size).map(item => ({
    item_id: item.id + mark,
    item_name: item.name,
    item_brand: item.brand,
    item_category: item.categories[0],
    item_category2: item.categories[1],
    item_category3: item.categories[2],
    item_variant: item.variant,
    price: item.price,
    discount: item.discount,
    artefact: base64(bytesOf(item.packed))
  }))
}

/** What a server without Vitrine would send: the plain data as JSON, without the packed form. */
export function plainJson(workload, size) {
  return JSON.stringify(plainItems(workload, size).map(({ packed, ...item }) => item))
}

const NAMES = [
  'item_id',
  'item_name',
  'item_brand',
  'item_category',
  'item_category2',
  'item_category3',
  'item_variant',
  'price',
  'discount',
  'artefact'
]

/** The list in MessagePack, as the backend sends it (docs/candidates.md). */
export function packedList(workload, size, mark = '') {
  const out = []
  const utf8 = new TextEncoder()
  const head = (length, small, smallest, [one, two]) => {
    if (length < small) out.push(smallest | length)
    else if (one !== undefined && length < 256) out.push(one, length)
    else out.push(two, length >> 8, length & 255)
  }
  const text = value => {
    const bytes = utf8.encode(value)
    head(bytes.length, 32, 0xa0, [0xd9, 0xda])
    out.push(...bytes)
  }
  const number = value => {
    const bytes = new DataView(new ArrayBuffer(4))
    bytes.setFloat32(0, value)
    out.push(0xca, ...new Uint8Array(bytes.buffer))
  }
  const items = plainItems(workload, size)
  out.push(0x93, 2)
  head(NAMES.length, 16, 0x90, [undefined, 0xdc])
  NAMES.forEach(text)
  head(items.length, 16, 0x90, [undefined, 0xdc])
  for (const item of items) {
    out.push(0x90 | NAMES.length)
    for (const value of [item.id + mark, item.name, item.brand, ...item.categories, item.variant]) text(value)
    number(item.price)
    number(item.discount)
    const artefact = bytesOf(item.packed)
    head(artefact.length, 0, 0, [0xc4, 0xc5])
    out.push(...artefact)
  }
  return Uint8Array.from(out)
}

/** A Vitrine whose shopper is the workload's. */
export async function openVitrine(createVitrine, workload, options = {}) {
  const vitrine = createVitrine({
    shop: `bench-${Math.random().toString(36).slice(2)}`,
    consent: { personalize: true },
    capture: false,
    now: () => workload.nowMs,
    ...options
  })
  await vitrine.ready
  const { ok } = await vitrine.profile.import({
    format: 'vitrine-profile-1',
    snapshot: base64(bytesOf(workload.snapshot))
  })
  if (!ok) throw new Error('the shopper could not be imported')
  return vitrine
}
