/** The first loading over a bad line (design 12): 20 kB/s, 300 ms, a reset every 200 kB; bytes against those of a clean line. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { createCentral } from '../central/central.ts'
import { demoSite, generate } from '../central/sample/generate.ts'
import type { PoorLine } from './poor-line.ts'
import { createPoorLine } from './poor-line.ts'
import { limitRow, type BenchRow } from './report.ts'
import { openSite, scratch, type Line } from './site.ts'

const mostCycles = 2000
const line = { bytesPerSecond: 20_000, latencyMs: 300, resetAfterBytes: 200_000 }
/** Where the resets fall decides how much each throws away: so the line is begun at eight places. */
const beginnings = [0, 25_000, 50_000, 75_000, 100_000, 125_000, 150_000, 175_000]

/** A row for a sample country of `documents`, of which the site writes nearly all: the mean of all beginnings. */
export async function benchSlowLine(documents: number): Promise<BenchRow[]> {
  const clean = await load(documents)
  const ratios: number[] = []
  for (const bytesBefore of beginnings) {
    const slow = await load(documents, createPoorLine({ ...line, bytesBefore }))
    if (slow.records !== clean.records) throw new Error(`${clean.records} records over the clean line, ${slow.records} over the bad one`)
    ratios.push(slow.bytes / clean.bytes)
  }
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
  const note = `mean of ${ratios.length}, ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}; ${(clean.bytes / 1e6).toFixed(2)} MB`
  return [limitRow(`bytes over a bad line, ${clean.records.toLocaleString('en')} records`, mean, 'x the clean bytes', 1.1, note)]
}

async function load(documents: number, over?: PoorLine) {
  const central = await createCentral({ file: path.join(scratch(), 'central.db') })
  generate(central, { documents, demoShare: 0.9, seed: 7, today: new Date('2026-11-20') })
  const site = openSite(path.join(scratch(), 'site.db'))
  const way: Line = {
    url: central.url,
    siteName: demoSite.name,
    passwordHash: createHash('sha256').update(demoSite.password).digest('hex'),
    ...(over !== undefined && { over }),
  }
  let bytes = 0
  for (let cycles = 1; cycles <= mostCycles; cycles++) {
    const { outcome, traffic } = await site.tryCycle(way)
    bytes += traffic.bytesIn + traffic.bytesOut
    if (outcome.kind === 'stopped') throw new Error(`stopped: ${JSON.stringify(outcome.cause)}`)
    if (outcome.kind !== 'done') continue
    const records = site.db.sqlite
      .prepare(
        'SELECT (SELECT count(*) FROM invoice) + (SELECT count(*) FROM invoice_line) + (SELECT count(*) FROM stock_line) + (SELECT count(*) FROM record)',
      )
      .pluck()
      .get() as number
    site.close()
    await central.close()
    return { bytes, records }
  }
  throw new Error(`the loading did not end in ${mostCycles} cycles`)
}
