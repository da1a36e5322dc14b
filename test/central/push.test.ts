import { expect, test } from 'vitest'
import { invoiceOf, lineOf, openCountry } from './test-country.ts'

const variants = ['A', 'B'] as const

test.each(variants)('F-101 %s: rows are staged by a push and integrated by the closing empty call', async (variant) => {
  const { central, siteId, store, caller } = await openCountry(variant)
  const site = caller()
  const row = {
    syncOutId: '1',
    tableName: 'Location',
    recordId: 'L1',
    action: 'insert',
    recordData: { ID: 'L1', store_ID: store.storeId, code: 'A' },
  }
  const first = await site.post('/queued_records', { queueLength: 1, data: [row] })
  expect(first.body).toEqual({ integrationStarted: false })
  expect(central.admin.record('Location', 'L1')).toBeNull()
  expect(central.admin.site(siteId).stagedRows).toBe(1)
  central.hold()
  expect((await site.post('/queued_records', { queueLength: 0, data: [] })).body).toEqual({ integrationStarted: true })
  expect((await site.get('/site_status')).body['code']).toBe('integration_in_progress')
  central.release()
  await central.admin.whenIdle(siteId)
  expect((await site.get('/site_status')).body['code']).toBe('idle')
  expect(central.admin.record('Location', 'L1')).toMatchObject({ code: 'A', hold: false, Volume: 0 })
  expect(central.admin.site(siteId).stagedRows).toBe(0)
  expect(await site.queued()).toEqual([])
})

test.each(variants)('protocol 1.6 %s: all or none; the refusal answers every call of the site until it is mended', async (variant) => {
  const { central, siteId, store, caller, other } = await openCountry(variant)
  const site = caller()
  await site.push([
    { table: 'transact', id: 'invoice-1', data: invoiceOf(store.storeId, 'ward-1') },
    { table: 'trans_line', id: 'line-9', data: lineOf('no-such-invoice') },
  ])
  await central.admin.whenIdle(siteId)
  expect(central.admin.record('transact', 'invoice-1')).toBeNull()
  for (const path of ['/site', '/site_status', '/queued_records', '/central_records?cursor=0']) {
    const reply = await site.get(path)
    expect([reply.status, reply.body.error?.code]).toEqual([503, 'integration_error'])
    expect(reply.body.error?.data).toMatchObject({
      site_ID: siteId,
      data: {
        success: false,
        error: { code: 'sync_record_rejected', data: { table_name: 'trans_line', record_ID: 'line-9', sync_out_ID: '2' } },
      },
    })
  }
  expect((await other().get('/site')).status).toBe(200)
  central.admin.mend(siteId, 'drop')
  await central.admin.whenIdle(siteId)
  expect((await site.get('/site')).status).toBe(200)
  expect(central.admin.record('transact', 'invoice-1')).not.toBeNull()
})

test('protocol 1.6: mended by making the parent and trying again', async () => {
  const { central, siteId, store, caller } = await openCountry()
  await caller().push([{ table: 'trans_line', id: 'line-1', data: lineOf('invoice-1') }])
  await central.admin.whenIdle(siteId)
  central.admin.upsertStore('transact', { ...invoiceOf(store.storeId, 'ward-1') })
  central.admin.mend(siteId, 'retry')
  await central.admin.whenIdle(siteId)
  expect(central.admin.record('trans_line', 'line-1')).toMatchObject({ quantity: 3, expiry_date: '2027-01-31' })
})

const refusedBy = async (push: { table: string; data: Record<string, string> }, isPrimary = false): Promise<string | undefined> => {
  const { central, siteId, store, otherStore, caller } = await openCountry()
  if (isPrimary) central.admin.setPrimary(siteId)
  const stores: Record<string, string> = { own: store.storeId, foreign: otherStore.storeId }
  const data = { ID: 'x', ...push.data, ...(push.data['store_ID'] !== undefined && { store_ID: stores[push.data['store_ID']] }) }
  await caller().push([{ table: push.table, id: 'x', data }])
  await central.admin.whenIdle(siteId)
  return (await caller().get('/site_status')).body.error?.code
}

