import { enqueue } from './store/queue.ts'
import { linkedIds, readRecord, textAt } from './store/records.ts'
import type { Storage } from './store/storage.ts'
import { transferSite } from './transfers.ts'

const documents = [
  { table: 'requisition', lines: 'requisition_line', link: 'linked_requisition_id' },
  { table: 'transact', lines: 'trans_line', link: 'linked_transaction_id' },
] as const

/** Documents of other sites that are on their way to this one and have no second half yet. */
function queueDocuments(storage: Storage, siteId: number, storeId: string): void {
  const nameId = textAt(readRecord(storage, 'store', storeId) ?? {}, 'name_ID')
  for (const { table, lines, link } of documents)
    for (const id of linkedIds(storage, table, nameId)) {
      const document = readRecord(storage, table, id)
      if (!document || textAt(document, link) !== '' || transferSite(storage, table, document) !== siteId) continue
      enqueue(storage, siteId, table, id, 'insert')
      for (const line of linkedIds(storage, lines, id)) enqueue(storage, siteId, lines, line, 'insert')
    }
}

/** What others have for a store: documents on their way, messages to it, indicator values about it. */
export function queueIncoming(storage: Storage, siteId: number, storeId: string): void {
  queueDocuments(storage, siteId, storeId)
  for (const table of ['message', 'indicator_value'])
    for (const id of linkedIds(storage, table, storeId)) enqueue(storage, siteId, table, id, 'insert')
}
