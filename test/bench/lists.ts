/** What main answers while somebody looks: a page of documents, and items as they are typed. */
import path from 'node:path'
import { remembering } from '../../src-main/repositories/counts.ts'
import { listTransactions } from '../../src-main/services/list-transactions.ts'
import { searchStock } from '../../src-main/services/search.ts'
import { startPageServer } from './page-server.ts'
import { benchStore, makeSample } from './records.ts'
import { limitRow, median, type BenchRow } from './report.ts'
import { openSite, scratch } from './site.ts'

/** Rows for a site with 15 % of `total` records as documents and up to 10,000 items. */
export async function benchLists(total: number): Promise<BenchRow[]> {
  const { invoices } = makeSample(total)
  const server = await startPageServer({ total, pageSize: 500 })
  const site = openSite(path.join(scratch(), 'site.db'))
  await site.cycle(server.url)
  await server.close()
  const { db } = site
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const remember = remembering(db)
  const filter = { kinds: [], states: [], search: '', notSent: false, onHold: false }
  const sort = { by: 'createdAt', descending: true } as const
  const page = (offset: number, keep: typeof remember) => listTransactions(db, benchStore, { filter, sort, offset, limit: 50 }, keep)
  if (page(0, remember).matching !== invoices) throw new Error('the list does not show every document')
  const pages = Array.from({ length: 40 }, (_, n) => timed(() => page(n * 50, remember)))
  const afterChange = Array.from({ length: 20 }, () => timed(() => page(0, (_, compute) => compute())))
  const items = ['medicine 12', 'med77', '250 caps', 'cine 599'].flatMap((search) =>
    Array.from({ length: 10 }, () => timed(() => searchStock(db, benchStore, { search, limit: 50 }, '2026-11-20'))),
  )
  const itemCount = (db.sqlite.prepare('SELECT count(*) AS count FROM item').get() as { count: number }).count
  site.close()
  const of = invoices.toLocaleString('en')
  return [
    limitRow(`page of 50 out of ${of} documents`, median(pages), 'ms', 2),
    limitRow('the same just after a change', median(afterChange), 'ms', 2),
    limitRow(`search in ${itemCount.toLocaleString('en')} items, with stock`, median(items), 'ms', 2),
  ]
}

function timed(run: () => unknown): number {
  const began = performance.now()
  run()
  return performance.now() - began
}
