/** The first page after sign-in: what waits for a person in the open store, and how its stock stands (U-19, U-70). */
import { z } from 'zod'
import { StockBand } from './stock.ts'
import { StocktakeRow } from './stocktakes.ts'
import { Id, TransactionRow } from './trade.ts'

/** Batches with stock whose expiry lies in that month, those that have expired already left out. */
const ExpiryMonth = z.strictObject({
  /** `YYYY-MM`. */
  month: z.string(),
  batches: z.int(),
  /** Some of it is so near that the store's rules ask for a look (5G). */
  isSoon: z.boolean(),
})

export const HomeStock = z.strictObject({
  /** Active items that the store sees or has, and how many of them stand how (5G). */
  items: z.int(),
  bands: z.record(StockBand, z.int()),
  /** Months of use below which stock is low, and above which it is too much. */
  borders: z.strictObject({ low: z.number(), over: z.number() }),
  /** Batches that have expired and still lie here, and the names of the first of their items. */
  expired: z.strictObject({ batches: z.int(), names: z.array(z.string()) }),
  /** This month and the five after it, each once. */
  expiring: z.array(ExpiryMonth),
  /** Items of which a batch will expire before this use has finished it. */
  atRisk: z.int(),
  /** Batches with stock that are on hold, or lie at a place that is. */
  onHold: z.int(),
  /** What is used and will be gone first, the first of all at the top. */
  runsOut: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      total: z.number(),
      perMonth: z.number(),
      months: z.number(),
      lastsUntil: z.iso.date().nullable(),
    }),
  ),
  /** Stocktakes that are not finalised: how many, and the newest of them. */
  stocktakes: z.strictObject({ count: z.int(), newest: z.array(StocktakeRow) }),
})
export type HomeStock = z.infer<typeof HomeStock>

/** Documents of one direction. */
export const HomeDocuments = z.strictObject({
  /** Outbound: not shipped yet. Inbound: not received yet. */
  open: z.int(),
  /** Of those, the ones on hold: how many, and the newest of them. */
  held: z.strictObject({ count: z.int(), newest: z.array(TransactionRow) }),
  /** Between two stores and not there yet, the newest first. */
  onTheWay: z.array(TransactionRow),
})
export type HomeDocuments = z.infer<typeof HomeDocuments>
