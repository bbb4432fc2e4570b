/**
 * Takes what a shop already pushes for its tag manager: `gtag('event', …)` argument objects and GTM's `{ event, ecommerce }`, those
 * that are there and those to come. The tag manager gets every entry first, untouched, whatever happens here.
 */

/** GA4's e-commerce names. A data layer is full of other events, which are nobody's mistake: they are passed over in silence. */
const TAKEN =
  /^(view_(item(_list)?|cart|promotion|search_results)|select_(item|promotion)|add_(to_(cart|wishlist)|(shipping|payment)_info)|remove_from_cart|begin_checkout|purchase|refund|search|share)$/

type Params = { readonly [name: string]: unknown }

/** Tells `track` of every e-commerce event in `layer`; returns the undo. What is not an array gets an undo that does nothing. */
export function listenToDataLayer(layer: unknown, track: (name: string, params: Params) => void): () => void {
  if (!Array.isArray(layer)) return () => {}
  let ecommerce: Params | undefined
  let listening = true

  const take = (entry: unknown): void => {
    if (!isObject(entry)) return
    if (entry['0'] === 'event') tell(entry['1'], isObject(entry['2']) ? entry['2'] : {})
    // As in GTM's own model: what was pushed stays until something else or null takes its place.
    if ('ecommerce' in entry) ecommerce = isObject(entry.ecommerce) ? entry.ecommerce : undefined
    if ('event' in entry) tell(entry.event, ecommerce ?? entry)
  }
  const tell = (name: unknown, params: Params): void => {
    if (typeof name === 'string' && TAKEN.test(name)) track(name, params)
  }
  // A getter of somebody else's object may throw, and must not stop the entry behind it.
  const takeSafely = (entry: unknown): void => {
    try {
      if (listening) take(entry)
    } catch {}
  }

  for (const entry of [...layer]) takeSafely(entry)
  const { push } = layer
  const own = Object.hasOwn(layer, 'push')
  const heard = function (this: unknown, ...entries: unknown[]): number {
    try {
      return push.apply(layer, entries)
    } finally {
      entries.forEach(takeSafely)
    }
  }
  layer.push = heard
  return () => {
    listening = false
    // A tag manager that came later has wrapped this function: then it stays, deaf.
    if (layer.push !== heard) return
    if (own) layer.push = push
    else Reflect.deleteProperty(layer, 'push')
  }
}

function isObject(value: unknown): value is Params {
  return typeof value === 'object' && value !== null
}
