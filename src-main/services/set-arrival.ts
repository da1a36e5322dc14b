import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { tolerance } from '../domain/stock.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { documentOfLine, invoiceLines } from '../repositories/invoices.ts'
import { readItem } from '../repositories/items.ts'
import { readLocation } from '../repositories/locations.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import type { ArrivalRow } from './write-arrival.ts'
import { writeArrival } from './write-arrival.ts'

/** What a line may say; what is not named stays as it is, and a new line begins with what its item usually is. */
export type ArrivalEdit = {
  readonly id: string
  readonly version: number
  readonly lineId: string
  readonly itemId: string
  readonly batch?: string | undefined
  readonly expiryDate?: string | null | undefined
  readonly packSize?: number | undefined
  readonly packs?: number | undefined
  readonly costPrice?: number | undefined
  readonly sellPrice?: number | undefined
  readonly locationId?: string | null | undefined
  readonly note?: string | undefined
}

/**
 * Adds or changes a line of a supplier invoice, under the id that the page made (U-37). Of goods that are in stock already
 * the batch follows, as long as nothing was taken from it (5B, 5E).
 */
export function setArrival(context: StoreContext, edit: ArrivalEdit): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, edit, 'inbound_shipment')
    if (!found.ok) return found
    const head = headOf(found.value)
    const before = invoiceLines(tx, edit.id).find((line) => line.id === edit.lineId)
    const known = before === undefined ? checkNewLine(tx, edit) : checkGoods(before)
    if (!known.ok) return known
    if (edit.locationId && readLocation(tx, storeId, edit.locationId) === undefined)
      return refuse('not_found', 'location_gone', {}, 'locationId')
    const written = writeArrival(tx, head, before, wanted(tx, edit, before))
    return written.ok ? invoiceView(tx, storeId, edit.id) : written
  })
}

function checkNewLine(tx: Tx, { lineId, itemId }: ArrivalEdit): Result<null> {
  if (readItem(tx, itemId) === undefined) return refuse('not_found', 'item_gone', {}, 'itemId')
  return documentOfLine(tx, lineId) === undefined ? ok(null) : refuse('refused', 'id_in_use', {}, 'lineId')
}

function wanted(tx: Tx, edit: ArrivalEdit, before: LineRecord | undefined): ArrivalRow {
  const text = (given: string | undefined, now: string | null) => (given === undefined ? now : given.trim() || null)
  const usual = before === undefined ? (readItem(tx, edit.itemId)?.default_pack_size ?? 0) : 0
  const cost = edit.costPrice ?? before?.cost_price ?? 0
  return {
    id: edit.lineId,
    item_id: before?.item_id ?? edit.itemId,
    packs: edit.packs ?? before?.packs ?? 0,
    batch: text(edit.batch, before?.batch ?? null),
    expiry_date: edit.expiryDate === undefined ? (before?.expiry_date ?? null) : edit.expiryDate,
    pack_size: edit.packSize ?? before?.pack_size ?? Math.max(1, usual),
    cost_price: cost,
    sell_price: edit.sellPrice ?? (hasOwnPrice(before) ? before.sell_price : cost),
    location_id: edit.locationId === undefined ? (before?.location_id ?? null) : edit.locationId,
    note: text(edit.note, before?.note ?? null),
  }
}

/** A service brings nothing that could lie in a batch. */
const checkGoods = (line: LineRecord): Result<null> =>
  line.kind === 'stock_in' ? ok(null) : refuse('not_found', 'line_gone', {}, 'lineId')

/** Until somebody gives a selling price, it is the cost. */
const hasOwnPrice = (line: LineRecord | undefined): line is LineRecord =>
  line !== undefined && line.sell_price !== null && Math.abs(line.sell_price - (line.cost_price ?? 0)) >= tolerance
