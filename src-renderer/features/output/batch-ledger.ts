/** The ledger of one batch, also where its page shows but the newest of it. */
import type { Client } from '../../../src-main/contract/client.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import type { WholeLedger } from './whole-ledger.ts'
import { wholeLedger } from './whole-ledger.ts'

/** Every entry, the newest first, in units; the balance is the batch's own. */
export async function batchLedger(
  client: Pick<Client, 'item.ledger'>,
  { id, itemId, ledger }: Pick<BatchDetails, 'id' | 'itemId' | 'ledger'>,
): Promise<Result<WholeLedger>> {
  if (ledger.count <= ledger.entries.length) return ok(ledger)
  const answer = await wholeLedger(client, itemId)
  if (!answer.ok) return answer
  // Within the item's ledger stands the balance of all its batches.
  let balance = ledger.total - ledger.missing
  const mine = answer.value.entries.filter(({ stockLineId }) => stockLineId === id)
  const entries = mine.map((entry) => {
    const after = balance
    balance -= entry.units
    return { ...entry, balance: after }
  })
  return ok({ ...ledger, entries })
}
