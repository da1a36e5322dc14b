/** The ledger of an item, asked for in the largest parts that main gives. */
import type { Client } from '../../../src-main/contract/client.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import type { LedgerEntry, LedgerPage } from '../../../src-main/contract/stock.ts'

const partSize = 200

/** A ledger with all its entries, the newest first. */
export type WholeLedger = Pick<LedgerPage, 'entries' | 'opening' | 'missing' | 'total'>

/** The ledger with every entry; asked again from the start when a part shows that it has changed. */
export async function wholeLedger(client: Pick<Client, 'item.ledger'>, id: string): Promise<Result<WholeLedger>> {
  const first = await client['item.ledger']({ id, offset: 0, limit: partSize })
  if (!first.ok) return first
  const { count, total } = first.value
  const entries = [...first.value.entries]
  for (let offset = partSize; offset < count; offset += partSize) {
    const answer = await client['item.ledger']({ id, offset, limit: partSize })
    if (!answer.ok) return answer
    if (answer.value.count !== count || answer.value.total !== total) return wholeLedger(client, id)
    entries.push(...answer.value.entries)
  }
  return ok({ ...first.value, entries })
}

/** A line of the file: a document that moved stock, or stock of which no document here tells. */
export type LedgerRow = Pick<LedgerEntry, 'units' | 'balance'> & { readonly entry: LedgerEntry | null; readonly words: string }

/** The rows as the page shows them: what is gone without a document stands first, what was here before any document last. */
export function ledgerRows({ entries, opening, missing, total }: WholeLedger, words: (what: 'opening' | 'missing') => string): LedgerRow[] {
  const moved = entries.map((entry) => ({ entry, words: '', units: entry.units, balance: entry.balance }))
  const gone = missing === 0 ? [] : [{ entry: null, words: words('missing'), units: missing, balance: total }]
  const before = opening === 0 ? [] : [{ entry: null, words: words('opening'), units: opening, balance: opening }]
  return [...gone, ...moved, ...before]
}
