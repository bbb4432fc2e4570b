/** `decodeReport` reads what a real page would send, byte for byte. */
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import type * as Vitrine from '../../../js/index.ts'
import type * as Server from '../../../js/server.ts'
import { fixture, serve } from './serve.ts'

/** A manifest that asks one question, as a backend serves it (docs/backend.md): MessagePack, written out. */
function manifest(): Uint8Array {
  const text = (value: string) => [0xa0 | Buffer.byteLength(value), ...Buffer.from(value)]
  const epsilon = [0xcb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0]
  const answers = ['Bag', 'Clock', 'Holder', 'Mug', 'none'].flatMap(text)
  return Uint8Array.of(
    ...[0x92, 3, 0x91],
    ...[0x97, 1, ...text('interest.top'), ...epsilon],
    ...[0x95, ...answers, 0, ...text('What you look at most'), ...text('您最常看什么')]
  )
}

test('the bytes of a preview', async ({ page }) => {
  const served = await serve(fixture('plain'))
  try {
    await page.route('**/v1/manifest', route => route.fulfill({ body: Buffer.from(manifest()) }))
    await page.goto(`${served.address}/shop.js`)
    const bytes = await page.evaluate(async () => {
      const { createVitrine } = (await import(
        new URL('/node_modules/vitrine/dist/index.js', location.href).href
      )) as typeof Vitrine
      const consent = { personalize: true, sync: true }
      const vitrine = createVitrine({ shop: 'reports', consent, sync: { endpoint: '/v1/reports' } })
      await vitrine.ready
      vitrine.track('view_item', { items: [{ item_id: '1', item_category: 'Clock' }] })
      const previews = await vitrine.sync.preview()
      vitrine.destroy()
      return previews.map(preview => Array.from(preview.bytes))
    })
    expect(bytes.length).toBeGreaterThan(0)
    const entry = pathToFileURL(fixture('plain', 'node_modules', 'vitrine', 'dist', 'server.js')).href
    const { decodeReport } = (await import(entry)) as typeof Server
    for (const body of bytes) {
      const decoded = decodeReport(Uint8Array.from(body))
      expect(decoded).toMatchObject({ ok: true, report: { metric: 1, room: 8 } })
      if (!decoded.ok) return
      const { epochDay, answers } = decoded.report
      expect(Math.abs(epochDay - Date.now() / 86_400_000)).toBeLessThan(2)
      // Subset selection over five answers at epsilon 1 names one.
      expect(answers).toHaveLength(1)
      expect(answers[0]).toBeLessThan(5)
    }
  } finally {
    await served.close()
  }
})
