/** Initial pull and repeat: ours against the raw floor, from the same page server, in turns. */
import path from 'node:path'
import { startPageServer, type PageServer } from './page-server.ts'
import { openRaw, rawPull } from './raw.ts'
import { makeSample } from './records.ts'
import { median, ratioRow, type BenchRow } from './report.ts'
import { openSite, scratch } from './site.ts'

const pageSize = 500
/** Our store commits each page while initialising, and so does the floor. */
const pagesInTransaction = 1

/** Rows for `total` records; `rounds` runs of each in turns, of which the median counts. */
export async function benchPull(total: number, rounds: number): Promise<BenchRow[]> {
  const server = await startPageServer({ total, pageSize })
  const floors: number[] = []
  const ours: number[] = []
  const repeats: number[] = []
  for (let round = 0; round < rounds; round++) {
    floors.push(await rawRound(server))
    const [first, again] = await ourRound(server, makeSample(total).lines)
    ours.push(first)
    repeats.push(again)
  }
  await server.close()
  const perRecord = `${((median(ours) * 1000) / total).toFixed(0)} us a record`
  return [
    ratioRow(`initial pull of ${total.toLocaleString('en')}`, median(floors), median(ours), 1.3, perRecord),
    { ...ratioRow(`the same ${total.toLocaleString('en')} again`, median(ours), median(repeats), 0.8), note: 'against the first pull' },
  ]
}

async function rawRound(server: PageServer): Promise<number> {
  await server.rewind()
  const raw = openRaw(path.join(scratch(), 'raw.db'))
  const ms = await rawPull(server.url, raw, pagesInTransaction)
  raw.close()
  return ms
}

/** Milliseconds of the first loading, and of the same records once more. */
async function ourRound(server: PageServer, lines: number): Promise<[first: number, again: number]> {
  const site = openSite(path.join(scratch(), 'site.db'))
  await server.rewind()
  const first = await timed(() => site.cycle(server.url))
  const arrived = site.db.sqlite.prepare('SELECT count(*) FROM invoice_line').pluck().get() as number
  if (arrived !== lines) throw new Error(`${lines} lines were sent, ${arrived} arrived`)
  site.db.sqlite.exec("UPDATE sync_cursor SET value = 0 WHERE name = 'central'")
  await server.rewind()
  const again = await timed(() => site.cycle(server.url))
  site.close()
  return [first, again]
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}
