import { expect, test } from 'vitest'
import { invoiceOf, lineOf, openCountry, type TestCountry } from './test-country.ts'
import { emptyRow } from './wire/columns.ts'

async function initialised(): Promise<TestCountry> {
  const country = await openCountry()
  await country.caller().post('/initialise', {})
  await country.other().post('/initialise', {})
  return country
}
const rowsOf = (country: TestCountry, siteId: number): string[] =>
  country.central.admin.queue(siteId).map((row) => `${row.tableName} ${row.recordId} ${row.action}`)

test('F-225: a former owner is believed until it has been told of the move', async () => {
  const country = await initialised()
  const { central, siteId, otherSiteId, store, caller, otherStore } = country
  central.admin.createSite({ code: 's4', name: 'third', password: 'p' })
  central.admin.moveStore(store.storeId, otherSiteId)
  const push = async (code: string): Promise<void> => {
    await caller().push([{ table: 'Location', id: 'L1', data: { ID: 'L1', store_ID: store.storeId, code } }])
    await central.admin.whenIdle(siteId)
  }
  await push('before')
  expect(central.admin.record('Location', 'L1')).toMatchObject({ code: 'before' })
  expect(rowsOf(country, otherSiteId)).toContain('Location L1 insert')
  expect(central.admin.record('store', store.storeId)?.['sync_id_remote_site']).toBe(otherSiteId)
  const page = (await caller().get('/central_records?cursor=0&limit=500')).body
  expect(page.data?.at(-1)).toMatchObject({ tableName: 'store', recordId: store.storeId })
  await push('the page was given, but not yet kept')
  expect((await caller().get('/site')).status).toBe(200)
  central.admin.moveStore(otherStore.storeId, siteId)
  await caller().get(`/central_records?cursor=${Number(page['maxCursor'])}&limit=500`)
  await push('after')
  expect((await caller().get('/site')).body.error?.code).toBe('integration_error')
  expect(central.admin.record('Location', 'L1')?.['code']).not.toBe('after')
})

test('F-014, protocol 2.1: a store that comes to an initialised site comes whole, and leaves the old queue', async () => {
  const country = await initialised()
  const { central, siteId, otherSiteId, store } = country
  central.admin.upsertStore('Location', { ID: 'L1', store_ID: store.storeId })
  expect(rowsOf(country, siteId)).toEqual(['Location L1 insert'])
  central.admin.moveStore(store.storeId, otherSiteId, { force: true })
  expect(rowsOf(country, siteId)).toEqual([])
  expect(rowsOf(country, otherSiteId)).toEqual(['Location L1 insert'])
  central.admin.moveStore(store.storeId, null, { force: true })
  expect(rowsOf(country, otherSiteId)).toEqual([])
  expect(central.admin.site(otherSiteId).stores).not.toContain(store.storeId)
})

test('F-020: visibility goes both ways', async () => {
  const country = await initialised()
  const { central, siteId, otherSiteId, store, otherStore } = country
  central.admin.upsertStore('name_store_join', {
    ...emptyRow('name_store_join'),
    ID: 'join-1',
    store_ID: store.storeId,
    name_ID: otherStore.nameId,
  })
  const joins = central.admin.records('name_store_join')
  expect(joins.map((join) => [join['store_ID'], join['name_ID']])).toEqual([
    [store.storeId, otherStore.nameId],
    [otherStore.storeId, store.nameId],
  ])
  expect([rowsOf(country, siteId).length, rowsOf(country, otherSiteId).length]).toEqual([1, 1])
  central.admin.upsertStore('name_store_join', { ID: 'join-1', inactive: true })
  expect(central.admin.records('name_store_join').map((join) => join['inactive'])).toEqual([true, true])
})

test('F-033: a patient goes to the sites that see it', async () => {
  const country = await initialised()
  const { central, siteId, otherSiteId, store } = country
  central.admin.upsertStore('name', { ...emptyRow('name'), ID: 'p1', type: 'patient', name: 'Otieno, A.' })
  expect(rowsOf(country, siteId)).toEqual([])
  central.admin.upsertStore('name_store_join', { ...emptyRow('name_store_join'), ID: 'j1', store_ID: store.storeId, name_ID: 'p1' })
  expect(rowsOf(country, siteId)).toEqual(['name p1 update', 'name_store_join j1 insert'])
  expect(rowsOf(country, otherSiteId)).toEqual([])
  const central1 = (await country.caller().get('/central_records?cursor=0')).body.data ?? []
  expect(central1.some((row) => row.recordId === 'p1')).toBe(false)
})

test('F-156: an invoice for a store elsewhere stays private while it is suggested and goes there once it is confirmed', async () => {
  const country = await initialised()
  const { central, siteId, otherSiteId, store, otherStore, caller } = country
  const invoice = invoiceOf(store.storeId, otherStore.nameId, { status: 'sg', linked_transaction_id: null })
  await caller().push([
    { table: 'transact', id: 'invoice-1', data: invoice },
    { table: 'trans_line', id: 'line-1', data: lineOf('invoice-1') },
  ])
  await central.admin.whenIdle(siteId)
  expect(rowsOf(country, otherSiteId)).toEqual([])
  await caller().push([{ table: 'transact', id: 'invoice-1', data: { ...invoice, status: 'fn' } }])
  await central.admin.whenIdle(siteId)
  expect(rowsOf(country, otherSiteId)).toEqual(['transact invoice-1 update', 'trans_line line-1 update'])
  expect(rowsOf(country, siteId)).toEqual([])
  await caller().push([{ table: 'transact', id: 'invoice-1', data: null }])
  await central.admin.whenIdle(siteId)
  expect(rowsOf(country, otherSiteId)).toContain('transact invoice-1 delete')
})

test('F-156: what is on its way and has no second half comes with an initialisation', async () => {
  const country = await openCountry()
  const { central, otherSiteId, store, otherStore } = country
  for (const [id, linked] of [
    ['new', ''],
    ['answered', 'other-half'],
  ]) {
    const invoice = invoiceOf(store.storeId, otherStore.nameId, { ID: id, linked_transaction_id: linked })
    central.admin.upsertStore('transact', invoice)
  }
  await country.other().post('/initialise', {})
  expect(rowsOf(country, otherSiteId)).toEqual(['transact new insert'])
})
