/** One invoice with its lines, as the rules and the screens need it. */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { parseExact } from '../tables/exact-json.ts'
import type { RowPatch } from './synced-rows.ts'
import { removeRow, saveRow } from './synced-rows.ts'

const head = prepared((p: { id: string; storeId: string }) =>
  k
    .selectFrom('invoice as i')
    .leftJoin('name as n', 'n.id', 'i.name_id')
    .selectAll('i')
    .select(['n.name as customer_name', 'n.code as customer_code'])
    .where('i.id', '=', p.id)
    .where('i.store_id', '=', p.storeId),
)

/** The invoice of that store with the name of its other party, or undefined: an id of another store's is not found (F-021). */
export const readInvoice = (db: ReadDb, storeId: string, id: string) => one(db, head, { id, storeId })
export type InvoiceRecord = NonNullable<ReturnType<typeof readInvoice>>

export type DocumentKeys = {
  /** The document that this one returns something of. */
  readonly originalId: string | null
  /** `YYYY-MM-DDTHH:MM:SS` in UTC: the moment to which it is dated back. */
  readonly backdatedTo: string | null
  /** The purchase order that it brings. */
  readonly orderId: string | null
  /** ISO day. */
  readonly expectedDelivery: string | null
}
/** What a document says beside its columns (4.6). */
export function documentKeys({ rest }: Pick<InvoiceRecord, 'rest'>): DocumentKeys {
  const kept = rest === '{}' ? {} : (parseExact(rest) as Readonly<Record<string, unknown>>)
  const text = (key: string): string | null => (typeof kept[key] === 'string' && kept[key] !== '' ? kept[key] : null)
  return {
    originalId: text('om_original_shipment_id'),
    backdatedTo: text('om_backdated_datetime'),
    orderId: text('original_PO_ID'),
    expectedDelivery: realDay(text('arrival_date_estimated')),
  }
}

/** Central may send a day with a time, and `0000-00-00` for none (4.2). */
const realDay = (text: string | null): string | null => /^[1-9]\d{3}-\d\d-\d\d/.exec(text ?? '')?.[0] ?? null

const place = prepared((p: { id: string }) => k.selectFrom('invoice').select(['store_id', 'kind']).where('id', '=', p.id))
/** Where the invoice with this id is, whatever its store. */
export const invoicePlace = (db: ReadDb, id: string) => one(db, place, { id })

const lines = prepared((p: { invoiceId: string }) =>
  k
    .selectFrom('invoice_line as l')
    .leftJoin('item as t', 't.id', 'l.item_id')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .leftJoin('location as o', 'o.id', 'l.location_id')
    .leftJoin('reason as r', 'r.id', 'l.option_id')
    .select([
      'l.id',
      'l.kind',
      'l.item_id',
      'l.stock_line_id',
      'l.batch',
      'l.expiry_date',
      'l.pack_size',
      'l.packs',
      'l.cost_price',
      'l.sell_price',
      'l.om_item_code',
      'l.om_tax',
      'l.om_total_after_tax',
      'l.item_name',
      'l.location_id',
      'l.note',
      'l.option_id',
      'l.donor_id',
      'l.manufacturer_id',
      'l.linked_invoice_id',
      'l.oms_fields',
      'l.rest',
      't.code as item_code',
      't.name as current_item_name',
      'u.name as unit_name',
      'o.code as location_code',
      'r.title as reason',
    ])
    .where('l.invoice_id', '=', p.invoiceId)
    .orderBy(sql`coalesce(l.item_name, t.name)`)
    .orderBy('l.item_id')
    .orderBy(sql`coalesce(l.expiry_date, '9999')`)
    .orderBy('l.id'),
)

/** The lines of an invoice: items by name, within one by expiry. */
export const invoiceLines = (db: ReadDb, invoiceId: string) => all(db, lines, { invoiceId })
export type LineRecord = ReturnType<typeof invoiceLines>[number]

/** What a line that brings goods says beside its columns (4.6). */
export function arrivalKeys({ rest }: Pick<LineRecord, 'rest'>): ArrivalKeys {
  const kept = rest === '{}' ? {} : (parseExact(rest) as Readonly<Record<string, unknown>>)
  const amount = (key: string): number | null => (typeof kept[key] === 'number' ? kept[key] : null)
  const id = (key: string): string | null => (typeof kept[key] === 'string' && kept[key] !== '' ? kept[key] : null)
  return {
    sentPacks: amount('sentQuantity'),
    sentPackSize: amount('sent_pack_size'),
    volumePerPack: amount('volume_per_pack') ?? 0,
    barcodeId: id('barcodeID'),
    returnOf: id('linked_trans_line_ID'),
  }
}

export type ArrivalKeys = {
  /** What the sender gave on the way; null where nobody said. */
  readonly sentPacks: number | null
  readonly sentPackSize: number | null
  readonly volumePerPack: number
  readonly barcodeId: string | null
  /** The line of the shipment of which this one brings something back. */
  readonly returnOf: string | null
}

const linePlaces = prepared((p: { id: string }) => k.selectFrom('invoice_line').select('invoice_id').where('id', '=', p.id))
/** The document of the line with this id, whatever its store; undefined where there is none. */
export const documentOfLine = (db: ReadDb, id: string): string | undefined => one(db, linePlaces, { id })?.invoice_id

type Owner = { readonly invoiceId: string; readonly storeId: string }
const placeOf = ({ invoiceId, storeId }: Owner) => ({ documentId: invoiceId, storeId })

export function saveInvoice(tx: Tx, storeId: string, patch: RowPatch<'invoice'>): void {
  saveRow(tx, 'invoice', patch, { documentId: patch.id, storeId })
}

export function saveInvoiceLine(tx: Tx, owner: Owner, patch: RowPatch<'invoice_line'>): void {
  saveRow(tx, 'invoice_line', patch, placeOf(owner))
}

export function removeInvoiceLine(tx: Tx, owner: Owner, id: string): void {
  removeRow(tx, 'invoice_line', id, placeOf(owner))
}

/** The invoice and its lines. What they had promised must have been given back before. */
export function removeInvoice(tx: Tx, owner: Owner): void {
  removeRow(tx, 'invoice', owner.invoiceId, placeOf(owner))
}
