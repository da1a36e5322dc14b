import type { ExportFile } from '../contract/output.ts'
import type { ItemColumn, ItemRow } from '../contract/items.ts'
import { itemColumns } from '../contract/items.ts'
import type { ReadDb } from '../db/write.ts'
import type { Columns, Given } from './export-list.ts'
import { csvFile, inParts, table } from './export-list.ts'
import type { ItemsAsked } from './list-items.ts'
import { idsOf, itemRowsOf } from './list-items.ts'
import type { Remember } from './list-transactions.ts'

/** Every item of the filter in the order of the list, as a CSV file (U-64). */
export async function exportItems(
  db: ReadDb,
  storeId: string,
  { heads, words, ...asked }: ItemsAsked & Given<ItemColumn>,
  today: string,
  remember: Remember,
): Promise<ExportFile> {
  const ids = idsOf(db, storeId, asked, today, remember)
  const rows = await inParts(ids, (part) => itemRowsOf(db, storeId, part, today))
  return csvFile('items', today, table(itemColumns, itemCells, heads, words, rows))
}

const itemCells: Columns<ItemColumn, ItemRow> = {
  name: (row) => row.name,
  code: (row) => row.code,
  unit: (row) => row.unit,
  status: (row, say) => say(`status.${row.status}`),
  total: (row) => row.total,
  available: (row) => row.available,
  use: (row) => rounded(row.perMonth),
  months: (row) => rounded(row.monthsOfStock),
  alert: (row, say) => (row.band === null ? null : say(`band.${row.band}`)),
  lastsUntil: (row) => row.lastsUntil,
  expired: (row) => row.expired,
  atRisk: (row) => rounded(row.atRisk),
}

/** Two decimals: what was divided has no end. */
const rounded = (figure: number | null): number | null => (figure === null ? null : Math.round(figure * 100) / 100)
