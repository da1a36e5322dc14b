/** The smaller lists as CSV files: places, the batches of an item, its ledger (U-64). */
import i18next from 'i18next'
import { csvTime } from '../../../src-main/contract/csv.ts'
import type { BatchDetails, ItemDetails } from '../../../src-main/contract/stock.ts'
import type { PlaceRow } from '../../../src-main/contract/stock-work.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { showToast } from '../../ui/toast.tsx'
import { documentTitle } from '../invoice/words.ts'
import { batchLedger } from './batch-ledger.ts'
import type { ListColumns } from './save-list.ts'
import { saveList } from './save-list.ts'
import type { LedgerRow, WholeLedger } from './whole-ledger.ts'
import { ledgerRows, wholeLedger } from './whole-ledger.ts'

const say = (key: string): string => i18next.t(key)

const placeColumns: ListColumns<PlaceRow> = [
  ['work:places.code', (place) => place.code],
  ['work:places.name', (place) => place.name],
  ['work:places.batches', (place) => place.batches],
  [
    'work:places.state',
    (place) => [place.onHold && say('work:onHold'), place.isMeasured && say('work:places.measured')].filter(Boolean).join(', '),
  ],
]

export const exportPlaces = (places: readonly PlaceRow[]): void => saveList('places', placeColumns, places)

const batchColumns: ListColumns<ItemDetails['batches'][number]> = [
  ['stock:column.batch', (row) => row.batch],
  ['stock:column.expiry', (row) => row.expiryDate],
  ['stock:column.mark', (row) => (row.mark === null ? null : say(`stock:mark.${row.mark}`))],
  ['stock:column.location', (row) => row.location],
  ['stock:column.packSize', (row) => row.packSize],
  ['stock:column.packs', (row) => row.total],
  ['stock:column.available', (row) => row.available],
  ['stock:column.units', (row) => row.total * row.packSize],
  ['stock:column.atRisk', (row) => row.atRisk],
]

export const exportBatches = (item: ItemDetails): void => saveList(`batches-${item.code}`, batchColumns, item.batches)

const ledgerColumns: ListColumns<LedgerRow> = [
  ['stock:column.when', ({ entry }) => entry && csvTime(entry.at)],
  ['stock:column.document', ({ entry, words }) => (entry === null ? words : documentTitle(entry, i18next.getFixedT(null, 'trade')))],
  ['stock:column.name', ({ entry }) => entry && entry.name],
  ['stock:column.batch', ({ entry }) => entry && entry.batch],
  ['stock:column.in', (row) => (row.units > 0 ? row.units : null)],
  ['stock:column.out', (row) => (row.units < 0 ? -row.units : null)],
  ['stock:column.balance', (row) => row.balance],
]

const saveLedger = (name: string, ledger: WholeLedger): void =>
  saveList(
    `ledger-${name}`,
    ledgerColumns,
    ledgerRows(ledger, (what) => say(`stock:ledger.${what}`)),
  )

/** All that moved an item, the newest first, as its ledger shows it. */
export async function exportLedger(item: Pick<ItemDetails, 'id' | 'code'>): Promise<void> {
  const answer = await wholeLedger(api, item.id)
  if (answer.ok) saveLedger(item.code, answer.value)
  else showToast(refusalSentence(answer.error), 'attention')
}

/** All that moved a batch, the newest first, as its page shows it. */
export async function exportBatchLedger(batch: BatchDetails): Promise<void> {
  const answer = await batchLedger(api, batch)
  if (answer.ok) saveLedger(`${batch.itemCode}-${batch.batch}`, answer.value)
  else showToast(refusalSentence(answer.error), 'attention')
}
