import { expect, test } from 'vitest'
import { createSiteCaller } from './site-caller.ts'
import { openCountry } from './test-country.ts'

test('status, html and plain409 stand in for the answer, for as many requests of the path as asked for', async () => {
  const { central, siteId, caller } = await openCountry()
  const site = caller()
  central.admin.knob('status', { status: 503, text: 'Down for a moment' }, { path: '/site_status', times: 2 })
  expect((await site.get('/site')).status).toBe(200)
  for (let times = 0; times < 2; times += 1)
    expect(await site.get('/site_status')).toMatchObject({ status: 503, text: 'Down for a moment' })
  expect((await site.get('/site_status')).status).toBe(200)
  central.admin.knob('html', true, { times: 1 })
  const portal = await site.get('/site')
  expect([portal.status, portal.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  central.admin.knob('plain409', true)
  expect(await site.get('/site')).toMatchObject({ status: 409, text: 'Conflict' })
  central.admin.clearKnobs()
  expect((await site.get('/site')).status).toBe(200)
  expect(central.admin.site(siteId).hardwareId).toBe('HW-1')
})

test('dropRequest cuts the line before central does anything, dropReply after it has done all', async () => {
  const { central, siteId, store, caller } = await openCountry()
  const site = caller()
  await site.post('/initialise', {})
  central.admin.upsertStore('Location', { ID: 'L1', store_ID: store.storeId })
  const rows = await site.queued()
  central.admin.knob('dropRequest', true, { path: '/acknowledged_records', times: 1 })
  await expect(site.acknowledge(rows)).rejects.toThrow()
  expect(central.admin.queue(siteId).length).toBe(1)
  expect(central.admin.requests().at(-1)?.status).toBeNull()
  central.admin.knob('dropReply', true, { path: '/acknowledged_records', times: 1 })
  await expect(site.acknowledge(rows)).rejects.toThrow()
  expect(central.admin.queue(siteId)).toEqual([])
})

test('cutBody sends a part of the body and breaks the line', async () => {
  const { central, caller } = await openCountry()
  central.admin.knob('cutBody', 0.5, { times: 1 })
  await expect(caller().get('/central_records?cursor=0')).rejects.toThrow()
  expect((await caller().get('/central_records?cursor=0')).status).toBe(200)
})

test('wrongSiteUuid, busy and emptyPage change one answer', async () => {
  const { central, siteId, caller } = await openCountry()
  const site = caller()
  central.admin.knob('wrongSiteUuid', true, { times: 1 })
  expect((await site.get('/site')).body['id']).not.toBe(central.admin.site(siteId).uuid)
  expect((await site.get('/site')).body['id']).toBe(central.admin.site(siteId).uuid)
  central.admin.knob('busy', 'status', { times: 1 })
  expect((await site.get('/site_status')).body['code']).toBe('sync_is_running')
  expect((await site.get('/site_status')).body['code']).toBe('idle')
  central.admin.knob('busy', 'error', { times: 1 })
  expect((await site.get('/queued_records')).body.error?.code).toBe('sync_is_running')
  central.admin.knob('emptyPage', true, { times: 1 })
  expect((await site.get('/central_records?cursor=0')).body.data).toEqual([])
  expect((await site.get('/central_records?cursor=0')).body.data?.length).toBeGreaterThan(0)
})

test('F-124: poison spoils one record on its way out, not what central holds', async () => {
  const { central, caller } = await openCountry()
  central.admin.knob('poison', { table: 'item' }, { times: 1 })
  const bad = (await caller().get('/central_records?cursor=0')).body.data ?? []
  expect(bad.find((row) => row.tableName === 'item')?.recordData).toMatchObject({
    ID: 'item-1',
    item_name: { not: 'a text' },
    doses: 'not a number',
  })
  expect(bad.find((row) => row.tableName === 'store')?.recordData).toMatchObject({ code: expect.any(String) as string })
  const good = (await caller().get('/central_records?cursor=0')).body.data ?? []
  expect(good.find((row) => row.tableName === 'item')?.recordData).toMatchObject({ item_name: 'Zinc' })
})

test('doubledRows gives every queue row twice under one id', async () => {
  const { central, store, caller } = await openCountry()
  await caller().post('/initialise', {})
  central.admin.upsertStore('Location', { ID: 'L1', store_ID: store.storeId })
  central.admin.knob('doubledRows', true, { times: 1 })
  const rows = await caller().queued()
  expect(rows.length).toBe(2)
  expect(rows[0]).toEqual(rows[1])
})

test('F-113: cursorGaps leaves serials out, so that pages come empty below maxCursor', async () => {
  const { central, caller } = await openCountry()
  const before = Number(central.admin.lastSerial())
  central.admin.knob('cursorGaps', 1000)
  central.admin.upsertCentral('unit', { ID: 'u1', units: 'vial' })
  expect(Number(central.admin.lastSerial())).toBe(before + 1001)
  const page = (await caller().get(`/central_records?cursor=${before}&limit=500`)).body
  expect(page).toEqual({ maxCursor: before + 1001, data: [] })
  expect((await caller().get(`/central_records?cursor=${before + 501}&limit=500`)).body.data?.[0]?.recordId).toBe('u1')
})

test('refuse: sticky stays, the other kind passes', async () => {
  const { central, siteId, store, caller } = await openCountry('A', { refusals: 'single' })
  const push = async (): Promise<unknown> => {
    await caller().push([{ table: 'Location', id: 'L1', data: { ID: 'L1', store_ID: store.storeId } }])
    await central.admin.whenIdle(siteId)
    return (await caller().get('/site_status')).body.data
  }
  central.admin.knob('refuse', { table: 'Location', sticky: false, message: 'Already Locked' })
  expect(await push()).toEqual({
    refusals: [{ table_name: 'Location', record_ID: 'L1', code: 'sync_record_save_fail', message: 'Already Locked' }],
  })
  expect(await push()).toBeNull()
  central.admin.knob('refuse', { recordId: 'L1', sticky: true })
  for (let times = 0; times < 2; times += 1) expect(await push()).not.toBeNull()
})

test('delayMs holds an answer back; throttle and resetAfterBytes make a poor line', async () => {
  const { central, caller } = await openCountry('A', { compressAnswers: false })
  const site = caller()
  const took = async (): Promise<number> => {
    const from = performance.now()
    await site.get('/central_records?cursor=0')
    return performance.now() - from
  }
  central.admin.knob('delayMs', 120, { times: 1 })
  expect(await took()).toBeGreaterThan(110)
  const bytes = (await site.get('/central_records?cursor=0')).text.length
  central.admin.knob('throttle', { bytesPerSecond: bytes * 4 })
  expect(await took()).toBeGreaterThan(180)
  central.admin.clearKnobs('throttle')
  central.admin.knob('resetAfterBytes', 8192)
  await expect(site.get('/central_records?cursor=0')).rejects.toThrow()
})

test('the same over HTTP, for a central in another process', async () => {
  const { remoteAdmin } = await import('./remote-admin.ts')
  const { central, siteId, caller } = await openCountry()
  const admin = remoteAdmin(central.url)
  await admin.knob('status', { status: 500 }, { times: 1 })
  expect((await caller().get('/site')).status).toBe(500)
  expect((await admin.requests()).map((one) => [one.path, one.status])).toEqual([['/sync/v5/site', 500]])
  expect((await admin.site(siteId)).name).toBe('Kibera')
  await admin.clearRequests()
  expect(await admin.requests()).toEqual([])
  const { siteId: made } = await admin.createSite({ code: 'n', name: 'New', password: 'p' })
  expect((await createSiteCaller(central, { name: 'New', password: 'p', variant: 'A' }).get('/site')).body.error?.code).toBe(
    'site_has_no_store',
  )
  expect(made).toBeGreaterThan(siteId)
  await expect(admin.moveStore('nowhere', null)).rejects.toThrow(/no store nowhere/)
})
