// The lane of the profile as bytes, against the same data as JSON.
import { often, turns } from './turns.mjs'

/** Times of writing and reading, and the bytes of both. */
export async function snapshot() {
  const workload = await (await fetch('/workload.json')).json()
  const { openVitrine } = await import('./shop.mjs')
  const { createVitrine } = await import('/dist/index.js')
  const vitrine = await openVitrine(createVitrine, workload)
  const file = vitrine.profile.export()
  return { keys: file && Object.keys(file) }
}
