import { expect, test } from 'vitest'
import { openCountry } from './test-country.ts'
import { emptyRow } from './wire/columns.ts'

const variants = ['A', 'B'] as const

test.each(variants)(
  'F-115 %s: initialise blocks, is seen in site_status, and fills the queue with all rows of the stores',
  async (variant) => {
    const { central, siteId, store, otherStore, caller } = await openCountry(variant)
    const { admin } = central
    admin.upsertStore('Location', { ...emptyRow('Location'), ID: 'L1', store_ID: store.storeId, code: 'A' })
    admin.upsertStore('Location', { ...emptyRow('Location'), ID: 'L2', store_ID: otherStore.storeId, code: 'B' })
    const site = caller()
    expect((await site.get('/site')).body['initialisationStatus']).toBe('new')
    central.hold()
    const initialise = site.post('/initialise', {})
    await expect.poll(async () => (await site.get('/site_status')).body['code']).toBe('initialisation_in_progress')
    expect((await site.get('/site')).body['initialisationStatus']).toBe('started')
    expect((await site.get('/queued_records')).body.error?.code).toBe('sync_is_running')
    central.release()
    expect(await initialise).toMatchObject({ status: 200, body: { queueLength: 1 } })
    expect((await site.get('/site')).body['initialisationStatus']).toBe('completed')
    expect((await site.get('/site_status')).body).toEqual({ code: 'idle', message: 'idle', data: null })
    expect((await site.queued()).map((row) => [row.tableName, row.recordId, row.action])).toEqual([['Location', 'L1', 'insert']])
    expect(admin.site(siteId).initialisation).toBe('completed')
    expect(new Set(admin.requests().map((one) => one.site))).toEqual(new Set(['Kibera']))
  },
)

test.each(variants)(
  'F-109, F-111 %s: the same rows come until acknowledged, and an acknowledgement deletes exactly its ids',
  async (variant) => {
    const { central, siteId, store, caller } = await openCountry(variant)
    const site = caller()
    await site.post('/initialise', {})
    for (const id of ['L1', 'L2', 'L3']) central.admin.upsertStore('Location', { ID: id, store_ID: store.storeId, code: id })
    const first = await site.queued()
    expect(await site.queued()).toEqual(first)
    central.admin.upsertStore('Location', { ID: 'L1', code: 'changed' })
    expect((await site.acknowledge(first.slice(0, 2))).status).toBe(204)
    const left = await site.queued()
    expect(left.map((row) => [row.recordId, row.recordData?.['code']])).toEqual([
      ['L3', 'L3'],
      ['L1', 'changed'],
    ])
    expect(left.at(-1)?.syncOutId).not.toBe(first[0]?.syncOutId)
    expect(central.admin.queue(siteId).length).toBe(2)
  },
)

test('F-111: ids of another site, unknown ones and the plain array of variant B', async () => {
  const { central, store, otherStore, caller, other } = await openCountry('B')
  await caller().post('/initialise', {})
  await other().post('/initialise', {})
  central.admin.upsertStore('Location', { ID: 'L1', store_ID: store.storeId })
  central.admin.upsertStore('Location', { ID: 'L2', store_ID: otherStore.storeId })
  const mine = await caller().queued()
  expect((await other().acknowledge(mine)).status).toBe(204)
  expect((await caller().post('/acknowledge_records', ['nonsense', 'FFFFFFFFFFFF00000000000000000001'])).status).toBe(204)
  expect(await caller().queued()).toEqual(mine)
  expect((await caller().post('/acknowledge_records', [mine[0]?.syncOutId])).status).toBe(204)
  expect(await caller().queued()).toEqual([])
})

test('F-110: a record that is gone comes as a delete without data', async () => {
  const { central, store, caller } = await openCountry()
  const site = caller()
  await site.post('/initialise', {})
  central.admin.upsertStore('Location', { ID: 'L1', store_ID: store.storeId })
  central.admin.deleteRecord('Location', 'L1')
  const [row] = await site.queued()
  expect(row).toMatchObject({ tableName: 'Location', recordId: 'L1', action: 'delete' })
  expect(row?.recordData).toBeUndefined()
})

