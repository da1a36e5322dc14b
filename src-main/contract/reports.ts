/** Reports over the stores that are active here (F-200, F-201). Quantities are units where they do not say packs; values are at cost. */
import { z } from 'zod'
import { Id } from './trade.ts'

export const reportNames = ['stock', 'value', 'use'] as const
export type ReportName = (typeof reportNames)[number]

/** `all`: every store that is active here and whose stock the user may see; `open`: the open store alone. */
export const covers = ['all', 'open'] as const
export const Covers = z.enum(covers)
export type Covers = z.infer<typeof Covers>

/** What a report is of: when, for whom, over which stores. */
export const ReportHead = z.strictObject({
  /** The moment of its figures, ISO. */
  at: z.iso.datetime(),
  askedBy: z.string(),
  /** By name. */
  stores: z.array(z.strictObject({ id: Id, code: z.string(), name: z.string() })),
  /** Stores that are active here and whose stock this user may not see; 0 where only the open store was asked for. */
  notCovered: z.int(),
})
export type ReportHead = z.infer<typeof ReportHead>

export const ReportItem = z.strictObject({ id: Id, code: z.string(), name: z.string(), unit: z.string() })
export type ReportItem = z.infer<typeof ReportItem>

const lying = {
  packs: z.number(),
  /** null: packs of several sizes, or none. */
  packSize: z.number().nullable(),
  units: z.number(),
  value: z.number(),
  earliestExpiry: z.string().nullable(),
}
/** What lies in one place of a store; `''` is what lies in none. A store without any has one row, whose place is null. */
export const PlaceStock = z.strictObject({ storeId: Id, place: z.string().nullable(), ...lying })
export type PlaceStock = z.infer<typeof PlaceStock>
export const StockReport = z.strictObject({ head: ReportHead, item: ReportItem, rows: z.array(PlaceStock), total: z.strictObject(lying) })
export type StockReport = z.infer<typeof StockReport>

const worth = {
  /** Items of which something lies here, and batches of them; in the total each item counts once. */
  items: z.int(),
  batches: z.int(),
  value: z.number(),
}
export const ValueReport = z.strictObject({
  head: ReportHead,
  /** `share`: of the value of all, 0 to 1; null where all of it is worth nothing. */
  rows: z.array(z.strictObject({ storeId: Id, ...worth, share: z.number().nullable() })),
  total: z.strictObject(worth),
})
export type ValueReport = z.infer<typeof ValueReport>

const used = {
  /** Units issued in each of the months of the report; null before the item first came there. */
  months: z.array(z.number().nullable()),
  /** Since the first of this month, which is in no sum. */
  soFar: z.number(),
  total: z.number(),
  /** The total over the months that have a figure; null where none has. */
  mean: z.number().nullable(),
}
export const UseReport = z.strictObject({
  head: ReportHead,
  item: ReportItem,
  /** The last twelve whole months, `YYYY-MM`, the oldest first. */
  months: z.array(z.string()),
  /** `perMonth`: as the page of the item reckons it from its look-back; null where it has no data. */
  rows: z.array(z.strictObject({ storeId: Id, ...used, perMonth: z.number().nullable() })),
  total: z.strictObject(used),
})
export type UseReport = z.infer<typeof UseReport>
