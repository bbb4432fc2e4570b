/**
 * The demo shop in a real Chromium. `npm run e2e` serves it and says where in VITRINE_URL; without that it is served from here.
 * VITRINE_CHROMIUM names the browser.
 */
import { defineConfig } from '@playwright/test'

const port = 4199
const served = process.env.VITRINE_URL
const chromium = process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium'

export default defineConfig({
  testDir: '.',
  outputDir: '../../.vitrine/e2e',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 30_000,
  reporter: 'list',
  // Pictures are taken when somebody wants to look at them (`npm run screenshots`), pages are timed on a quiet machine (`npm run figures`).
  ...(process.env.VITRINE_SCREENSHOTS || process.env.VITRINE_FIGURES ? {} : { grepInvert: /@screenshots|@figures/ }),
  use: {
    baseURL: served ?? `http://localhost:${port}`,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] }
  },
  ...(served
    ? {}
    : {
        webServer: {
          command: 'node scripts/start.mjs',
          cwd: '../..',
          env: { PORT: String(port) },
          url: `http://localhost:${port}/healthz`,
          timeout: 1_200_000
        }
      })
})
