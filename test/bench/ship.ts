/** Shipping an invoice of four lines, durable, against the same rows written by hand in one transaction. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { Invoice } from '../../src-main/contract/trade.ts'
import type { StoreContext } from '../../src-main/services/context.ts'
import { createInvoice } from '../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../src-main/services/finalise-invoice.ts'
import { setBatch } from '../../src-main/services/set-batch.ts'
import { startPageServer } from './page-server.ts'
import { benchStore } from './records.ts'
import { median, ratioRow, type BenchRow } from './report.ts'
import { must, timed } from './run.ts'
import { openSite, scratch } from './site.ts'

const linesOfInvoice = 4
const benchUser = 'bench-user'

/** Ships `count` invoices, half by the program and half by hand, in turns; medians of one. */
export async function benchShip(count: number): Promise<BenchRow[]> {
  const server = await startPageServer({ total: 5000, pageSize: 500 })
  const site = openSite(path.join(scratch(), 'site.db'))
  await site.cycle(server.url)
  await server.close()
  const context: StoreContext = { db: site.db, clock: () => new Date(), storeId: benchStore, userId: benchUser, changed: () => {} }
  const byHand = rawShip(site.db.sqlite)
  const floors: number[] = []
  const ours: number[] = []
  for (let n = 0; n < count; n++) {
    const mine = prepareInvoice(context, n)
    ours.push(timed(() => must(finaliseInvoice(context, { id: mine.id, version: mine.version }))))
    const other = prepareInvoice(context, n)
    floors.push(timed(() => byHand(other)))
  }
  site.close()
  return [ratioRow(`ship an invoice of ${linesOfInvoice} lines`, median(floors), median(ours), 1.6, `${count} of each`)]
}

function prepareInvoice(context: StoreContext, n: number): Invoice {
  const { sqlite } = context.db
  const customer = sqlite.prepare('SELECT name_id FROM name_store_join WHERE store_id = ? LIMIT 1').pluck().get(benchStore) as string
  const batches = sqlite
    .prepare('SELECT id FROM stock_line WHERE available > 100 ORDER BY id LIMIT ? OFFSET ?')
    .pluck()
    .all(linesOfInvoice, (n * linesOfInvoice) % 400) as string[]
  let invoice = must(createInvoice(context, { id: randomUUID(), nameId: customer }))
  for (const stockLineId of batches) invoice = must(setBatch(context, { id: invoice.id, version: invoice.version, stockLineId, packs: 1 }))
  return invoice
}

/**
 * The floor: read the document with its customer, lines and batches, write the invoice, four levels, a line of the
 * activity log and six journal entries, read back what the page is to show, commit.
 */
function rawShip(sqlite: Database.Database): (invoice: Invoice) => void {
  const readInvoice = sqlite.prepare(
    'SELECT i.*, n.name AS customer, n.code AS customer_code FROM invoice i LEFT JOIN name n ON n.id = i.name_id WHERE i.id = ?',
  )
  const readLines = sqlite.prepare(
    `SELECT l.*, t.code, t.name, u.name AS unit, o.code AS location FROM invoice_line l LEFT JOIN item t ON t.id = l.item_id
     LEFT JOIN unit u ON u.id = t.unit_id LEFT JOIN location o ON o.id = l.location_id WHERE l.invoice_id = ?`,
  )
  const readBatch = sqlite.prepare('SELECT * FROM stock_line WHERE id = ?')
  const saveLevel = sqlite.prepare('UPDATE stock_line SET total = total - ? WHERE id = ?')
  const save = sqlite.prepare(
    `UPDATE invoice SET status = 'fn', om_status = 'SHIPPED', state = 'shipped', stock_at = ?, confirm_date = ?, confirm_time = 0, finalised_date = ?, finalised_time = 0,
     om_allocated_datetime = ?, om_picked_datetime = ?, om_shipped_datetime = ? WHERE id = ?`,
  )
  const log = sqlite.prepare(
    "INSERT INTO change_log (transaction_id, table_name, record_id, action, document_id, store_id, user_id, changed_at) VALUES (?, ?, ?, 'upsert', ?, ?, ?, ?)",
  )
  const logActivity = sqlite.prepare(
    "INSERT INTO activity_log (id, store_id, type, user_id, record_id, datetime, changed_from, changed_to) VALUES (?, ?, 'InvoiceStatusShipped', ?, ?, ?, 'NEW', 'SHIPPED')",
  )
  return ({ id }) => {
    const at = new Date().toISOString()
    const transaction = randomUUID()
    sqlite.exec('BEGIN IMMEDIATE')
    readInvoice.get(id)
    for (const line of readLines.all(id) as { stock_line_id: string; packs: number }[]) {
      readBatch.get(line.stock_line_id)
      saveLevel.run(line.packs, line.stock_line_id)
      log.run(transaction, 'stock_line', line.stock_line_id, id, benchStore, benchUser, at)
    }
    save.run(at.slice(0, 19), at.slice(0, 10), at.slice(0, 10), at, at, at, id)
    log.run(transaction, 'invoice', id, id, benchStore, benchUser, at)
    const lineId = randomUUID()
    logActivity.run(lineId, benchStore, benchUser, id, at.slice(0, 19))
    log.run(transaction, 'activity_log', lineId, id, benchStore, benchUser, at)
    readInvoice.get(id)
    readLines.all(id)
    sqlite.exec('COMMIT')
  }
}
