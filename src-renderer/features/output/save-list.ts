/** Rows that the page has at hand as a CSV file, in the form that main gives to the long lists (U-64). */
import i18next from 'i18next'
import type { CsvCell } from '../../../src-main/contract/csv.ts'
import { csvText } from '../../../src-main/contract/csv.ts'
import { isoDay } from '../../ui/dates.ts'
import { saveText } from '../../ui/save-text.ts'

/** Each column with the key of its head, or its text where that is no word, and what stands in it. */
export type ListColumns<Row> = readonly (readonly [head: string | { readonly text: string }, cell: (row: Row) => CsvCell])[]

/** The text of the file: heads in the language of the page, then every row. */
export const listText = <Row>(columns: ListColumns<Row>, rows: readonly Row[]): string =>
  csvText([
    columns.map(([head]) => (typeof head === 'string' ? i18next.t(head) : head.text)),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ])

/** Offers the rows as a file named after the list and the day. */
export const saveList = <Row>(list: string, columns: ListColumns<Row>, rows: readonly Row[]): void =>
  saveText({ fileName: `outpost-${list}-${isoDay(new Date())}.csv`, mediaType: 'text/csv', text: listText(columns, rows) })
