import { textAt, type Data } from './store/records.ts'
import { siteOfStore } from './store/sites.ts'
import type { Storage } from './store/storage.ts'

/**
 * Transfers in mode `remote` (F-156): central only passes a document on to the site of the partner's store,
 * which makes the other half itself.
 */
function isForPartner(table: string, data: Data): boolean {
  const { type, status } = data
  if (table === 'requisition') return type === 'response' || (type === 'request' && status === 'fn')
  if (type === 'ci' || type === 'sc') return status === 'cn' || status === 'fn'
  return (type === 'si' || type === 'cc') && data['linked_transaction_id'] !== ''
}

/** The store whose name this is, or null. */
export function storeOfName(storage: Storage, nameId: string): string | null {
  return storage.row<{ id: string }>("SELECT id FROM record WHERE link_id = ? AND table_name = 'store'", nameId)?.id ?? null
}

/** The partner's store, where the row is for it: an indicator value names the customer's store itself (protocol-v5.md 4.7). */
function partnerStore(storage: Storage, table: string, data: Data): string | null {
  if (table === 'indicator_value') return textAt(data, 'facility_ID') || null
  if ((table !== 'transact' && table !== 'requisition') || !isForPartner(table, data)) return null
  return storeOfName(storage, textAt(data, 'name_ID'))
}

/** The other site that is to see this document, or null: its partner is no store, lives on no site, or it is still private. */
export function transferSite(storage: Storage, table: string, data: Data): number | null {
  const partner = partnerStore(storage, table, data)
  const site = partner === null ? null : siteOfStore(storage, partner)
  return site === siteOfStore(storage, textAt(data, 'store_ID')) ? null : site
}
