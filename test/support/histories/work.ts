/** A person at a site: the real services where there are some, rows through the repository where there is no service yet. */
import { randomUUID } from 'node:crypto'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { documentCursor } from '../../../src-main/repositories/change-log.ts'
import { getSetting } from '../../../src-main/repositories/settings.ts'
import { readRow, removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import type { StoreContext } from '../../../src-main/services/context.ts'
import { act } from '../../../src-main/services/context.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { LocalAct } from './acts.ts'
import { items, storeLetters, wards } from './country.ts'

type Doc = { readonly id: string; readonly storeId: string; readonly version: number }
const customers = [...wards, ...storeLetters.map((code) => `name-${code}`)]

/** Does it, and gives what the program answered; null where there is nothing to act on. */
export function work(db: Db, clock: () => Date, one: LocalAct, serial: number): Result<unknown> | null {
  const stores = activeStores(db)
  const storeId = 'store' in one ? stores[one.store % stores.length] : undefined
  const context = (id: string): StoreContext => ({ db, clock, storeId: id, userId: 'nurse', changed: () => {} })
  if (one.do === 'create' || one.do === 'receive' || one.do === 'shelf')
    return storeId === undefined ? null : inStore(context(storeId), one, serial)
  const doc = documentOf(db, stores, one.doc)
  return doc === undefined ? null : onDocument(context(doc.storeId), one, doc, serial)
}

function inStore(context: StoreContext, one: Extract<LocalAct, { store: number }>, serial: number): Result<unknown> {
  const { storeId } = context
  if (one.do === 'create')
    return createInvoice(context, { id: `doc-${serial}`, nameId: customers[one.customer % customers.length] ?? 'ward-1' })
  if (one.do === 'receive') {
    const id = `batch-${serial}`
    const amounts = { pack_size: 10, available: one.packs, total: one.packs }
    const row = { id, store_id: storeId, item_id: activeItem(context.db, one.item), batch: id, expiry_date: '2031-06-30', ...amounts }
    return act(context, ['stock_line'], (tx) => ok(saveRow(tx, 'stock_line', row, { documentId: id, storeId })))
  }
  const id = `shelf ${storeId} ${one.n}`
  const place = { documentId: id, storeId }
  return act(context, ['location'], (tx) => {
    if (one.gone) return ok(removeRow(tx, 'location', id, place))
    return ok(saveRow(tx, 'location', { id, store_id: storeId, code: `shelf ${serial}` }, place))
  })
}

function onDocument(context: StoreContext, one: Extract<LocalAct, { doc: number }>, { id, version }: Doc, serial: number): Result<unknown> {
  const seen = { id, version }
  switch (one.do) {
    case 'item':
      return setItem(context, { ...seen, itemId: items[one.item % items.length] ?? 'item-1', units: one.units })
    case 'batch': {
      const batches = stockOf(context)
      const stockLineId = batches[one.batch % Math.max(1, batches.length)] ?? randomUUID()
      return setBatch(context, { ...seen, stockLineId, packs: one.packs })
    }
    case 'comment':
      return editInvoice(context, { ...seen, comment: `comment ${serial}` })
    case 'ship':
      return finaliseInvoice(context, seen)
    case 'remove':
      return removeInvoice(context, seen)
  }
}

/** What a picker would offer. */
function activeItem(db: Db, nth: number): string {
  const found = items.filter((id) => readRow(db, 'item', id)?.status === 'active')
  return found[nth % Math.max(1, found.length)] ?? 'item-1'
}

function activeStores(db: Db): string[] {
  const number = getSetting(db, 'site')?.number ?? -1
  return (db.sqlite.prepare('SELECT id FROM store WHERE site_number = ? ORDER BY id').all(number) as { id: string }[]).map(({ id }) => id)
}

/** Among the open documents first: on a shipped one only the comment may change. */
function documentOf(db: Db, stores: readonly string[], nth: number): Doc | undefined {
  const sql = `SELECT id, store_id AS storeId FROM invoice WHERE store_id IN (${stores.map(() => '?').join(', ')})
    ORDER BY state = 'shipped', id`
  const found = db.sqlite.prepare(sql).all(...stores) as { id: string; storeId: string }[]
  const doc = found[nth % Math.max(1, found.length)]
  return doc === undefined ? undefined : { ...doc, version: documentCursor(db, doc.id) }
}

const stockOf = ({ db, storeId }: StoreContext): string[] =>
  (db.sqlite.prepare('SELECT id FROM stock_line WHERE store_id = ? ORDER BY id').all(storeId) as { id: string }[]).map(({ id }) => id)

/** The store that a local act would write to, for the ledger. */
export function storeOfAct(db: Db, one: LocalAct): string | null {
  const stores = activeStores(db)
  if ('store' in one) return stores[one.store % Math.max(1, stores.length)] ?? null
  const doc = documentOf(db, stores, one.doc)
  return doc === undefined ? null : (readRow(db, 'invoice', doc.id)?.store_id ?? null)
}
