/** Writes a line that comes in and, where its document is in stock, the batch that it made. */
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Tx } from '../db/write.ts'
import { checkArrival, checkUnused, corrected, isInStock } from '../domain/arrivals.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { momentOf } from '../domain/moment.ts'
import { lineAmounts, taxOf } from '../domain/prices.ts'
import { tolerance } from '../domain/stock.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { invoiceLines, readInvoice, saveInvoiceLine } from '../repositories/invoices.ts'
import { readItem } from '../repositories/items.ts'
import type { WholeBatch } from '../repositories/stock-work.ts'
import { wholeBatch } from '../repositories/stock-work.ts'
import { saveBatch } from '../repositories/stock-lines.ts'
import { arrivalFacts, madeBatch, sentKeys } from './arrival-facts.ts'
import { logNames, logPrices, moveBatch } from './edit-batch.ts'
import { asCounted, enterStock, factsOf } from './enter-stock.ts'

/** What the line shall say. */
export type ArrivalRow = ReturnType<typeof factsOf> & {
  readonly id: string
  readonly item_id: string
  readonly packs: number
  readonly option_id?: string | null
  readonly donor_id?: string | null
  readonly manufacturer_id?: string | null
  readonly oms_fields?: string | null
  readonly rest?: Readonly<Record<string, unknown>>
}

/** `before`: the line as it is, undefined for a new one. `supplierId`: whom a batch that is made now came from. */
export function writeArrival(
  tx: Tx,
  head: InvoiceHead,
  before: LineRecord | undefined,
  asked: ArrivalRow,
  supplierId: string | null = head.nameId,
): Result<null> {
  const said = isInStock(head.state) ? asCounted(tx, head, asked) : asked
  const kept = before === undefined ? null : sentKeys(before, head.linkedId)
  const facts = before === undefined ? null : arrivalFacts(before, head.linkedId)
  const item = readItem(tx, said.item_id)
  const next = {
    ...(facts ?? { id: said.id, isFromTransfer: false, isOrdered: false, approval: null }),
    itemName: item?.name ?? '',
    batch: said.batch ?? '',
    packs: said.packs,
    packSize: said.pack_size ?? 0,
    costPrice: said.cost_price ?? 0,
  }
  const allowed = checkArrival(next, facts)
  if (!allowed.ok) return allowed
  const moved = before === undefined ? ok(null) : correctBatch(tx, head, before, said)
  if (!moved.ok) return moved
  const tax = taxOf(before?.om_tax ?? null, readInvoice(tx, head.storeId, head.id)?.tax_rate ?? null)
  const { beforeTax, afterTax } = lineAmounts(said.packs, said.cost_price ?? 0, tax)
  saveInvoiceLine(tx, ownerOf(head), {
    ...(before === undefined && { invoice_id: head.id, item_name: item?.name ?? '', om_item_code: item?.code ?? null, type: 'stock_in' }),
    ...(kept !== null && { rest: kept }),
    ...said,
    om_total_before_tax: beforeTax,
    om_total_after_tax: afterTax,
  })
  if (isInStock(head.state)) enterLate(tx, head, said.id, supplierId)
  return ok(null)
}

const ownerOf = (head: InvoiceHead) => ({ invoiceId: head.id, storeId: head.storeId })

function correctBatch(tx: Tx, head: InvoiceHead, before: LineRecord, said: ArrivalRow): Result<null> {
  const made = madeBatch(tx, head, before)
  if (made === null) return ok(null)
  const facts = arrivalFacts(before, head.linkedId)
  const unused = checkUnused(facts, made)
  if (!unused.ok) return unused
  const level = corrected(made, facts, said.packs)
  if (!level.ok) return level
  describeMade(tx, head, made.id, before, said)
  saveBatch(tx, ownerOf(head), { id: made.id, ...level.value })
  return ok(null)
}

/** What is another word on the line now goes to its batch, with its history; the batch keeps what was said of itself since. */
function describeMade(tx: Tx, head: InvoiceHead, id: string, before: LineRecord, said: ArrivalRow): void {
  const batch = wholeBatch(tx, head.storeId, id)
  if (batch === undefined) return
  const { location_id: placeBefore, ...factsBefore } = factsOf(before)
  const { location_id: place, ...facts } = factsOf(said)
  const changed = Object.entries(facts).filter(([key, value]) => value !== factsBefore[key as keyof typeof factsBefore])
  const patch: Partial<typeof facts> = Object.fromEntries(changed)
  const now = { ...batch, ...patch }
  logPrices(tx, pricesOf(batch), now)
  logNames(tx, { id, store_id: batch.store_id, batch: batch.batch, expiry_date: batch.expiry_date }, now)
  saveBatch(tx, ownerOf(head), { id, ...patch })
  if (place !== placeBefore) moveBatch(tx, batch, place, momentOf(new Date(tx.origin.at)))
}

const pricesOf = ({ id, store_id, cost_price, sell_price }: WholeBatch) => ({ id, store_id, cost_price, sell_price })

/** A line that is added, or gets its first packs, after the goods were received makes its batch at once. */
function enterLate(tx: Tx, head: InvoiceHead, lineId: string, supplierId: string | null): void {
  const line = invoiceLines(tx, head.id).find((one) => one.id === lineId)
  if (line === undefined || (line.packs ?? 0) < tolerance || madeBatch(tx, head, line) !== null) return
  if (arrivalFacts(line, head.linkedId).approval === null) enterStock(tx, head, supplierId, line)
}
