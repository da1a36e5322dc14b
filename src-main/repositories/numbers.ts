/** Document numbers given here: one series a store and kind, taken in the transaction of the document (5F, F-152). */
import { sql } from 'kysely'
import type { InvoiceKind } from '../contract/trade.ts'
import { k, one, prepared, run } from '../db/query.ts'
import type { Tx } from '../db/write.ts'
import { nextNumber } from '../domain/numbers.ts'

/** Documents of which the owner of the store gives the numbers. */
export type NumberedTable = 'invoice' | 'requisition'

const lastGiven = prepared((p: { storeId: string; series: string }) =>
  k.selectFrom('number_counter').select('value').where('store_id', '=', p.storeId).where('series', '=', p.series),
)

/** A number of central's beyond this is none to go on from: ours would soon be no whole number any more. */
export const endOfSeries = 1e15

const highest = { invoice: highestOf('invoice'), requisition: highestOf('requisition') }

function highestOf(table: NumberedTable) {
  return prepared((p: { storeId: string; kind: string }) =>
    k
      .selectFrom(table)
      .select((e) => e.fn.max('number').as('value'))
      .where('store_id', '=', p.storeId)
      .where('kind', '=', p.kind)
      .where('number', '<', endOfSeries),
  )
}

const remember = prepared((p: { storeId: string; series: string; value: number }) =>
  k
    .insertInto('number_counter')
    .values({ store_id: p.storeId, series: p.series, value: p.value })
    .onConflict((on) => on.columns(['store_id', 'series']).doUpdateSet({ value: sql`excluded.value` })),
)

const highestStocktake = prepared((p: { storeId: string }) =>
  k
    .selectFrom('stocktake')
    .select((e) => e.fn.max('number').as('value'))
    .where('store_id', '=', p.storeId)
    .where('number', '<', endOfSeries),
)

/** Takes the next number of a store's documents of a kind; it is never given twice, not even after a removal. */
export const takeNumber = (tx: Tx, table: NumberedTable, storeId: string, kind: string): number =>
  take(tx, storeId, `${table}:${kind}`, one(tx, highest[table], { storeId, kind })?.value ?? 0)

export const takeInvoiceNumber = (tx: Tx, storeId: string, kind: InvoiceKind): number => takeNumber(tx, 'invoice', storeId, kind)

/** The next number of a store's stocktakes. */
export const takeStocktakeNumber = (tx: Tx, storeId: string): number =>
  take(tx, storeId, 'stocktake', one(tx, highestStocktake, { storeId })?.value ?? 0)

function take(tx: Tx, storeId: string, series: string, highestKnown: number): number {
  const value = nextNumber(one(tx, lastGiven, { storeId, series })?.value ?? 0, highestKnown)
  run(tx, remember, { storeId, series, value })
  return value
}
