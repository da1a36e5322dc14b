/** The journeys: the same files in a Chromium against the web shell and in a real Electron window. */
import { defineConfig } from '@playwright/test'
import type { ShellOptions } from './test/e2e/support/fixtures.ts'

const project = process.argv.find((word) => word.startsWith('--project='))?.slice('--project='.length) ?? 'all'

export default defineConfig<ShellOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: `test-results/reports/playwright-${project}.json` }]],
  projects: [
    // What only a window has is proved in a window.
    { name: 'chromium', testIgnore: 'window.spec.ts', use: { shell: 'chromium' } },
    { name: 'electron', testIgnore: 'demo.spec.ts', use: { shell: 'electron' } },
  ],
})
