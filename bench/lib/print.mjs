// The tables of `bench/rank.mjs`: ratios against the goals of PERF.md, section 12.

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const us = number => `${number.toFixed(1).padStart(11)} us`

/** A ratio beside its goal. */
function against(title, ratio, goal, isMost = false) {
  const reached = isMost ? ratio <= goal : ratio >= goal
  console.log(
    `  ${title.padEnd(58)} ${ratio.toFixed(2).padStart(8)}  goal ${isMost ? '<=' : '>='} ${goal}  ${reached ? 'reached' : 'MISSED'}`
  )
}

/** Prints everything; false when orders differ. */
export function printRatios(warm, first, limit) {
  for (const { size, equal, payload, results } of warm) {
    console.log(
      `\nN = ${size}: ${equal ? 'equal orders' : 'ORDERS DIFFER'}; ${payload.packed} bytes packed, ${payload.json} of JSON`
    )
    for (const [lane, variants] of Object.entries(results)) {
      for (const [name, { p50, p95 }] of Object.entries(variants))
        console.log(`  ${lane.padEnd(10)} ${name.padEnd(12)} p50 ${us(p50)}   p95 ${us(p95)}`)
    }
    const ratio = (lane, name) => results[lane][name].p50 / results[lane].engine.p50
    if (size <= 1_000) against('resident, against idiomatic', ratio('resident', 'idiomatic'), size === 100 ? 11 : 40)
    against('resident, against expert', ratio('resident', 'expert'), 5.5)
    if (size === 1_000) {
      against('resident, p95 / p50', results.resident.engine.p95 / results.resident.engine.p50, 1.3, true)
      const native = limit.find(of => of.size === size)
      against('resident, against native (not interleaved)', results.resident.engine.p50 / native.p50, 1.5, true)
      against('similarity evaluations, against plain MMR', native.compared / native.plain, 0.16, true)
    }
    if (size > 1_000) continue
    against('objects never seen, against idiomatic', ratio('objects', 'idiomatic'), size === 100 ? 10 : 30)
    const least = results.objects.reading.p50 + results.resident.engine.p50
    console.log(
      `${'  (the same for reading the objects alone and ordering known ones)'.padEnd(60)}${(results.objects.idiomatic.p50 / least).toFixed(2).padStart(9)}`
    )
    against('MessagePack, against JSON.parse + idiomatic', ratio('bytes', 'idiomatic'), size === 100 ? 15 : 30)
    const of = variant => first.find(run => run.size === size && run.variant === variant).runs
    const [idiomatic, calls] = [median(of('idiomatic').map(run => run.call)), median(of('engine').map(run => run.call))]
    const whole = median(of('engine').map(run => run.call + run.setup))
    against('first call in a fresh browser, against idiomatic', idiomatic / calls, size === 100 ? 5 : 20)
    against('the same with set-up', idiomatic / whole, size === 100 ? 1.5 : 5)
  }
  return warm.every(({ equal }) => equal)
}
