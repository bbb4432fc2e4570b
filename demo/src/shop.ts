/** The shop's one Vitrine. Everything else here works without it. */
import { createVitrine, type Status } from 'vitrine'
import { recalledChoice } from './consent.ts'
import { breath } from './soon.ts'

/** The Vitrine of this page. */
export const vitrine = createVitrine({
  shop: 'gift-shop',
  consent: recalledChoice(),
  // A palette of the shop's own, as it is on its wrapping paper; Vitrine makes it readable where it is not.
  look: {
    palettes: {
      meadow: {
        background: '#eef5ea',
        surface: '#fbfdf8',
        text: '#1f2f22',
        muted: '#5a6e5c',
        accent: '#2f7d4f',
        onAccent: '#ffffff',
        border: '#8fa391'
      }
    }
  },
  // A demo wants to be seen working: half a minute instead of the usual day.
  sync: { endpoint: '/v1/reports', manifest: '/v1/manifest', maxDelaySeconds: 30 }
})

/** The engine's first part has the profile, and ranks: the first change that is told. */
const ranks = new Promise<Status>(resolve => {
  const undo = vitrine.on('change', ({ what }) => {
    if (what !== 'profile') return
    undo()
    resolve(vitrine.status)
  })
})

/** What waits for the engine goes on in a task of its own, not in the engine's. */
const within = async (limitMs: number, ...promises: Promise<Status>[]): Promise<Status> => {
  const patience = new Promise<Status>(resolve => setTimeout(() => resolve(vitrine.status), limitMs))
  const status = await Promise.race([...promises, patience])
  await breath()
  return status
}

/** Waits for the engine to rank, but never longer than `limitMs`: then the shelves are shown in the server's order. */
export const rankingWithin = (limitMs: number): Promise<Status> => within(limitMs, ranks, vitrine.ready)

/** Waits for the whole engine, which decides, but never longer than `limitMs`. */
export const engineWithin = (limitMs: number): Promise<Status> => within(limitMs, vitrine.ready)

/** True when the shopper allowed a profile: only then lists are reordered. */
export const mayPersonalise = (): boolean => vitrine.consent.get().personalize === 'granted'
