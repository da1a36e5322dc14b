/** U-64: the file of a batch has its whole ledger, with the balance of that batch. */
import { expect, test } from 'vitest'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { BatchDetails, LedgerEntry } from '../../../src-main/contract/stock.ts'
import { batchLedger } from '../../../src-renderer/features/output/batch-ledger.ts'

type Asked = { readonly id: string; readonly offset: number; readonly limit: number }

const entry = (id: string, stockLineId: string, units: number, balance: number) => ({ id, stockLineId, units, balance }) as LedgerEntry
const batchOf = (entries: readonly LedgerEntry[], count: number, total: number, missing = 0) =>
  ({ id: 'mine', itemId: 'amox', ledger: { entries, offset: 0, count, opening: 0, missing, total } }) as unknown as BatchDetails

/** Two batches in turns: each 10 units in, then 1 out of each again and again; the balance is the item's. */
const whole: readonly LedgerEntry[] = Array.from({ length: 500 }, (_, at) => {
  const stockLineId = at % 2 === 0 ? 'mine' : 'other'
  const balance = at === 0 ? 1000 : at === 1 ? 2000 : 2001 - at
  return entry(String(at), stockLineId, at < 2 ? 1000 : -1, balance)
}).toReversed()

const client = {
  'item.ledger': async ({ offset, limit }: Asked) =>
    ok({ entries: whole.slice(offset, offset + limit), offset, count: whole.length, opening: 0, missing: 0, total: 1502 }),
}

test('U-64: what the page has whole is not asked for again', async () => {
  const shown = [entry('a', 'mine', 3, 3)]
  const refusing = { 'item.ledger': async () => refuse('forbidden', 'right_missing') }
  expect(await batchLedger(refusing, batchOf(shown, 1, 3))).toMatchObject(ok({ entries: shown, total: 3 }))
})

test('U-64: a ledger longer than the page is whole, without the other batches, and its balance ends at what came in', async () => {
  const answer = await batchLedger(client, batchOf(whole.slice(0, 200), 250, 751))
  if (!answer.ok) throw new Error(answer.error.reason)
  expect(answer.value.entries.map(({ stockLineId }) => stockLineId)).toEqual(Array.from({ length: 250 }, () => 'mine'))
  expect(answer.value.entries.map(({ balance }) => balance)).toEqual(Array.from({ length: 250 }, (_, at) => 751 + at))
})

test('U-64: what is gone without a document is not in the balance of the newest movement', async () => {
  const answer = await batchLedger(client, batchOf(whole.slice(0, 200), 250, 741, -10))
  expect(answer.ok && answer.value.entries[0]?.balance).toBe(751)
})

test('U-64: a refusal is handed on', async () => {
  const answer = await batchLedger({ 'item.ledger': async () => refuse('forbidden', 'right_missing') }, batchOf([], 250, 0))
  expect(answer).toMatchObject({ ok: false, error: { reason: 'right_missing' } })
})
