/** Says what failed in the reports below test-results/reports, and sums them into one last line: `N passed, N failed`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failuresOf, told, type Detail } from './failures.ts'

type Report = {
  /** vitest */
  readonly numPassedTests?: number
  readonly numFailedTests?: number
  readonly numFailedTestSuites?: number
  /** playwright */
  readonly stats?: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
}
type Count = { readonly passed: number; readonly failed: number }

/** A file that did not even load has no failed test; it counts as one. */
export function countOf(report: Report): Count {
  if (report.stats !== undefined) return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
  const failed = report.numFailedTests ?? 0
  return { passed: report.numPassedTests ?? 0, failed: failed > 0 ? failed : (report.numFailedTestSuites ?? 0) }
}

/** `failedStages`: scripts that failed in a way that no report shows (types, lint, format, a build). */
export function sentence(reports: readonly Report[], failedStages: number): string {
  const counts = reports.map(countOf)
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  return `${passed} passed, ${Math.max(failed, failedStages)} failed`
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../../test-results/reports')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const reports = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report & Detail)
  process.stdout.write(told(reports.flatMap(failuresOf)))
  process.stdout.write(`${sentence(reports, Number(process.argv[2] ?? 0))}\n`)
}
