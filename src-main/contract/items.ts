/** The items of a store as a list: stock, use and how long it lasts. Quantities are units (5G). */
import { z } from 'zod'
import { StockBand } from './stock.ts'
import { Id } from './trade.ts'

/** Which items the list shows; its tabs, and where the tiles of the home page lead (U-19, U-70). */
export const itemShows = ['all', 'none', 'low', 'enough', 'over', 'unused', 'at_risk'] as const
export const ItemShow = z.enum(itemShows)
export type ItemShow = z.infer<typeof ItemShow>

export const ItemFilter = z.strictObject({
  show: ItemShow.default('all'),
  /** Words of the name or the code. */
  search: z.string().max(200).default(''),
  /** Also drafts, and items that were merged or deleted (F-160). */
  withInactive: z.boolean().default(false),
})
export type ItemFilter = z.infer<typeof ItemFilter>

export const itemOrders = ['name', 'code', 'total', 'use', 'months'] as const
/** Items without use have no months: they stand last in both directions. */
export const ItemSort = z.strictObject({ by: z.enum(itemOrders).default('name'), descending: z.boolean().default(false) })
export type ItemSort = z.infer<typeof ItemSort>

export const ItemStatus = z.enum(['active', 'draft', 'merged', 'deleted'])
export type ItemStatus = z.infer<typeof ItemStatus>

export const ItemRow = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  status: ItemStatus,
  /** Units in the building, and those of them that are not promised. */
  total: z.number(),
  available: z.number(),
  /** Units a month; null where nothing was here the whole time, so that nobody knows (T11). */
  perMonth: z.number().nullable(),
  monthsOfStock: z.number().nullable(),
  /** null: nothing is here, and the store does not deal in it. */
  band: StockBand.nullable(),
  lastsUntil: z.iso.date().nullable(),
  /** Units that have expired, and units that this use will not finish before they do. */
  expired: z.number(),
  atRisk: z.number(),
})
export type ItemRow = z.infer<typeof ItemRow>

export const ItemPage = z.strictObject({ rows: z.array(ItemRow), offset: z.int(), matching: z.int() })
export type ItemPage = z.infer<typeof ItemPage>

/** Active items under each tab, whatever the search. */
export const ItemCounts = z.record(ItemShow, z.int())
export type ItemCounts = z.infer<typeof ItemCounts>

/** The columns of the list as a file (U-64). */
export const itemColumns = [
  'name',
  'code',
  'unit',
  'status',
  'total',
  'available',
  'use',
  'months',
  'alert',
  'lastsUntil',
  'expired',
  'atRisk',
] as const
export type ItemColumn = (typeof itemColumns)[number]
