import { expect, test } from 'vitest'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import type { TransactionPage } from '../../../src-main/contract/trade.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { createTransactionsStore, isFiltered, pageSize, rowAt, shownTotal } from '../../../src-renderer/stores/transactions.ts'
import { createFakeTrade } from '../../support/fake-trade.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))
const asked = (fake: ReturnType<typeof createFakeTrade>) =>
  fake.calls.filter((call) => call.name === 'transactions.list').map((call) => (call.input as { offset: number }).offset)

test('U-30: pages are asked for once, as they come into sight', async () => {
  const fake = createFakeTrade({ documents: 400 })
  const store = createTransactionsStore(fake.client)
  store.getState().show(0, 20)
  store.getState().show(5, 60)
  await settled()
  store.getState().show(10, 70)
  await settled()
  expect(asked(fake)).toEqual([0, pageSize])
  expect(store.getState().matching).toBe(400)
  expect(rowAt(store.getState(), 60)?.id).toBe('invoice-60')
  expect(rowAt(store.getState(), 300)).toBeUndefined()
})

test('U-30: an answer to an earlier filter never shows under the present one', async () => {
  const waiting: ((answer: Result<TransactionPage>) => void)[] = []
  const store = createTransactionsStore({ 'transactions.list': () => new Promise((resolve) => waiting.push(resolve)) })
  const page = (matching: number): Result<TransactionPage> => ok({ rows: [], offset: 0, matching, all: 9, byKind: {} })
  store.getState().show(0, 10)
  store.getState().setFilter({ search: 'amox' })
  waiting[1]?.(page(2))
  await settled()
  waiting[0]?.(page(9))
  await settled()
  expect(store.getState().matching).toBe(2)
})

test('U-30: after a change of data the keyboard stays on its document though it moved down', async () => {
  const fake = createFakeTrade({ documents: 120 })
  const store = createTransactionsStore(fake.client)
  store.getState().show(0, 30)
  await settled()
  store.getState().setActive(7)
  await fake.client['invoice.create']({ id: '6f0e2b52-7a1e-4d8e-9a52-3f5f0d0b6c11', nameId: 'name-mth' })
  store.getState().dataChanged(['invoice'])
  await settled()
  expect(store.getState().active).toEqual({ row: 8, id: 'invoice-7' })
  expect(store.getState().matching).toBe(121)
})

test('U-30: coming back from a new invoice the keyboard is on it', async () => {
  const fake = createFakeTrade({ documents: 120 })
  const store = createTransactionsStore(fake.client)
  const id = '6f0e2b52-7a1e-4d8e-9a52-3f5f0d0b6c11'
  store.getState().show(0, 30)
  await settled()
  store.getState().setActive(4)
  await fake.client['invoice.create']({ id, nameId: 'name-mth' })
  store.getState().follow(id)
  store.getState().refresh()
  await settled()
  expect(rowAt(store.getState(), store.getState().active.row)?.id).toBe(id)
})

test('U-30: old rows stay on the screen until their page has come anew', async () => {
  const fake = createFakeTrade({ documents: 120 })
  const store = createTransactionsStore(fake.client)
  store.getState().show(0, 80)
  await settled()
  store.getState().refresh()
  expect(rowAt(store.getState(), 3)?.id).toBe('invoice-3')
  await settled()
  expect(asked(fake)).toEqual([0, 50, 0, 50])
})

test('F-257: the sync column asks again when central has accepted more, and not for anything else', async () => {
  const fake = createFakeTrade({ documents: 60 })
  const store = createTransactionsStore(fake.client)
  store.getState().show(0, 10)
  await settled()
  const status = { accepted: 1, confirmed: 1, lastCursor: 4, problems: 0 } as SyncStatus
  store.getState().syncMoved(status)
  store.getState().syncMoved({ ...status, lastContactAt: '2025-11-20T11:00:00' })
  await settled()
  expect(asked(fake)).toHaveLength(1)
  store.getState().syncMoved({ ...status, accepted: 4 })
  await settled()
  expect(asked(fake)).toHaveLength(2)
})

test('3D: Reset filters is offered whenever something but the tab hides rows', async () => {
  const fake = createFakeTrade()
  const store = createTransactionsStore(fake.client)
  store.getState().setFilter({ kinds: ['outbound_shipment'] })
  expect(isFiltered(store.getState())).toBe(false)
  store.getState().setFilter({ from: '2025-11-07', states: ['new'] })
  expect(isFiltered(store.getState())).toBe(true)
  store.getState().setFilter({ from: undefined })
  expect('from' in store.getState().filter).toBe(false)
  store.getState().resetFilter()
  await settled()
  expect(store.getState().filter.kinds).toEqual(['outbound_shipment'])
  expect(isFiltered(store.getState())).toBe(false)
})

test('3D: the total is of all rows that match, or is not said', async () => {
  const fake = createFakeTrade({ documents: 60 })
  const store = createTransactionsStore(fake.client)
  store.getState().show(0, 10)
  await settled()
  expect(shownTotal(store.getState())).toBeNull()
  store.getState().show(0, 59)
  await settled()
  const all = Array.from({ length: 60 }, (_, index) => rowAt(store.getState(), index)?.total ?? Number.NaN)
  expect(shownTotal(store.getState())).toBeCloseTo(
    all.reduce((sum, total) => sum + total, 0),
    6,
  )
})

test('U-30: the same column head again turns the order round', async () => {
  const fake = createFakeTrade({ documents: 60 })
  const store = createTransactionsStore(fake.client)
  store.getState().sortBy('name')
  expect(store.getState().sort).toEqual({ by: 'name', descending: false })
  store.getState().sortBy('name')
  expect(store.getState().sort).toEqual({ by: 'name', descending: true })
  await settled()
})

test('U-30: a refused list says so and the next sight asks again', async () => {
  const fake = createFakeTrade({ documents: 60 })
  fake.refuseNext('transactions.list', refuse('unavailable', 'no_store_open'))
  const store = createTransactionsStore(fake.client)
  store.getState().show(0, 10)
  await settled()
  expect(store.getState().refusal?.reason).toBe('no_store_open')
  store.getState().refresh()
  await settled()
  expect(store.getState().refusal).toBeNull()
  expect(store.getState().matching).toBe(60)
})
