import { expect, test } from 'vitest'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { canOpen, createStoresStore, readiness, selectedStore } from '../../../src-renderer/stores/stores.ts'
import { createFakeTrade } from '../../support/fake-trade.ts'
import { sampleStores } from '../../support/fake-trade-data.ts'

const named = (id: string) => {
  const store = sampleStores.find((one) => one.id === id)
  if (!store) throw new Error(`no ${id}`)
  return store
}

test('F-010: this site’s active stores come first, then those switched off, then the others, by name', async () => {
  const store = createStoresStore(createFakeTrade().client)
  await store.getState().load()
  expect(store.getState().stores?.map((one) => one.code)).toEqual(['KBR', 'KBO', 'LSB', 'KBP', 'DGR', 'KWG', 'MTH', 'NWR'])
})

test('F-012: only an active store of this site may be opened', () => {
  expect(
    sampleStores
      .filter(canOpen)
      .map((one) => one.code)
      .toSorted(),
  ).toEqual(['KBO', 'KBR', 'LSB'])
})

test('F-018: a store says what it still lacks', () => {
  const lacking = readiness(named('store-kbo')).filter((check) => !check.ok)
  expect(lacking.map((check) => check.name)).toEqual(['customers', 'items'])
  expect(readiness(named('store-kbr')).every((check) => check.ok)).toBe(true)
  expect(readiness(named('store-mth'))[0]).toMatchObject({ name: 'site', ok: false })
})

test('3C: the open store is looked at until another is chosen', async () => {
  const store = createStoresStore(createFakeTrade().client)
  await store.getState().load()
  expect(selectedStore(store.getState(), 'store-lsb')?.code).toBe('LSB')
  store.getState().select('store-kbo')
  expect(selectedStore(store.getState(), 'store-lsb')?.code).toBe('KBO')
  expect(selectedStore({ ...store.getState(), selectedId: null }, null)?.code).toBe('KBR')
})

test('3C: the counts of what is not sent are asked for anew when the queue moves, and only then', async () => {
  const fake = createFakeTrade()
  const store = createStoresStore(fake.client)
  const asked = () => fake.calls.filter((call) => call.name === 'stores.list').length
  const status = { lastCursor: 4, accepted: 1, confirmed: 1 } as SyncStatus
  store.getState().syncMoved(status)
  expect(asked()).toBe(0)
  await store.getState().load()
  store.getState().syncMoved({ ...status, phase: 'running' })
  expect(asked()).toBe(1)
  store.getState().syncMoved({ ...status, accepted: 4 })
  expect(asked()).toBe(2)
})

test('3C: the last question is the one whose answer is shown', async () => {
  const answers: (() => void)[] = []
  const lists = [[named('store-kbr')], [named('store-lsb')]]
  const store = createStoresStore({
    'stores.list': () => new Promise((resolve) => answers.push(() => resolve(ok([...(lists[answers.length - 1] ?? [])])))),
  })
  const both = [store.getState().load(), store.getState().load()]
  answers[1]?.()
  answers[0]?.()
  await Promise.all(both)
  expect(answers).toHaveLength(2)
  expect(store.getState().stores?.[0]?.code).toBe('LSB')
})

test('3C: a refusal is kept beside the stores that are known', async () => {
  const fake = createFakeTrade()
  const store = createStoresStore(fake.client)
  await store.getState().load()
  fake.refuseNext('stores.list', refuse('internal', 'internal'))
  await store.getState().load()
  expect(store.getState().refusal?.reason).toBe('internal')
  expect(store.getState().stores).toHaveLength(8)
})
