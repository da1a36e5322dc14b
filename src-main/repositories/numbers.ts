/** Document numbers given here: one series a store and kind, taken in the transaction of the document (5F, F-152). */
import { sql } from 'kysely'
import type { InvoiceKind } from '../contract/trade.ts'
import { k, one, prepared, run } from '../db/query.ts'
import type { Tx } from '../db/write.ts'
import { nextNumber } from '../domain/numbers.ts'

const lastGiven = prepared((p: { storeId: string; series: string }) =>
  k.selectFrom('number_counter').select('value').where('store_id', '=', p.storeId).where('series', '=', p.series),
)

const highest = prepared((p: { storeId: string; kind: InvoiceKind }) =>
  k
    .selectFrom('invoice')
    .select((e) => e.fn.max('number').as('value'))
    .where('store_id', '=', p.storeId)
    .where('kind', '=', p.kind),
)

const remember = prepared((p: { storeId: string; series: string; value: number }) =>
  k
    .insertInto('number_counter')
    .values({ store_id: p.storeId, series: p.series, value: p.value })
    .onConflict((on) => on.columns(['store_id', 'series']).doUpdateSet({ value: sql`excluded.value` })),
)

/** Takes the next number of a store's documents of a kind; it is never given twice, not even after a removal. */
export const takeInvoiceNumber = (tx: Tx, storeId: string, kind: InvoiceKind): number =>
  take(tx, storeId, `invoice:${kind}`, one(tx, highest, { storeId, kind })?.value ?? 0)

const highestStocktake = prepared((p: { storeId: string }) =>
  k
    .selectFrom('stocktake')
    .select((e) => e.fn.max('number').as('value'))
    .where('store_id', '=', p.storeId),
)
/** The next number of a store's stocktakes. */
export const takeStocktakeNumber = (tx: Tx, storeId: string): number =>
  take(tx, storeId, 'stocktake', one(tx, highestStocktake, { storeId })?.value ?? 0)

function take(tx: Tx, storeId: string, series: string, highestKnown: number): number {
  const given = one(tx, lastGiven, { storeId, series })?.value ?? 0
  const value = nextNumber(given, highestKnown)
  run(tx, remember, { storeId, series, value })
  return value
}
