/** The documentation in a real Chromium, beside the demo's server: its examples run, its pages can be read. `scripts/lib/stages.mjs` starts it. */
import { defineConfig } from '@playwright/test'

const chromium = process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../.vitrine/docs-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 30_000,
  reporter: 'list',
  use: {
    ...(process.env.VITRINE_URL ? { baseURL: process.env.VITRINE_URL } : {}),
    locale: 'en-GB',
    launchOptions: { executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] }
  }
})
