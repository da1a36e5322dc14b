import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const report = process.env['OUTPOST_LONG'] === '1' ? 'vitest-long' : 'vitest'

/** Plain Node for everything but the journeys, which Playwright runs (playwright.config.ts). */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts', 'test/architecture/**/*.test.ts', 'test/central/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/support/template-db.ts'],
    // Every program under test starts worker threads of its own: each would compile the same files anew.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'outpost-compile-cache') },
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
    reporters: ['default', ['json', { outputFile: `test-results/reports/${report}.json` }]],
  },
})
