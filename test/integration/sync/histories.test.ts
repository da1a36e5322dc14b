/**
 * Random histories on three sites and one central: work, central's own changes, merges, deletes, stores that move,
 * restarts, and a line that loses, doubles, delays and cuts. In the end, over a good line, every site equals central
 * where it should, nothing is lost, nothing is done twice. A counter-example becomes a test in histories-found.test.ts.
 *
 * OUTPOST_SEED repeats a run; OUTPOST_RUNS says how many histories.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { history } from '../../support/histories/acts.ts'
import type { Country } from '../../support/histories/country.ts'
import { makeCountry } from '../../support/histories/country.ts'
import { playHistory } from '../../support/histories/play.ts'

const isLong = process.env.OUTPOST_LONG === '1'
const runs = Number(process.env.OUTPOST_RUNS ?? (isLong ? 10_000 : 1000))
const seed = Number(process.env.OUTPOST_SEED ?? Math.floor(Math.random() * 2 ** 31))

let country: Country
beforeAll(async () => {
  country = await makeCountry()
})
afterAll(() => country.remove())

it(
  `F-101 F-109 F-111 F-113 F-225 F-251: after any history all are equal, nothing lost, nothing twice (${runs} histories)`,
  async () => {
    const from = performance.now()
    const property = fc.asyncProperty(history, (one) => playHistory(country, one))
    const report = await fc.check(property, { numRuns: runs, seed })
    const seconds = (performance.now() - from) / 1000
    console.log(
      `${report.numRuns} histories, OUTPOST_SEED=${seed}, ${seconds.toFixed(1)} s, cpu ${(process.cpuUsage().user / 1e6).toFixed(1)} s`,
    )
    expect(report.failed, fc.defaultReportMessage(report)).toBe(false)
  },
  isLong ? 900_000 : 300_000,
)
