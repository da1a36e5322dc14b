/** The journeys: the same files in a Chromium against the web shell and in a real Electron window. */
import { defineConfig } from '@playwright/test'
import type { ShellOptions } from './test/e2e/support/fixtures.ts'

const project = process.argv.find((word) => word.startsWith('--project='))?.slice('--project='.length) ?? 'all'

const ofWindows = ['window.spec.ts', 'crash.spec.ts']
const ofPackages = ['packaged.spec.ts', 'unusable.spec.ts']

export default defineConfig<ShellOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  // For a computer that has much else to do; what is waited for comes at once.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: `test-results/reports/playwright-${project}.json` }]],
  projects: [
    // What only a window has is proved in a window.
    { name: 'chromium', testIgnore: [...ofWindows, ...ofPackages], use: { shell: 'chromium' } },
    { name: 'electron', testIgnore: ['demo.spec.ts', ...ofPackages], use: { shell: 'electron' } },
    { name: 'pack', testMatch: 'pack.setup.ts', use: { shell: 'packaged' } },
    {
      name: 'packaged',
      dependencies: ['pack'],
      testMatch: ['main-journey.spec.ts', 'practice.spec.ts', ...ofPackages],
      // A packed program keeps its data in one place of the machine; only Linux lets a test give it another (packaged.ts).
      ...(process.platform === 'linux' ? {} : { testIgnore: '**' }),
      use: { shell: 'packaged' },
    },
  ],
})
