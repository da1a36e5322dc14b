/** Documents that are finished as they are made: adjustments and repacks (5A). */
import { randomUUID } from 'node:crypto'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StockWorkDone } from '../contract/stock-work.ts'
import type { Tx } from '../db/write.ts'
import { bornVerified } from '../domain/adjustment.ts'
import type { NewDocument } from '../domain/invoice.ts'
import { adjustmentNameCode } from '../domain/invoice-words.ts'
import type { Moment } from '../domain/moment.ts'
import { lineTotal } from '../domain/money.ts'
import { shownNumber } from '../domain/numbers.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { invoiceLines, invoicePlace, readInvoice, saveInvoice, saveInvoiceLine } from '../repositories/invoices.ts'
import { readItem } from '../repositories/items.ts'
import { takeInvoiceNumber } from '../repositories/numbers.ts'
import type { WholeBatch } from '../repositories/stock-work.ts'
import { batchRest, specialName } from '../repositories/stock-work.ts'
import { ofBatch } from './carried.ts'
import type { StoreContext } from './context.ts'

type Made = Pick<NewDocument, 'id' | 'kind'> & { readonly comment?: string }

/**
 * Makes the document with its number and its history; gives the number. `day`: the moment to which it is dated back.
 * Refused where central has sent no name for it.
 */
export function makeStockDocument(
  tx: Tx,
  { storeId, userId }: StoreContext,
  { id, kind, comment }: Made,
  at: Moment,
  day: Moment = at,
): Result<number> {
  const nameId = specialName(tx, adjustmentNameCode)
  if (nameId === undefined) return refuse('refused', 'adjustment_name_missing')
  const number = takeInvoiceNumber(tx, storeId, kind)
  saveInvoice(tx, storeId, {
    ...bornVerified({ id, storeId, nameId, number, userId, kind }, at, day),
    ...(comment === undefined || comment === '' ? {} : { comment }),
  })
  logActivity(tx, { type: 'InvoiceCreated', recordId: id, storeId })
  logActivity(tx, { type: 'InvoiceNumberAllocated', recordId: id, storeId, to: String(number) })
  logActivity(tx, { type: 'InvoiceStatusVerified', recordId: id, storeId })
  return ok(number)
}

/** What was made under this id before: a repeated press gives it again (U-37). Null where the id is new. */
export function madeBefore(tx: Tx, storeId: string, id: string, kinds: readonly string[]): Result<StockWorkDone> | null {
  const known = invoicePlace(tx, id)
  if (known === undefined) return null
  if (known.store_id !== storeId || !kinds.includes(known.kind)) return refuse('refused', 'id_in_use', {}, 'id')
  const lines = invoiceLines(tx, id)
  const made = lines.find(({ kind }) => kind === 'stock_in') ?? lines[0]
  const number = shownNumber(readInvoice(tx, storeId, id)?.number ?? null)
  return ok({ documentId: id, number, stockLineId: made?.stock_line_id ?? '' })
}

export type StockMove = {
  readonly type: 'stock_in' | 'stock_out'
  readonly packs: number
  readonly reasonId?: string | null
  readonly note?: string
}

/** One line of such a document: so many packs of a batch came or went. */
export function writeStockLine(tx: Tx, owner: { invoiceId: string; storeId: string }, batch: WholeBatch, move: StockMove): void {
  const item = readItem(tx, batch.item_id)
  const price = (move.type === 'stock_in' ? batch.cost_price : batch.sell_price) ?? 0
  const total = lineTotal(move.packs, price)
  saveInvoiceLine(tx, owner, {
    id: randomUUID(),
    invoice_id: owner.invoiceId,
    item_id: batch.item_id,
    item_name: item?.name ?? '',
    om_item_code: item?.code ?? null,
    stock_line_id: batch.id,
    location_id: batch.location_id,
    batch: batch.batch,
    expiry_date: batch.expiry_date,
    pack_size: batch.pack_size,
    cost_price: batch.cost_price,
    sell_price: batch.sell_price,
    ...ofBatch(batch),
    type: move.type,
    packs: move.packs,
    note: move.note === undefined || move.note === '' ? null : move.note,
    option_id: move.reasonId ?? null,
    om_total_before_tax: total,
    om_total_after_tax: total,
  })
}

/** Cubic metres of a pack, 0 where nobody said. */
export function volumePerPack(batch: Pick<WholeBatch, 'rest'>): number {
  const volume = batchRest(batch)['volume_per_pack']
  return typeof volume === 'number' ? volume : 0
}
