// The table of `bench/rank.mjs`: ratios against the goals of PERF.md, section 12, each the median over the runs.

/** The middle one. */
export const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** How many times quicker the engine is; nothing for a lane that was left out. */
const per = (times, rival) => times && times[rival].p50 / times.engine.p50
const least = (goal, of) => ({ goal, of })
const most = (goal, of) => ({ goal, of, isMost: true })

/** What is measured in a page of any browser. */
function warmRows(size) {
  const lane = name => run => run.warm[size]?.results[name]
  const rows = {}
  if (size <= 1_000)
    rows['resident, against idiomatic'] = least(size === 100 ? 11 : 40, run => per(lane('resident')(run), 'idiomatic'))
  rows['resident, against expert'] = least(5.5, run => per(lane('resident')(run), 'expert'))
  rows['trees, against expert'] = least(4, run => per(run.models[size]?.gbdt.times, 'expert'))
  rows['network, against expert'] = least(6.5, run => per(run.models[size]?.mlp.times, 'expert'))
  if (size > 1_000) return rows
  rows['objects never seen, against idiomatic'] = least(size === 100 ? 10 : 30, run =>
    per(lane('objects')(run), 'idiomatic')
  )
  rows['MessagePack, against JSON.parse + idiomatic'] = least(size === 100 ? 15 : 30, run =>
    per(lane('bytes')(run), 'idiomatic')
  )
  if (size < 1_000) return rows
  const spread = run => run.warm[size]?.results.resident.engine
  rows['resident, p95 / p50'] = most(1.3, run => spread(run) && spread(run).p95 / spread(run).p50)
  for (const [library, goal] of [
    ['voy', 50],
    ['hnswlib', 8],
    ['tfjs', 15]
  ])
    rows[`nearest neighbours, against ${library}`] = least(goal, run => per(run.nearest?.times, library))
  return rows
}

/** What is measured in Chromium and natively alone. */
function onceRows(size) {
  const first = (run, variant, of) =>
    run.first && median(run.first.find(of => of.size === size && of.variant === variant).runs.map(of))
  const call = (run, variant) => first(run, variant, of => of.call)
  const whole = run => first(run, 'engine', of => of.call + of.setup)
  const resident = run => run.warm[size]?.results.resident.engine
  const native = run => run.native?.find(of => of.size === size)
  return {
    'first call in a fresh browser, against idiomatic': least(
      size === 100 ? 5 : 20,
      run => run.first && call(run, 'idiomatic') / call(run, 'engine')
    ),
    'the same with set-up': least(size === 100 ? 1.5 : 5, run => run.first && call(run, 'idiomatic') / whole(run)),
    ...(size === 1_000 && {
      'resident, against native': most(1.5, run => resident(run) && native(run) && resident(run).p50 / native(run).p50),
      'similarity evaluations, against plain MMR': most(
        0.16,
        run => native(run) && native(run).compared / native(run).plain
      )
    })
  }
}

/** How many times quicker one could be that reads objects never seen, orders known ones, and does nothing in between. */
function ceiling(size, { warm }) {
  const { objects, resident } = warm[size].results
  return objects.idiomatic.p50 / (objects.reading.p50 + resident.engine.p50)
}

const snapshotRows = {
  'snapshot, writing, against JSON': least(6, run => per(run.snapshot?.encode, 'json')),
  'snapshot, reading, against JSON': least(10, run => per(run.snapshot?.decode, 'json')),
  'snapshot, bytes, against JSON': most(0.45, ({ snapshot }) => snapshot && snapshot.bytes.engine / snapshot.bytes.json)
}

function line(name, { goal, of, isMost }, runs) {
  const values = runs.map(of).filter(value => value !== undefined)
  if (values.length === 0) return
  const value = median(values)
  const reached = isMost ? value <= goal : value >= goal
  const all = values.map(each => each.toFixed(2)).join(' ')
  const sign = isMost ? '<=' : '>='
  console.log(
    `  ${name.padEnd(50)} ${`${sign} ${goal}`.padStart(8)} ${value.toFixed(2).padStart(8)}  ${(reached ? 'reached' : 'MISSED').padEnd(8)} (${all})`
  )
}

/** Prints everything; false when orders differ. */
export function printTable(browser, sizes, runs) {
  const all = rows => {
    for (const [name, row] of Object.entries(rows)) line(name, row, runs)
  }
  console.log(`\n${browser}, medians of ${runs.length} runs${' '.repeat(24)}    goal measured`)
  for (const size of sizes) {
    const payload = runs[0].warm[size]?.payload
    console.log(`N = ${size}${payload ? `: ${payload.packed} bytes packed, ${payload.json} of JSON` : ''}`)
    all(warmRows(size))
    if (payload && size <= 1_000) {
      const most = median(runs.map(run => ceiling(size, run))).toFixed(2)
      console.log(`  (objects never seen: ${most} if reading them and ordering known ones were all)`)
    }
    if (size <= 1_000) all(onceRows(size))
  }
  console.log('Any N')
  all(snapshotRows)
  const equal = runs.every(
    run =>
      Object.values(run.warm).every(of => of.equal) &&
      Object.values(run.models).every(of => of.gbdt.equal && of.mlp.equal)
  )
  const right = runs[0].nearest?.right ?? { engine: 1 }
  const shares = Object.entries(right).map(([name, share]) => `${name} ${share}`)
  console.log(`Orders are ${equal ? 'equal' : 'DIFFERENT'}; the nearest one was found: ${shares.join(', ')}`)
  return equal && right.engine === 1
}
