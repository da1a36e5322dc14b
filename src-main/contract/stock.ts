/** Stock as the page sees it: batches, their ledger, an item with its use. Quantities are packs where they say so, else units. */
import { z } from 'zod'
import { Id, InvoiceKind } from './trade.ts'

/** Which batches the list shows; the tabs of the list, and where the tiles of the home page lead (U-70). */
export const stockShows = ['in_stock', 'expiring', 'expired', 'on_hold', 'none_available', 'empty'] as const
export const StockShow = z.enum(stockShows)
export type StockShow = z.infer<typeof StockShow>

export const StockFilter = z.strictObject({
  show: StockShow.default('in_stock'),
  /** Words of the item's name or code, or the beginning of a batch. */
  search: z.string().max(200).default(''),
})
export type StockFilter = z.infer<typeof StockFilter>

export const stockOrders = ['item', 'expiry', 'packs', 'location'] as const
export const StockSort = z.strictObject({ by: z.enum(stockOrders).default('item'), descending: z.boolean().default(false) })
export type StockSort = z.infer<typeof StockSort>

/** The worst that is to be said of a batch: why it is not given out, or that it will not be for long (U-11). */
export const BatchMark = z.enum(['expired', 'on_hold', 'location_on_hold', 'expires_soon', 'expires_later', 'none_available'])
export type BatchMark = z.infer<typeof BatchMark>

const batchFields = {
  id: Id,
  itemId: Id,
  itemCode: z.string(),
  itemName: z.string(),
  unit: z.string(),
  batch: z.string(),
  expiryDate: z.string().nullable(),
  location: z.string(),
  packSize: z.number(),
  /** Packs in the building, and those of them that are not promised. */
  total: z.number(),
  available: z.number(),
  costPrice: z.number(),
  sellPrice: z.number(),
  supplier: z.string(),
  onHold: z.boolean(),
  mark: BatchMark.nullable(),
}
export const StockRow = z.strictObject(batchFields)
export type StockRow = z.infer<typeof StockRow>

export const StockPage = z.strictObject({
  rows: z.array(StockRow),
  offset: z.int(),
  matching: z.int(),
  /** Batches under each tab, whatever the search. */
  counts: z.record(StockShow, z.int()),
})
export type StockPage = z.infer<typeof StockPage>

export const LedgerEntry = z.strictObject({
  id: Id,
  /** Local time of the clinic, `YYYY-MM-DDTHH:MM:SS`. */
  at: z.string(),
  documentId: Id,
  kind: InvoiceKind,
  number: z.int().nullable(),
  name: z.string(),
  stockLineId: z.string().nullable(),
  batch: z.string(),
  packs: z.number(),
  packSize: z.number(),
  /** In is positive. */
  units: z.number(),
  balance: z.number(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** A part of the ledger, newest first (U-18). */
export const LedgerPage = z.strictObject({
  entries: z.array(LedgerEntry),
  offset: z.int(),
  count: z.int(),
  /** Units that were here before the first document known here, and units that are gone without one (0 or negative). */
  opening: z.number(),
  missing: z.number(),
  total: z.number(),
})
export type LedgerPage = z.infer<typeof LedgerPage>

export const BatchDetails = z.strictObject({
  ...batchFields,
  /** Changes with every change of the batch; sent back by what edits it. */
  version: z.int(),
  locationId: z.string().nullable(),
  locationOnHold: z.boolean(),
  note: z.string(),
  barcode: z.string(),
  donor: z.string(),
  manufacturer: z.string(),
  /** Documents that hold packs of it and have not left yet. */
  promises: z.array(z.strictObject({ documentId: Id, kind: InvoiceKind, number: z.int().nullable(), name: z.string(), packs: z.number() })),
  ledger: LedgerPage,
})
export type BatchDetails = z.infer<typeof BatchDetails>

export const stockBands = ['none', 'low', 'enough', 'over', 'unused'] as const
export const StockBand = z.enum(stockBands)
export type StockBand = z.infer<typeof StockBand>

/** How the use a month came about: every figure that went into it (5G). */
export const ItemUse = z.strictObject({
  perMonth: z.number().nullable(),
  issued: z.number(),
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.int(),
  daysOut: z.int(),
  daysInMonth: z.number(),
  lookBackMonths: z.number(),
  withoutDaysOut: z.boolean(),
  /** The look-back begins with the first movement of the item here. */
  isShortened: z.boolean(),
})
export type ItemUse = z.infer<typeof ItemUse>

export const ItemDetails = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  defaultPackSize: z.number(),
  strength: z.string(),
  venCategory: z.string(),
  isVaccine: z.boolean(),
  masterLists: z.array(z.string()),
  stock: z.strictObject({ total: z.number(), available: z.number(), usable: z.number(), expired: z.number(), onHold: z.number() }),
  use: ItemUse,
  monthsOfStock: z.number().nullable(),
  band: StockBand,
  bands: z.strictObject({ low: z.number(), over: z.number() }),
  lastsUntil: z.iso.date().nullable(),
  /** Batches with stock, by expiry, and units of each that this use will not finish in time. */
  batches: z.array(z.strictObject({ ...batchFields, atRisk: z.number() })),
  /** Stock over the last year: the level before the first day, then the level after each day that moved something. */
  history: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    start: z.number(),
    days: z.array(z.strictObject({ day: z.string(), in: z.number(), out: z.number(), balance: z.number() })),
  }),
  ledger: LedgerPage,
})
export type ItemDetails = z.infer<typeof ItemDetails>