test('F-108: rows of a store that lives elsewhere are refused, own ones taken', async () => {
  expect(await refusedBy({ table: 'Location', data: { store_ID: 'foreign' } })).toBe('integration_error')
  expect(await refusedBy({ table: 'Location', data: { store_ID: 'own' } })).toBeUndefined()
  expect(await refusedBy({ table: 'Location', data: { code: 'of no store' } })).toBe('integration_error')
})

test('F-003: central data are taken from the primary site alone, patients from any', async () => {
  expect(await refusedBy({ table: 'item', data: { item_name: 'New' } })).toBe('integration_error')
  expect(await refusedBy({ table: 'item', data: { item_name: 'New' } }, true)).toBeUndefined()
  expect(await refusedBy({ table: 'item_store_join', data: { store_ID: 'own', item_ID: 'item-1' } })).toBe('integration_error')
  expect(await refusedBy({ table: 'name', data: { name: 'Clinic', type: 'facility' } })).toBe('integration_error')
  expect(await refusedBy({ table: 'name', data: { name: 'Otieno, A.', type: 'patient' } })).toBeUndefined()
})

test('F-108: a row cannot be taken from another store by naming the own one', async () => {
  const { central, siteId, store, otherStore, caller } = await openCountry()
  central.admin.upsertStore('Location', { ID: 'x', store_ID: otherStore.storeId, code: 'theirs' })
  await caller().push([{ table: 'Location', id: 'x', data: { ID: 'x', store_ID: store.storeId } }])
  await central.admin.whenIdle(siteId)
  expect(central.admin.record('Location', 'x')?.['store_ID']).toBe(otherStore.storeId)
  await expect(caller().get('/site')).resolves.toMatchObject({ status: 503 })
})

test('design 6: a repeated push and a repeated delete change nothing', async () => {
  const { central, siteId, store, caller } = await openCountry()
  const rows = [{ table: 'Location', id: 'L1', data: { ID: 'L1', store_ID: store.storeId, code: 'A' } }]
  for (let times = 0; times < 2; times += 1) await caller().push(rows)
  await central.admin.whenIdle(siteId)
  expect(central.admin.records('Location').length).toBe(1)
  for (let times = 0; times < 2; times += 1) await caller().push([{ table: 'Location', id: 'L1', data: null }])
  await central.admin.whenIdle(siteId)
  expect(central.admin.records('Location')).toEqual([])
  expect((await caller().get('/site')).status).toBe(200)
})

test('extension: single refusals are reported in site_status and forgotten once the row is taken', async () => {
  const { central, siteId, store, caller } = await openCountry('A', { refusals: 'single' })
  await caller().push([
    { table: 'trans_line', id: 'line-1', data: lineOf('invoice-1') },
    { table: 'transact', id: 'invoice-1', data: invoiceOf(store.storeId, 'ward-1') },
  ])
  await central.admin.whenIdle(siteId)
  expect((await caller().get('/site_status')).body).toMatchObject({
    code: 'idle',
    data: { refusals: [{ table_name: 'trans_line', record_ID: 'line-1', code: 'sync_record_rejected' }] },
  })
  expect(central.admin.record('transact', 'invoice-1')).not.toBeNull()
  await caller().push([{ table: 'trans_line', id: 'line-1', data: lineOf('invoice-1') }])
  await central.admin.whenIdle(siteId)
  expect((await caller().get('/site_status')).body.data).toBeNull()
})

test('a wrong body is refused with the field that is wrong', async () => {
  const { caller } = await openCountry()
  const reply = await caller().post('/queued_records', { queueLength: 1, data: [{ syncOutId: 4 }] })
  expect([reply.status, reply.body.error?.message]).toEqual([400, expect.stringContaining('data.0.syncOutId')])
  expect((await caller().post('/acknowledged_records', { ids: [] })).status).toBe(400)
})
