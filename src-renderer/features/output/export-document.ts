/** The lines and the history of one document as CSV files (U-64). */
import i18next from 'i18next'
import { csvTime } from '../../../src-main/contract/csv.ts'
import type { HistoryEntry } from '../../../src-main/contract/people.ts'
import type { Invoice, InvoiceLine } from '../../../src-main/contract/trade.ts'
import { historyWords } from '../history/history-words.ts'
import { byItem } from './document-lines.ts'
import { documentFile } from './document-papers.ts'
import type { ListColumns } from './save-list.ts'
import { saveList } from './save-list.ts'

const lineColumns: ListColumns<InvoiceLine> = [
  ['output:stock.item', (line) => line.itemName],
  ['output:stock.code', (line) => line.itemCode],
  ['output:stock.unit', (line) => line.unit],
  ['output:stock.batch', (line) => line.batch],
  ['output:stock.expiry', (line) => line.expiryDate],
  ['output:stock.location', (line) => line.location],
  ['output:stock.packSize', (line) => line.packSize],
  ['output:stock.packs', (line) => line.packs],
  ['output:stock.units', (line) => line.units],
  ['output:stock.costPrice', (line) => line.costPrice],
  ['output:stock.sellPrice', (line) => line.sellPrice],
  ['output:paper.total', (line) => line.total],
  ['output:paper.approval', (line) => line.approval && i18next.t(`output:paper.${line.approval}`)],
  ['output:paper.reason', (line) => line.reason],
  ['output:paper.note', (line) => line.note],
]

const wayColumn: ListColumns<InvoiceLine> = [
  ['output:paper.way', (line) => i18next.t(line.isIncoming ? 'output:paper.made' : 'output:paper.taken')],
]

/** Every line, in the order of the paper; of a repack also which of them was taken and which was made. */
export const exportDocument = (invoice: Invoice): void =>
  saveList(documentFile(invoice), invoice.kind === 'repack' ? [...wayColumn, ...lineColumns] : lineColumns, byItem(invoice.lines))

const words = (entry: HistoryEntry) => historyWords(entry, i18next.getFixedT(null, 'people'), (key) => i18next.exists(key))

const historyColumns: ListColumns<HistoryEntry> = [
  ['output:history.at', (entry) => csvTime(entry.at)],
  ['output:history.user', (entry) => entry.user],
  ['output:history.what', (entry) => words(entry).what],
  ['output:history.change', (entry) => words(entry).change],
]

/** What was done to a document, the first thing first. */
export const exportDocumentHistory = (entries: readonly HistoryEntry[]): void => saveList('history', historyColumns, entries)
