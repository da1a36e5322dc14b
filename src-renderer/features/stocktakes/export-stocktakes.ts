/** Stocktakes as files: the list with all rows of its filter, and the lines of one (U-64). */
import i18next from 'i18next'
import { csvTime } from '../../../src-main/contract/csv.ts'
import type { Stocktake, StocktakeLine, StocktakeRow } from '../../../src-main/contract/stocktakes.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { stocktakeFilter } from '../../stores/stocktakes.ts'
import { useStocktakes } from '../../stores/stocktake-pages.ts'
import { showToast } from '../../ui/toast.tsx'
import type { ListColumns } from '../output/save-list.ts'
import { saveList } from '../output/save-list.ts'

const say = (key: string): string => i18next.t(`stocktakes:${key}`)

const listColumns: ListColumns<StocktakeRow> = [
  ['stocktakes:column.number', (row) => row.number],
  ['stocktakes:column.state', (row) => say(`state.${row.state}`)],
  ['stocktakes:column.description', (row) => row.description],
  ['stocktakes:column.created', (row) => csvTime(row.createdAt)],
  ['stocktakes:column.day', (row) => row.day],
  ['stocktakes:foot.progress', (row) => row.counted],
  ['stocktakes:paper.lines', (row) => row.lines],
  ['stocktakes:column.comment', (row) => row.comment],
  ['stocktakes:column.sync', (row) => i18next.t(`common:syncMark.${row.sync.state}`)],
]

/** Every stocktake that the list's filter lets through. */
export async function exportStocktakes(): Promise<void> {
  const rows: StocktakeRow[] = []
  for (let matching = 1; rows.length < matching;) {
    const answer = await api['stocktakes.list']({ filter: stocktakeFilter(useStocktakes.getState()), offset: rows.length, limit: 200 })
    if (!answer.ok) return showToast(refusalSentence(answer.error), 'attention')
    matching = answer.value.rows.length === 0 ? 0 : answer.value.matching
    rows.push(...answer.value.rows)
  }
  saveList('stocktakes', listColumns, rows)
}

/** The lines that are shown, or all of one that is printed. */
export function exportLines(take: Stocktake, lines: readonly StocktakeLine[]): void {
  const titles = new Map([...take.reasons.addition, ...take.reasons.reduction].map(({ id, title }) => [id, title]))
  const columns: ListColumns<StocktakeLine> = [
    ['stocktakes:csv.item', (line) => line.itemName],
    ['stocktakes:csv.code', (line) => line.itemCode],
    ['stocktakes:csv.unit', (line) => line.unit],
    ['stocktakes:csv.batch', (line) => line.batch],
    ['stocktakes:csv.expiry', (line) => line.expiryDate],
    ['stocktakes:csv.place', (line) => line.location],
    ['stocktakes:csv.packSize', (line) => line.packSize],
    ['stocktakes:column.day', () => take.day],
    [`stocktakes:${take.datedBackTo === null ? 'csv.snapshot' : 'line.snapshotThen'}`, (line) => line.snapshot],
    ['stocktakes:csv.counted', (line) => line.counted],
    [`stocktakes:${take.datedBackTo === null ? 'csv.now' : 'line.nowThen'}`, (line) => line.now],
    ['stocktakes:csv.difference', (line) => line.difference],
    ['stocktakes:csv.value', (line) => (line.difference === null ? null : line.difference * line.costPrice)],
    ['stocktakes:csv.reason', (line) => (line.reasonId === null ? null : (titles.get(line.reasonId) ?? null))],
    ['stocktakes:csv.comment', (line) => line.comment],
  ]
  saveList(`stocktake-${take.number ?? take.createdAt.slice(0, 10)}`, columns, lines)
}
