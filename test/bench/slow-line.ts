/** The first loading over a bad line (design 12): 20 kB/s, 300 ms, a reset every 200 kB; bytes against those of a clean line. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { createCentral, type Central } from '../central/central.ts'
import { demoSite, generate } from '../central/sample/generate.ts'
import { limitRow, type BenchRow } from './report.ts'
import { openSite, scratch, type Line } from './site.ts'

const mostCycles = 2000
const line = { bytesPerSecond: 20_000, latencyMs: 300, resetAfterBytes: 200_000 }

/** A row for a sample country of `documents`, of which the site writes nearly all. */
export async function benchSlowLine(documents: number): Promise<BenchRow[]> {
  const clean = await load(documents, () => {})
  const slow = await load(documents, ({ admin }) => {
    admin.knob('delayMs', line.latencyMs)
    admin.knob('throttle', { bytesPerSecond: line.bytesPerSecond })
    admin.knob('resetAfterBytes', line.resetAfterBytes)
  })
  const records = `${slow.records.toLocaleString('en')} records`
  const note = `${slow.cycles} cycles, ${(slow.bytes / 1e6).toFixed(2)} MB in ${slow.seconds.toFixed(0)} s`
  if (slow.records !== clean.records) throw new Error(`${clean.records} records over the clean line, ${slow.records} over the bad one`)
  return [limitRow(`bytes over a bad line, ${records}`, slow.bytes / clean.bytes, 'x the clean bytes', 1.1, note)]
}

async function load(documents: number, spoil: (central: Central) => void) {
  const central = await createCentral({ file: path.join(scratch(), 'central.db') })
  generate(central, { documents, demoShare: 0.9, seed: 7, today: new Date('2026-11-20') })
  spoil(central)
  const site = openSite(path.join(scratch(), 'site.db'))
  const way: Line = {
    url: central.url,
    siteName: demoSite.name,
    passwordHash: createHash('sha256').update(demoSite.password).digest('hex'),
  }
  const began = performance.now()
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
    return { bytes, cycles, records, seconds: (performance.now() - began) / 1000 }
  }
  throw new Error(`the loading did not end in ${mostCycles} cycles`)
}
