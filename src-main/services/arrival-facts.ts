/** From the rows of what comes in to what the rules ask for. */
import type { ReadDb } from '../db/write.ts'
import type { ArrivalLine, MadeBatch } from '../domain/arrivals.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { documentParams } from '../domain/invoice.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { arrivalKeys } from '../repositories/invoices.ts'
import { batchUser, readBatch } from '../repositories/stock-lines.ts'

/** `linkedId`: the other half of the document, null where there is none. */
export const arrivalFacts = (row: LineRecord, linkedId: string | null): ArrivalLine => ({
  id: row.id,
  itemName: row.current_item_name ?? row.item_name ?? '',
  batch: row.batch ?? '',
  packs: Math.abs(row.packs ?? 0),
  packSize: row.pack_size ?? 0,
  costPrice: row.cost_price ?? 0,
  isFromTransfer: linkedId !== null && (row.linked_invoice_id !== null || arrivalKeys(row).sentPacks !== null),
  isOrdered: orderFields(row).purchase_order_line_id !== undefined,
  approval: approvalOf(orderFields(row).status),
})

type OrderFields = { readonly status?: unknown; readonly purchase_order_line_id?: unknown }

/** What a line says of the order that it stands on (4.6). */
function orderFields({ oms_fields: fields }: Pick<LineRecord, 'oms_fields'>): OrderFields {
  const { purchase_order_line_id: orderLine, ...others } = fields === null ? {} : ((JSON.parse(fields) ?? {}) as OrderFields)
  return typeof orderLine === 'string' && orderLine !== '' ? { ...others, purchase_order_line_id: orderLine } : others
}

function approvalOf(status: unknown): ArrivalLine['approval'] {
  return status === 'PENDING' ? 'pending' : status === 'REJECTED' ? 'rejected' : null
}

/** What the sender had given, to be kept beside what is received: nothing where it is kept already, or nobody sent (4.6). */
export function sentKeys(row: LineRecord, linkedId: string | null): Readonly<Record<string, number>> | null {
  const isNoted = arrivalKeys(row).sentPacks !== null
  if (isNoted || !arrivalFacts(row, linkedId).isFromTransfer) return null
  return { sentQuantity: row.packs ?? 0, sent_pack_size: row.pack_size ?? 0 }
}

/** The lines of a document that bring goods: services are nobody's stock. */
export const arrivingLines = (lines: readonly LineRecord[]): readonly LineRecord[] => lines.filter((line) => line.kind === 'stock_in')

/** The batch of this store that a line has made; null while it has made none. The sender's batch is not ours. */
export function madeBatch(db: ReadDb, head: InvoiceHead, row: LineRecord): (MadeBatch & { readonly id: string }) | null {
  const batch = row.stock_line_id === null ? undefined : readBatch(db, head.storeId, row.stock_line_id)
  if (batch === undefined) return null
  const user = batchUser(db, head.storeId, batch.id, head.id)
  return {
    id: batch.id,
    available: batch.available ?? 0,
    total: batch.total ?? 0,
    usedBy: user === undefined ? null : { kind: user.kind, ...documentParams({ number: user.number }) },
  }
}
