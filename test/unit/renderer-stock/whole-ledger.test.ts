/** U-64: the file of a ledger has every entry of it, also when it changes while it is read. */
import { expect, test } from 'vitest'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { LedgerEntry } from '../../../src-main/contract/stock.ts'
import { ledgerRows, wholeLedger } from '../../../src-renderer/features/output/whole-ledger.ts'

const entry = (at: number): LedgerEntry => ({
  id: String(at),
  at: '2026-02-03T10:00:00',
  documentId: 'd',
  kind: 'outbound_shipment',
  number: at,
  name: 'Ward',
  stockLineId: 'a',
  batch: 'B1',
  packs: -1,
  packSize: 10,
  units: -10,
  balance: at,
})

const ledgerOf = (countAt: (call: number) => number) => {
  let calls = 0
  return {
    'item.ledger': async ({ offset, limit }: { id: string; offset: number; limit: number }) => {
      const count = countAt((calls += 1))
      const entries = Array.from({ length: Math.max(Math.min(limit, count - offset), 0) }, (_, at) => entry(offset + at))
      return ok({ entries, offset, count, opening: 0, missing: 0, total: count })
    },
  }
}

test('U-64: a ledger of 450 entries comes whole and in its order', async () => {
  const answer = await wholeLedger(
    ledgerOf(() => 450),
    'amox',
  )
  expect(answer.ok && answer.value.entries.map(({ number }) => number)).toEqual(Array.from({ length: 450 }, (_, at) => at))
})

test('U-64: an entry that comes while it is read is not missed and none is there twice', async () => {
  const answer = await wholeLedger(
    ledgerOf((call) => (call === 1 ? 450 : 451)),
    'amox',
  )
  expect(answer.ok && new Set(answer.value.entries.map(({ id }) => id)).size).toBe(451)
  expect(answer.ok && answer.value.entries.length).toBe(451)
})

test('U-64, U-18: its file has the rows of the page, also what no document tells of, and the balance runs through all of them', () => {
  const entries = [
    { ...entry(2), units: -4, balance: 8 },
    { ...entry(1), units: 2, balance: 12 },
  ]
  const rows = ledgerRows({ entries, opening: 10, missing: -3, total: 5 }, (what) => what)
  expect(rows.map(({ words, units, balance }) => [words, units, balance])).toEqual([
    ['missing', -3, 5],
    ['', -4, 8],
    ['', 2, 12],
    ['opening', 10, 10],
  ])
  expect(rows.map((row) => row.entry?.id ?? null)).toEqual([null, '2', '1', null])
  expect(ledgerRows({ entries: [], opening: 0, missing: 0, total: 0 }, (what) => what)).toEqual([])
})

test('U-64: a refusal is handed on', async () => {
  const answer = await wholeLedger({ 'item.ledger': async () => refuse('forbidden', 'right_missing') }, 'amox')
  expect(answer).toMatchObject({ ok: false, error: { reason: 'right_missing' } })
})
