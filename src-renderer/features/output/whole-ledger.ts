/** The ledger of an item, asked for in the largest parts that main gives. */
import type { Client } from '../../../src-main/contract/client.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import type { LedgerEntry, LedgerPage } from '../../../src-main/contract/stock.ts'

const partSize = 200

/** Every entry of the ledger; asked again from the start when a part shows that it has changed. */
export async function wholeLedger(client: Pick<Client, 'item.ledger'>, id: string): Promise<Result<readonly LedgerEntry[]>> {
  const entries: LedgerEntry[] = []
  let first: LedgerPage | null = null
  for (let offset = 0; first === null || offset < first.count; offset += partSize) {
    const answer = await client['item.ledger']({ id, offset, limit: partSize })
    if (!answer.ok) return answer
    if (first !== null && (answer.value.count !== first.count || answer.value.total !== first.total)) return wholeLedger(client, id)
    first ??= answer.value
    entries.push(...answer.value.entries)
  }
  return ok(entries)
}
