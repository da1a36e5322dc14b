/** What there was to give out on the day to which a document is dated back (5E). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceState } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { backdatedMoment, leastFrom, ledgerTime } from '../domain/backdating.ts'
import type { LineFacts, StockFacts } from '../domain/invoice-lines.ts'
import { taken } from '../domain/invoice-lines.ts'
import { ledgerOf } from '../domain/ledger.ts'
import type { Moment } from '../domain/moment.ts'
import { reservesOnly, tolerance, unitsOf } from '../domain/stock.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { documentKeys } from '../repositories/invoices.ts'
import { movementsOfBatch } from '../repositories/ledger.ts'

type Row = Pick<InvoiceRecord, 'rest' | 'state' | 'store_id'>

const dated = (row: Pick<Row, 'rest'>): Moment | null => backdatedMoment(documentKeys(row).backdatedTo)

/** When the steps of the document happen: now, or at the moment to which it is dated back (5A). */
export const momentOfSteps = (row: Pick<Row, 'rest'>, at: Moment): Moment => dated(row) ?? at

/** The day by which expiry counts for it. */
export const dayOf = (row: Pick<Row, 'rest'>, today: string): string => dated(row)?.date ?? today

/** The batches as this document may take from them: what is free now, and was there on its day and ever since. */
export function asOnItsDay(db: ReadDb, row: Row, lines: readonly LineFacts[], stock: readonly StockFacts[]): readonly StockFacts[] {
  const from = dated(row)
  if (from === null) return stock
  const isReserved = reservesOnly(row.state as InvoiceState)
  return stock.map((batch) => {
    const free = packsSince(db, row, batch, ledgerTime(from)) - (isReserved ? taken(lines, batch.id) : 0)
    return { ...batch, available: Math.max(0, Math.min(batch.available, free)) }
  })
}

type Held = Pick<StockFacts, 'id' | 'packSize' | 'total'>

/** Packs of a batch that could have left at `from`, a moment of the ledger, without any balance since falling below nothing; without a pack size none has moved. */
export function packsSince(db: ReadDb, { store_id: storeId }: Pick<Row, 'store_id'>, batch: Held, from: string): number {
  if (batch.packSize <= 0) return batch.total
  const ledger = ledgerOf(movementsOfBatch(db, storeId, batch.id), unitsOf(batch.total, batch.packSize))
  return leastFrom(ledger, from) / batch.packSize
}

/** The moment that its next step must still be allowed to have; null where it has none, or its goods have left. */
export const dayOfStep = (row: Pick<Row, 'rest' | 'state'>): Moment | null => (reservesOnly(row.state as InvoiceState) ? dated(row) : null)

/** Before its goods leave: another document may have been dated back since, and taken what was there. */
export function wereThere(db: ReadDb, row: Row, lines: readonly LineFacts[], stock: readonly StockFacts[]): Result<null> {
  const from = dayOfStep(row)
  if (from === null) return ok(null)
  for (const batch of stock) {
    const there = packsSince(db, row, batch, ledgerTime(from))
    if (taken(lines, batch.id) > there + tolerance) return shortThen(batch, there, from)
  }
  return ok(null)
}

/** Refuses packs by batch that were not there on the day of the document. `then` are the batches as `asOnItsDay` gives them. */
export function checkOnItsDay(
  row: Row,
  lines: readonly LineFacts[],
  then: readonly StockFacts[],
  packs: ReadonlyMap<string, number>,
): Result<null> {
  const from = dated(row)
  if (from === null) return ok(null)
  const short = then.find((batch) => (packs.get(batch.id) ?? 0) - taken(lines, batch.id) > batch.available + tolerance)
  return short === undefined ? ok(null) : shortThen(short, taken(lines, short.id) + short.available, from)
}

const shortThen = ({ batch, itemName }: StockFacts, available: number, { date: day }: Moment): Result<null> =>
  refuse('refused', 'stock_short_then', { batch, item: itemName, available, day }, 'packs')
