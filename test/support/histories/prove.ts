/** So many random histories; two files share them, so that both processors work. OUTPOST_SEED repeats a run, OUTPOST_RUNS says how many. */
import fc from 'fast-check'
import { seedOf } from '../seed.ts'
import { history } from './acts.ts'
import { makeCountry } from './country.ts'
import { playHistory } from './play.ts'

export const isLong = process.env.OUTPOST_LONG === '1'
export const runs = Number(process.env.OUTPOST_RUNS ?? (isLong ? 5000 : 500))

/** `inCi`: the seed there. Prints the seed; a failure prints the shortest history that still fails, ready to be a named test. */
export async function proveHistories(inCi: number): Promise<void> {
  const seed = seedOf(inCi)
  const country = await makeCountry()
  const from = performance.now()
  const cpu = process.cpuUsage()
  try {
    const property = fc.asyncProperty(history, (one) => playHistory(country, one))
    const report = await fc.check(property, { numRuns: runs, seed })
    const { user, system } = process.cpuUsage(cpu)
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    console.log(`${report.numRuns} histories, OUTPOST_SEED=${seed}: ${seconds} s, processor ${((user + system) / 1e6).toFixed(1)} s`)
    if (report.failed) throw new Error(fc.defaultReportMessage(report), { cause: report.errorInstance })
  } finally {
    country.remove()
  }
}
