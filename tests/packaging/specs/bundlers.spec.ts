/** The package as each tool bundles it, and as no tool does. */
import { test as base, expect } from '@playwright/test'
import { fixture, type Served, serve, serveByTool } from './serve.ts'
import { expectPersonal, watch } from './shop.ts'

const test = base.extend<{ served: { open: (served: Promise<Served>) => Promise<string> } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter to learn what a fixture needs.
  served: async ({}, use) => {
    const all: Served[] = []
    const open = async (coming: Promise<Served>) => {
      const served = await coming
      all.push(served)
      return served.address
    }
    await use({ open })
    for (const served of all) await served.close()
  }
})

/** What each tool leaves, and where. */
const BUILT: readonly (readonly [tool: string, ...folder: string[]])[] = [
  ['plain'],
  ['vite', 'dist'],
  ['webpack', 'dist'],
  ['rollup', 'dist'],
  ['esbuild', 'dist'],
  ['parcel', 'dist'],
  ['vue', 'dist'],
  ['sveltekit', 'build']
]

for (const [tool, ...folder] of BUILT) {
  test(`${tool}: a static server and what was built`, async ({ page, served }) => {
    const trouble = watch(page)
    await expectPersonal(page, `${await served.open(serve(fixture(tool, ...folder)))}/`)
    expect(trouble).toEqual([])
  })
}

test('vite: its development server, without configuration', async ({ page, served }) => {
  const trouble = watch(page)
  await expectPersonal(page, `${await served.open(serveByTool('vite', 'vite/bin/vite.js', ['--strictPort']))}/`)
  expect(trouble).toEqual([])
})
