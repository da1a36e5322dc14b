import { defineConfig } from 'vitest/config'
import { compileCache } from './test/support/compile-cache.ts'

const report = process.env['OUTPOST_LONG'] === '1' ? 'vitest-long' : 'vitest'

/** Plain Node for everything but the journeys, which Playwright runs (playwright.config.ts). */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts', 'test/architecture/**/*.test.ts', 'test/central/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/support/template-db.ts'],
    env: { NODE_COMPILE_CACHE: compileCache },
    setupFiles: ['test/support/seed.ts'],
    // A limit ends what hangs. What only takes longer on a slow or busy computer is not to meet one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // How long a computer may take that has much else to do; what is waited for comes at once.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    pool: 'forks',
    reporters: ['default', ['json', { outputFile: `test-results/reports/${report}.json` }]],
  },
})
