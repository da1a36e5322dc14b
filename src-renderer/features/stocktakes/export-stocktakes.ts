/** Stocktakes as files: the list with all rows of its filter, and the lines of one (U-64). */
import i18next from 'i18next'
import type { CsvCell } from '../../../src-main/contract/csv.ts'
import type { Stocktake, StocktakeLine, StocktakeRow } from '../../../src-main/contract/stocktakes.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { stocktakeFilter } from '../../stores/stocktakes.ts'
import { useStocktakes } from '../../stores/stocktake-pages.ts'
import { showToast } from '../../ui/toast.tsx'
import { saveTable } from '../output/export-list.ts'

const say = (key: string): string => i18next.t(`stocktakes:${key}`)
type Columns<Row> = readonly (readonly [head: string, cell: (row: Row) => CsvCell])[]

const listColumns: Columns<StocktakeRow> = [
  ['column.number', (row) => row.number],
  ['column.state', (row) => say(`state.${row.state}`)],
  ['column.description', (row) => row.description],
  ['column.created', (row) => row.createdAt],
  ['column.day', (row) => row.day],
  ['foot.progress', (row) => row.counted],
  ['paper.lines', (row) => row.lines],
  ['column.comment', (row) => row.comment],
  ['column.sync', (row) => i18next.t(`common:syncMark.${row.sync.state}`)],
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
  save('stocktakes', listColumns, rows)
}

/** The lines that are shown, or all of one that is printed. */
export function exportLines(take: Stocktake, lines: readonly StocktakeLine[]): void {
  const titles = new Map([...take.reasons.addition, ...take.reasons.reduction].map(({ id, title }) => [id, title]))
  const columns: Columns<StocktakeLine> = [
    ['csv.item', (line) => line.itemName],
    ['csv.code', (line) => line.itemCode],
    ['csv.unit', (line) => line.unit],
    ['csv.batch', (line) => line.batch],
    ['csv.expiry', (line) => line.expiryDate],
    ['csv.place', (line) => line.location],
    ['csv.packSize', (line) => line.packSize],
    ['csv.snapshot', (line) => line.snapshot],
    ['csv.counted', (line) => line.counted],
    ['csv.now', (line) => line.now],
    ['csv.difference', (line) => line.difference],
    ['csv.value', (line) => (line.difference === null ? null : line.difference * line.costPrice)],
    ['csv.reason', (line) => (line.reasonId === null ? null : (titles.get(line.reasonId) ?? null))],
    ['csv.comment', (line) => line.comment],
  ]
  save(`stocktake-${take.number ?? take.createdAt.slice(0, 10)}`, columns, lines)
}

const save = <Row>(name: string, columns: Columns<Row>, rows: readonly Row[]): void =>
  saveTable(name, [columns.map(([head]) => say(head)), ...rows.map((row) => columns.map(([, cell]) => cell(row)))])
