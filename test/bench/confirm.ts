/** Confirming a document of 200 lines at a site with years of work, durable (issue 5, speed). */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Db } from '../../src-main/db/open.ts'
import { setSetting } from '../../src-main/repositories/settings.ts'
import { write } from '../../src-main/db/write.ts'
import type { StoreContext } from '../../src-main/services/context.ts'
import { createInvoice } from '../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../src-main/services/finalise-invoice.ts'
import { setBatch } from '../../src-main/services/set-batch.ts'
import { limitRow, median, type BenchRow } from './report.ts'
import { must, timed } from './run.ts'
import { scratch } from './site.ts'
import type { StockSize } from './stock.ts'
import { openStocked, stockedStore } from './stock.ts'

const linesOfDocument = 200
const rounds = 11

/** Median milliseconds in main of the click that ships 200 lines, each of its own batch. */
export function benchConfirm(size: StockSize): BenchRow[] {
  const db = openStocked(path.join(scratch(), 'confirm.db'), size)
  makeOurs(db)
  const context: StoreContext = { db, clock: () => new Date('2026-11-20T12:00:00Z'), storeId: stockedStore, userId: 'u', changed: () => {} }
  const confirms = Array.from({ length: rounds }, (_, n) => {
    const { id, version } = document(context, n)
    return timed(() => must(finaliseInvoice(context, { id, version })))
  })
  db.close()
  return [limitRow(`confirm a document of ${linesOfDocument} lines`, median(confirms), 'ms', 20)]
}

function makeOurs(db: Db): void {
  db.sqlite.exec(`UPDATE store SET site_number = 1; UPDATE stock_line SET available = 100, total = 100, expiry_date = '2030-01-31';
    INSERT INTO name (id, name, code, is_customer, search_text) VALUES ('ward', 'Ward', 'W', 1, 'ward');
    INSERT INTO name_store_join (id, name_id, store_id, is_inactive) VALUES ('j', 'ward', '${stockedStore}', 0)`)
  write(db, { kind: 'local', userId: null, at: '2026-11-20T08:00:00.000Z' }, (tx) =>
    setSetting(tx, 'site', { uuid: 's', number: 1, name: 'Bench', code: 'B' }),
  )
}

function document(context: StoreContext, n: number): { id: string; version: number } {
  let invoice = must(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))
  for (let line = 0; line < linesOfDocument; line++) {
    const stockLineId = `batch-${n * linesOfDocument + line}`
    invoice = must(setBatch(context, { id: invoice.id, version: invoice.version, stockLineId, packs: 1 }))
  }
  return invoice
}
