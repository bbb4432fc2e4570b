/**
 * The chunk behind `listenTo`, loaded when it is first called. Takes what a shop already pushes for its tag manager: `gtag('event', …)` argument objects and GTM's `{ event, ecommerce }`, those
 * that are there and those to come. What the tag manager sees stays as it is: objects, order, results, `this` and mistakes.
 */

import { tapLayer } from './data-layer-tap.ts'
import { fromUa } from './data-layer-ua.ts'
import type { Say } from './say.ts'

/** The events that mean something here. A data layer is full of others, which are nobody's mistake: they pass in silence. */
const TAKEN =
  /^(view_(item(_list)?|cart|promotion|search_results)|select_(item|promotion)|add_(to_(cart|wishlist)|(shipping|payment)_info)|remove_from_cart|begin_checkout|purchase|refund|search|share|review|favourite|coupon_use|survey_answer|help_request|page_view|user_engagement|scroll|login|sign_up)$/

/** What capture notices by itself, and more exactly: a tag manager's word for it would count it twice. */
const NOTICED = /^(page_view|user_engagement|scroll)$/

/** What an event carries, whatever it really is. */
export type Params = { readonly [name: string]: unknown }
/** Takes one event. */
export type Tell = (name: string, params: Params) => void
/** Listens to what `listenTo` was given; returns its undo. */
export type Ear = (given: unknown) => () => void

/** How soon a page without a data layer is asked again, ever more seldom. */
const FIRST_WAIT_MS = 500

/**
 * The `listenTo` of one Vitrine. However many listen and however often, an entry is told once; where Vitrine captures, what it notices
 * itself is not told at all.
 */
export function dataLayerEar(tell: Tell, say: Say, captures: boolean): Ear {
  /** Told before: whoever listens again does not hear it again. */
  const told = new WeakSet<object>()
  /** On their way through `push` right now: a second listener further in has nothing to add. */
  const passing = new Set<unknown>()

  const listen = (layer: unknown[]): (() => void) => {
    const read = reader((name, params) => {
      if (typeof name === 'string' && TAKEN.test(name) && !(captures && NOTICED.test(name))) tell(name, params)
    })
    const take = (entry: unknown, again: boolean): void => {
      if (isObject(entry)) told.add(entry)
      read(entry, again)
    }
    return tapLayer(layer, take, entry => told.has(entry as object), passing)
  }

  return given => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let undo = (): void => clearTimeout(timer)
    const seek = (waitMs: number): void => {
      const layer = given ?? (globalThis as { dataLayer?: unknown }).dataLayer
      if (!Array.isArray(layer)) {
        say('bad_data_layer', 'listenTo() takes the array that the page pushes to; given none it waits for dataLayer')
        // Nothing is missed meanwhile: what was pushed stands in the array. On a server nobody will ever make one.
        if (layer === undefined && typeof window === 'object') timer = setTimeout(seek, waitMs, waitMs * 1.5)
        return
      }
      try {
        undo = listen(layer)
      } catch (error) {
        say('bad_data_layer', 'the data layer does not let itself be read', error)
      }
    }
    seek(FIRST_WAIT_MS)
    return () => undo()
  }
}

/** Follows one data layer's state as GTM does, and gives the events in it; `again`: this entry only sets the state. */
function reader(hear: (name: unknown, params: Params) => void): (entry: unknown, again: boolean) => void {
  let kept: Params | undefined
  let currency: unknown

  return (entry, again) => {
    // Runs on the tag manager's own model and may empty it; keeping on would pin old items to new events.
    if (typeof entry === 'function') kept = undefined
    if (!isObject(entry)) return
    const { 0: command, 1: name, 2: value, ecommerce, event } = entry
    if (command === 'set' || command === 'config')
      currency = (name === 'currency' ? value : ((value ?? name) as Params | undefined)?.currency) ?? currency
    let events: [unknown, unknown][] = command === 'event' ? [[name, value]] : [[event, { ...kept, ...entry }]]
    if ('ecommerce' in entry) {
      // What was pushed stays until something else or null takes its place.
      kept = isObject(ecommerce) ? ecommerce : undefined
      events = [[event, { ...entry, ...kept }]]
      // In the old shape the push itself is the event.
      const old = kept ? fromUa(kept) : []
      if (old[0]) events = old
    }
    if (!again) for (const [called, params] of events) hear(called, { currency, ...(params as Params) })
  }
}

function isObject(value: unknown): value is Params {
  return typeof value === 'object' && value !== null
}
