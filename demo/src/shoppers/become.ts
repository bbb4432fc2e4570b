/**
 * Becoming somebody else. A second Vitrine, whose clock the demo sets, is told what the shopper did and when; its export is
 * imported here. All of it is the package's public interface, and the second one keeps nothing.
 */
import { createVitrine, type EventParams } from 'vitrine'
import { itemsById, type ShopItem } from '../api.ts'
import { vitrine } from '../shop.ts'
import { CURRENCY } from '../words.ts'
import { type Deed, PEOPLE, type Person } from './people.ts'

const KEY = 'shop:shopper'
/** What was known of the one who really sits here, until they are themselves again. */
const OWN_KEY = 'shop:own-profile'
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

function stored(key: string, value?: string | null): string | null {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else if (value !== undefined) sessionStorage.setItem(key, value)
    return sessionStorage.getItem(key)
  } catch {
    // Storage is blocked: it is forgotten with the page.
    return null
  }
}

/** Who one is at the moment; undefined for oneself. */
export const personNow = (): Person | undefined => PEOPLE.find(({ id }) => id === stored(KEY))

/** When a deed was done: today's are so many minutes ago, the others at their time of day. */
export function timeOf([daysAgo, time]: Deed, nowMs: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  if (daysAgo === 0) return nowMs - (hours * 60 + minutes) * MINUTE_MS
  return new Date(nowMs - daysAgo * DAY_MS).setHours(hours, minutes, 0, 0)
}

/** What an event says about articles: those of the catalogue, and what they come to. */
function paramsOf([, , name, ids, more]: Deed, items: ReadonlyMap<string, ShopItem>): EventParams {
  const here = ids.flatMap(id => items.get(id) ?? [])
  if (name === 'search') return { ...more }
  const value = here.reduce((sum, { price }) => sum + price, 0)
  return { items: here.map(item => ({ ...item, quantity: 1 })), value, currency: CURRENCY, ...more }
}

/** Keeps the page's look as it is: another Vitrine brings its own, which is none. Returns the undo. */
function keepLook(): () => void {
  const root = document.documentElement
  const kept = root.getAttributeNames().map(name => [name, root.getAttribute(name) ?? ''] as const)
  const observer = new MutationObserver(() => {
    for (const [name, value] of kept) if (root.getAttribute(name) !== value) root.setAttribute(name, value)
  })
  observer.observe(root, { attributes: true })
  return () => observer.disconnect()
}

/** The profile that somebody's deeds make. */
async function profileOf({ id, deeds }: Person): Promise<unknown> {
  const known = await itemsById([...new Set(deeds.flatMap(([, , , ids]) => ids))])
  const items = new Map(known.map(item => [item.item_id, item]))
  const nowMs = Date.now()
  let clockMs = nowMs
  const letGo = keepLook()
  const other = createVitrine({ shop: `try-${id}`, capture: false, look: { suggest: false }, now: () => clockMs })
  try {
    await other.ready
    for (const deed of deeds) {
      clockMs = timeOf(deed, nowMs)
      other.track(deed[2], paramsOf(deed, items))
    }
    clockMs = nowMs
    return await other.profile.export()
  } finally {
    other.destroy()
    setTimeout(letGo)
  }
}

/** Becomes somebody, in the place of whoever one was; true when it went well. */
export async function become(person: Person): Promise<boolean> {
  // Made before anything is deleted: the articles may be out of reach.
  const profile = person.deeds.length > 0 ? await profileOf(person) : undefined
  if (!personNow()) stored(OWN_KEY, JSON.stringify(await vitrine.profile.export()))
  await vitrine.consent.set({ personalize: true })
  await vitrine.profile.erase()
  stored(KEY, person.id)
  return profile === undefined || (await vitrine.profile.import(profile)).ok
}

/** Becomes oneself again, with what was known before. */
export async function beMyself(): Promise<void> {
  await vitrine.profile.erase()
  const own = stored(OWN_KEY)
  if (own && own !== 'null') await vitrine.profile.import(own)
  stored(OWN_KEY, null)
  stored(KEY, null)
}
