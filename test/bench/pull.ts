/** Initial pull and repeat: ours against the raw floor, from the same page server, in turns. */
import path from 'node:path'
import { startPageServer } from './page-server.ts'
import { openRaw, rawPull } from './raw.ts'
import { makeSample } from './records.ts'
import { median, ratioRow, type BenchRow } from './report.ts'
import { openSite, scratch } from './site.ts'

const pageSize = 500
/** Our store commits each page while initialising, and so does the floor. */
const pagesInTransaction = 1

/** Rows for `total` records; `rounds` runs of each in turns, of which the median counts. */
export async function benchPull(total: number, rounds: number): Promise<BenchRow[]> {
  const sample = makeSample(total)
  const floors: number[] = []
  const ours: number[] = []
  const repeats: number[] = []
  for (let round = 0; round < rounds; round++) {
    floors.push(await onServer(sample, (url) => rawRound(url)))
    const folder = scratch()
    const site = openSite(path.join(folder, 'site.db'))
    ours.push(await onServer(sample, (url) => timed(() => site.cycle(url))))
    check(site.db.sqlite.prepare('SELECT count(*) AS count FROM invoice_line').get(), sample.queue)
    site.db.sqlite.exec("UPDATE sync_cursor SET value = 0 WHERE name = 'central'")
    repeats.push(await onServer(sample, (url) => timed(() => site.cycle(url))))
    site.close()
  }
  const perRecord = `${((median(ours) * 1000) / total).toFixed(0)} us a record`
  return [
    ratioRow(`initial pull of ${total.toLocaleString('en')}`, median(floors), median(ours), 1.3, perRecord),
    { ...ratioRow(`the same ${total.toLocaleString('en')} again`, median(ours), median(repeats), 0.8), note: 'against the first pull' },
  ]
}

function check(found: unknown, queue: readonly { tableName: string }[]): void {
  const lines = queue.filter((row) => row.tableName === 'trans_line').length
  if ((found as { count: number }).count !== lines) throw new Error(`${lines} lines were sent, ${JSON.stringify(found)} arrived`)
}

async function rawRound(url: string): Promise<number> {
  const raw = openRaw(path.join(scratch(), 'raw.db'))
  const ms = await rawPull(url, raw, pagesInTransaction)
  raw.close()
  return ms
}

async function onServer(sample: ReturnType<typeof makeSample>, run: (url: string) => Promise<number>): Promise<number> {
  const server = await startPageServer({ ...sample, pageSize })
  try {
    return await run(server.url)
  } finally {
    await server.close()
  }
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}
