/** Reports over the stores that are active here (F-200, F-201). */
import { z } from 'zod'
import { op } from './operation.ts'
import { Covers, StockReport, UseReport, ValueReport } from './reports.ts'
import { Id } from './trade.ts'

const ofItem = z.strictObject({ itemId: Id, covers: Covers })

/** The right is asked at the open store; another store is covered where the user has it there, too. */
export const reportsOperations = {
  /** How much of an item lies where: by store and place, with its value and first expiry (F-201). */
  'reports.stock': op('store', ofItem, StockReport, 'viewStock'),
  /** What the stock of each store is worth at cost (F-201). */
  'reports.value': op('store', z.strictObject({ covers: Covers }), ValueReport, 'viewStock'),
  /** How much of an item each store issued in each of the last twelve months (F-201, 5G). */
  'reports.use': op('store', ofItem, UseReport, 'viewStock'),
} as const
