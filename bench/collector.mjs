// `npm run bench:collector`: reports a second and how long they take, beside a bare axum handler with the same database write.
import { at, work } from '../scripts/lib/paths.mjs'
import { ensurePostgres } from '../scripts/lib/postgres.mjs'
import { run } from '../scripts/lib/run.mjs'
import { main } from '../scripts/lib/say.mjs'

const profile = ['--profile', 'server']
const backend = ['-p', 'vitrine-backend']

await main(async () => {
  await ensurePostgres()
  await run('cargo', ['build', ...profile, ...backend, '--bins', '--example', 'bench_collector'])
  const catalogue = work('bench-catalogue.bin')
  const inputs = ['--items', at('demo', 'data', 'items.csv'), '--events', at('demo', 'data', 'events.csv.gz')]
  await run(at('target', 'server', 'vitrine-backend'), ['catalog', ...inputs, '--out', catalogue])
  await run(at('target', 'server', 'examples', 'bench_collector'), [catalogue])
})