test('F-112: one entry a central record, its serial strictly rising', async () => {
  const { central, caller } = await openCountry()
  const serials = async (): Promise<[string, number][]> =>
    ((await caller().get('/central_records?cursor=0&limit=500')).body.data ?? []).map((row) => [row.recordId, row.ID ?? 0])
  const before = new Map(await serials())
  central.admin.upsertCentral('item', { ID: 'item-1', code: 'ZNS2' })
  const after = await serials()
  expect(after.length).toBe(before.size)
  expect(after.at(-1)?.[0]).toBe('item-1')
  expect(after.at(-1)?.[1]).toBeGreaterThan(Math.max(...before.values()))
})

test('F-114: serials above 2^53 go over the wire as the whole numbers they are', async () => {
  const { central, caller } = await openCountry()
  central.admin.setLastSerial('9007199254740992')
  central.admin.upsertCentral('unit', { ID: 'u1', units: 'vial' })
  const page = (await caller().get('/central_records?cursor=9007199254740992&limit=10')).text
  expect(page).toContain('"ID":9007199254740993,')
  expect(page).toContain('"maxCursor":9007199254740993,')
  central.admin.setLastSerial(2n ** 63n - 2n)
  central.admin.upsertCentral('unit', { ID: 'u2', units: 'ampoule' })
  expect((await caller().get(`/central_records?cursor=${2n ** 63n - 2n}&limit=10`)).text).toContain('"ID":9223372036854775807,')
  expect(() => central.admin.upsertCentral('unit', { ID: 'u3' })).toThrow(/serial/)
})

test('F-113: pages hold what lies after the cursor, no more than the limit and never more than the server gives', async () => {
  const { central, caller } = await openCountry('A', { pageLimit: 3 })
  for (let at = 0; at < 5; at += 1) central.admin.upsertCentral('unit', { ID: `u${at}`, units: 'x' })
  const max = Number(central.admin.lastSerial())
  const ids: number[] = []
  let cursor = 0
  while (cursor < max) {
    const page = (await caller().get(`/central_records?cursor=${cursor}&limit=100`)).body
    expect(page['maxCursor']).toBe(max)
    expect(page.data?.length).toBeLessThanOrEqual(3)
    ids.push(...(page.data ?? []).map((row) => row.ID ?? 0))
    cursor = ids.at(-1) ?? max
  }
  expect(ids).toEqual([...ids].toSorted((a, b) => a - b))
  expect((await caller().get(`/central_records?cursor=${max}&limit=2`)).body.data).toEqual([])
  expect((await caller().get('/central_records?cursor=0&limit=1')).body.data?.length).toBe(1)
})

test('F-177: abbreviations and their like go only to sites with a dispensary', async () => {
  const { central, store, caller } = await openCountry()
  central.admin.upsertCentral('abbreviation', { ID: 'a1', abbreviation: 'bd', expansion: 'twice a day' })
  const tables = async (): Promise<(string | undefined)[]> =>
    ((await caller().get('/central_records?cursor=0&limit=500')).body.data ?? []).map((row) => row.tableName)
  expect(await tables()).not.toContain('abbreviation')
  central.admin.upsertCentral('store', { ID: store.storeId, store_mode: 'dispensary' })
  expect(await tables()).toContain('abbreviation')
})

test('protocol 1.5: merges of items come in the central stream beside the upsert of the kept one', async () => {
  const { central, caller } = await openCountry()
  central.admin.upsertCentral('item', { ID: 'item-2', item_name: 'Zinc again' })
  central.admin.mergeRecords('item', 'item-1', 'item-2')
  const rows = (await caller().get('/central_records?cursor=0&limit=500')).body.data ?? []
  expect(rows.at(-1)).toMatchObject({
    action: 'merge',
    tableName: 'item',
    recordData: { mergeIdToKeep: 'item-1', mergeIdToDelete: 'item-2' },
  })
  expect(rows.some((row) => row.recordId === 'item-1' && row.action !== 'merge')).toBe(true)
})
