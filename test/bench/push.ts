/** A push of many changed records, and a cycle with nothing to do. */
import path from 'node:path'
import { write } from '../../src-main/db/write.ts'
import { saveRow } from '../../src-main/repositories/synced-rows.ts'
import { startPageServer } from './page-server.ts'
import { call } from './raw.ts'
import { limitRow, median, ratioRow, type BenchRow } from './report.ts'
import { openSite, scratch, type BenchSite } from './site.ts'

const batch = 1024

/** Rows for a push of `changed` records (lines of invoices) and for an idle cycle. */
export async function benchPush(changed: number, rounds: number): Promise<BenchRow[]> {
  const server = await startPageServer({ total: Math.round(changed * 1.7), pageSize: 500 })
  const site = openSite(path.join(scratch(), 'site.db'))
  await site.cycle(server.url)
  const floors: number[] = []
  const ours: number[] = []
  for (let round = 0; round < rounds; round++) {
    const ids = change(site, changed, `round ${round}`)
    floors.push(await rawPush(server.url, site, ids))
    const began = performance.now()
    await site.cycle(server.url)
    ours.push(performance.now() - began)
  }
  await server.requests()
  await site.cycle(server.url)
  const idle = await server.requests()
  site.close()
  await server.close()
  return [
    ratioRow(
      `push of ${changed.toLocaleString('en')}`,
      median(floors),
      median(ours),
      1.5,
      `${((median(ours) * 1000) / changed).toFixed(0)} us a record`,
    ),
    limitRow('idle cycle', idle.count, 'requests', 3),
    limitRow('idle cycle, bodies', idle.bytes, 'bytes', 3000),
  ]
}

/** Changes a text of so many lines through the only door to rows, as one user action of 500 each. */
function change({ db }: BenchSite, count: number, note: string): string[] {
  const ids = db.sqlite.prepare('SELECT id FROM invoice_line ORDER BY id LIMIT ?').pluck().all(count) as string[]
  if (ids.length < count) throw new Error(`the sample has only ${ids.length} lines`)
  for (let from = 0; from < ids.length; from += 500)
    write(db, { kind: 'local', userId: null, at: new Date().toISOString() }, (tx) => {
      for (const id of ids.slice(from, from + 500)) saveRow(tx, 'invoice_line', { id, note }, { documentId: id, storeId: null })
    })
  return ids
}

/** The floor: the same rows read by id, put together with their `rest`, sent in as many calls. */
async function rawPush(url: string, { db }: BenchSite, ids: readonly string[]): Promise<number> {
  const began = performance.now()
  const read = db.sqlite.prepare('SELECT * FROM invoice_line WHERE id = ?')
  for (let from = 0; from < ids.length; from += batch) {
    const data = ids.slice(from, from + batch).map((recordId, i) => {
      const { rest, ...row } = read.get(recordId) as Record<string, unknown>
      return {
        syncOutId: String(from + i),
        tableName: 'trans_line',
        recordId,
        action: 'Update',
        recordData: { ...row, ...(JSON.parse(String(rest)) as object) },
      }
    })
    await call(`${url}/sync/v5/queued_records`, 'POST', JSON.stringify({ queueLength: ids.length - from, data }))
  }
  await call(`${url}/sync/v5/queued_records`, 'POST', JSON.stringify({ queueLength: 0, data: [] }))
  await call(`${url}/sync/v5/site_status`)
  return performance.now() - began
}
