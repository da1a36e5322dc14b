/** Reports as CSV files, each row with the moment of its figures and who asked for them (F-201, U-64). */
import { csvTime } from '../../../src-main/contract/csv.ts'
import type { ReportHead, ReportItem, StockReport, UseReport, ValueReport } from '../../../src-main/contract/reports.ts'
import type { ListColumns } from '../output/save-list.ts'
import { saveList } from '../output/save-list.ts'
import type { AnyReport } from './sheet.ts'
import { percentOf } from './sheet.ts'

type OfStore = { readonly storeId: string }

/** Offers the report as a file: every store that it covers, in plain numbers. */
export function exportReport({ kind, report }: AnyReport): void {
  if (kind === 'stock') saveList('report-stock', stockColumns(report), report.rows)
  else if (kind === 'value') saveList('report-value', valueColumns(report), report.rows)
  else saveList('report-use', useColumns(report), report.rows)
}

const stockColumns = ({ head, item }: StockReport): ListColumns<StockReport['rows'][number]> => [
  ...storeColumns(head),
  ...itemColumns(item),
  ['reports:column.place', (row) => row.place],
  ['reports:column.packs', (row) => row.packs],
  ['reports:column.packSize', (row) => row.packSize],
  ['reports:column.units', (row) => row.units],
  ['reports:column.value', (row) => row.value],
  ['reports:column.earliestExpiry', (row) => row.earliestExpiry],
  ...askedColumns(head),
]

const valueColumns = ({ head }: ValueReport): ListColumns<ValueReport['rows'][number]> => [
  ...storeColumns(head),
  ['reports:column.items', (row) => row.items],
  ['reports:column.batches', (row) => row.batches],
  ['reports:column.value', (row) => row.value],
  ['reports:csv.share', (row) => (row.share === null ? null : percentOf(row.share))],
  ...askedColumns(head),
]

const useColumns = ({ head, item, months }: UseReport): ListColumns<UseReport['rows'][number]> => [
  ...storeColumns(head),
  ...itemColumns(item),
  ...months.map((month, at) => [{ text: month }, (row: UseReport['rows'][number]) => row.months[at] ?? null] as const),
  ['reports:use.total', (row) => row.total],
  ['reports:use.mean', (row) => rounded(row.mean)],
  ['reports:use.perMonth', (row) => rounded(row.perMonth)],
  ['reports:use.soFar', (row) => row.soFar],
  ...askedColumns(head),
]

const storeColumns = ({ stores }: ReportHead): ListColumns<OfStore> => {
  const storeOf = ({ storeId }: OfStore) => stores.find(({ id }) => id === storeId)
  return [
    ['reports:csv.storeCode', (row) => storeOf(row)?.code ?? ''],
    ['reports:column.store', (row) => storeOf(row)?.name ?? ''],
  ]
}

const itemColumns = ({ code, name, unit }: ReportItem): ListColumns<unknown> => [
  ['reports:csv.itemCode', () => code],
  ['reports:fact.item', () => name],
  ['reports:csv.unit', () => unit],
]

const askedColumns = ({ at, askedBy }: ReportHead): ListColumns<unknown> => [
  ['reports:fact.at', () => csvTime(at)],
  ['reports:fact.askedBy', () => askedBy],
]

/** Two decimals: what was divided has no end. */
const rounded = (figure: number | null): number | null => (figure === null ? null : Math.round(figure * 100) / 100)
