/** What a line that comes in makes of the stock: its batch. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/write.ts'
import { unnamedBatch } from '../domain/arrivals.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { documentParams } from '../domain/invoice.ts'
import { momentOf } from '../domain/moment.ts'
import { packToOne } from '../domain/prices.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { arrivalKeys, saveInvoiceLine } from '../repositories/invoices.ts'
import { saveBatch } from '../repositories/stock-lines.ts'
import { writeMovement } from '../repositories/stock-work.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import { sentKeys } from './arrival-facts.ts'
import { toBatch } from './carried.ts'
import { givenPrice, usualPrice } from './prices.ts'

/** Puts the goods of a line into the stock as a batch of their own with its movement log, and names it on the line (5B). */
export function enterStock(tx: Tx, head: InvoiceHead, supplierId: string | null, line: LineRecord): void {
  const owner = { invoiceId: head.id, storeId: head.storeId }
  const id = randomUUID()
  const counted = asCounted(tx, head, { ...line, sell_price: sellPriceOf(tx, head, line) })
  const packs = counted.packs ?? 0
  const batch = line.batch ?? (head.kind === 'inbound_shipment' ? unnamedBatch(documentParams(head).number) : null)
  const { volumePerPack: volume, barcodeId } = arrivalKeys(line)
  const volumePerPack = (volume * (counted.pack_size ?? 0)) / (line.pack_size || 1)
  const carried = toBatch(line)
  saveBatch(tx, owner, {
    id,
    store_id: head.storeId,
    item_id: line.item_id,
    ...factsOf(counted),
    batch,
    on_hold: 0,
    available: packs,
    total: packs,
    supplier_id: supplierId,
    barcode_id: barcodeId,
    ...carried,
    rest: { ...carried.rest, volume_per_pack: volumePerPack },
  })
  writeMovement(tx, head.storeId, { id, locationId: line.location_id }, momentOf(new Date(tx.origin.at)))
  const { pack_size, cost_price, sell_price } = counted
  const sent = pack_size === line.pack_size ? null : sentKeys(line, head.linkedId)
  const rest = { ...sent, ...(pack_size !== line.pack_size && { volume_per_pack: volumePerPack }) }
  saveInvoiceLine(tx, owner, { id: line.id, stock_line_id: id, batch, packs, pack_size, cost_price, sell_price, rest })
}

/** Goods of a supplier are sold at what was given, else at the usual price; what comes back keeps what it had (5D). */
const sellPriceOf = (tx: Tx, head: InvoiceHead, line: LineRecord): number | null =>
  head.kind === 'inbound_shipment' ? (givenPrice(tx, head, line) ?? usualPrice(tx, head, line)) : line.sell_price

type Counted = Pick<LineRecord, 'packs' | 'pack_size' | 'cost_price' | 'sell_price'>

/** The goods of a supplier in the packs in which this store counts them: of one unit each where central says so (5D). */
export function asCounted<L extends Counted>(tx: Tx, head: InvoiceHead, line: L): L {
  if (head.kind !== 'inbound_shipment' || !readDocumentRules(tx, head.storeId).packToOne) return line
  const { packs, pack_size, cost_price, sell_price } = line
  const size = pack_size ?? 0
  const said = { packs: packs ?? 0, packSize: size, costPrice: cost_price ?? 0, sellPrice: sell_price ?? 0, volumePerPack: 0 }
  const ones = packToOne(said)
  return { ...line, packs: ones.packs, pack_size: ones.packSize, cost_price: ones.costPrice, sell_price: ones.sellPrice }
}

/** What a batch copies of the line that brought it. */
export const factsOf = (
  line: Pick<LineRecord, 'batch' | 'expiry_date' | 'pack_size' | 'cost_price' | 'sell_price' | 'location_id' | 'note'>,
) => ({
  batch: line.batch,
  expiry_date: line.expiry_date,
  pack_size: line.pack_size,
  cost_price: line.cost_price,
  sell_price: line.sell_price,
  location_id: line.location_id,
  note: line.note,
})
