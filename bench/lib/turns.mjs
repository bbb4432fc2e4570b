// Variants take turns (A B C A B C), each call short ones many times over, and what is told is medians.

/**
 * Microseconds a call by variant: `{ p50, p95 }`. `prepare` makes what a round is given, outside the time; `repeat` says how often a
 * variant is called for one reading of the clock.
 */
export async function turns({ rounds, variants, repeat = {}, prepare = () => undefined }) {
  const times = Object.fromEntries(Object.keys(variants).map(name => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const given = prepare(round)
    for (const [name, variant] of Object.entries(variants)) {
      const calls = repeat[name] ?? 1
      const start = performance.now()
      for (let call = 0; call < calls; call++) await variant(given, round)
      times[name].push(((performance.now() - start) * 1_000) / calls)
    }
  }
  // The first fifth measures the compiler.
  const settled = Object.entries(times).map(([name, of]) => [
    name,
    of.slice(Math.floor(of.length / 5)).sort((a, b) => a - b)
  ])
  const at = (of, share) => of[Math.floor(share * (of.length - 1))]
  return Object.fromEntries(settled.map(([name, of]) => [name, { p50: at(of, 0.5), p95: at(of, 0.95) }]))
}

/** How often a call is to be made so that one reading of the clock spans about `ms`. */
export async function often(variant, ms = 2) {
  await variant()
  const start = performance.now()
  await variant()
  return Math.max(1, Math.min(200, Math.round(ms / Math.max(performance.now() - start, 0.005))))
}
