/** Questions about the items of the open store. */
import { z } from 'zod'
import { ItemCounts, itemColumns, ItemFilter, ItemPage, ItemSort } from './items.ts'
import { nothing, op } from './operation.ts'
import { columnWords, ExportFile } from './output.ts'

export const itemsOperations = {
  /** A page of the items that can lie on a shelf, with stock, use and alert (U-19, F-160). */
  'items.list': op(
    'store',
    z.strictObject({ filter: ItemFilter, sort: ItemSort, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    ItemPage,
    'viewStock',
  ),
  /** Asked beside the page, which does not wait for it: it looks at every item. */
  'items.counts': op('store', nothing, ItemCounts, 'viewStock'),
  /** Every item of the filter in the order of the list (U-64). */
  'items.export': op('store', z.strictObject({ filter: ItemFilter, sort: ItemSort, ...columnWords(itemColumns) }), ExportFile, 'viewStock'),
} as const
