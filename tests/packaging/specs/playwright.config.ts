/** The shops of tests/packaging/fixtures as `node scripts/packaging.mjs` made them, in a real browser. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../../.vitrine/packaging-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  use: {
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu']
    }
  }
})
