import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createCentral } from './central.ts'
import { passwordHash } from './store/sites.ts'
import { openCentral, openCountry } from './test-country.ts'

const headersOf = (more: Record<string, string> = {}): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`Kibera:${passwordHash('secret')}`).toString('base64')}`,
  'msupply-site-uuid': 'HW-1',
  version: '14',
  ...more,
})

test('F-103: answers are packed for those who take it, and packed requests are read', async () => {
  const { central, store, siteId } = await openCountry()
  for (const encoding of ['gzip', 'deflate']) {
    const response = await fetch(`${central.url}/sync/v5/central_records?cursor=0`, { headers: headersOf({ 'accept-encoding': encoding }) })
    expect([response.headers.get('content-encoding'), response.headers.get('accept-encoding')]).toEqual([encoding, 'gzip'])
    expect(await response.json()).toHaveProperty('maxCursor')
  }
  const plain = await fetch(`${central.url}/sync/v5/central_records?cursor=0`, { headers: headersOf({ 'accept-encoding': 'identity' }) })
  expect(plain.headers.get('content-encoding')).toBeNull()
  const entries = central.admin.requests()
  expect(entries[0]?.bytesOut).toBeLessThan((entries[2]?.bytesOut ?? 0) / 2)
  const row = { syncOutId: '1', tableName: 'Location', recordId: 'L1', action: 'Update', recordData: { ID: 'L1', store_ID: store.storeId } }
  const body = gzipSync(JSON.stringify({ queueLength: 1, data: [row] }))
  const push = await fetch(`${central.url}/sync/v5/queued_records`, {
    method: 'POST',
    headers: headersOf({ 'content-encoding': 'gzip' }),
    body,
  })
  expect(await push.json()).toEqual({ integrationStarted: false })
  expect(central.admin.requests().at(-1)).toMatchObject({ bytesIn: body.length, body: expect.stringContaining('"L1"') as string })
  expect(central.admin.site(siteId).stagedRows).toBe(1)
  central.admin.set({ takesCompressedRequests: false })
  const refused = await fetch(`${central.url}/sync/v5/queued_records`, {
    method: 'POST',
    headers: headersOf({ 'content-encoding': 'gzip' }),
    body,
  })
  expect([refused.status, refused.headers.get('accept-encoding')]).toEqual([415, null])
})

test('F-102: serves HTTPS with a certificate of its own', async () => {
  const central = await openCentral({ https: true })
  expect(central.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  const status = (ca?: string): Promise<number | string> =>
    new Promise((resolve) => {
      const call = request(`${central.url}/sync/v5/site`, ca === undefined ? {} : { ca }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      call.on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? 'fault'))
      call.end()
    })
  expect(await status()).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY/)
  expect(await status(central.certificate ?? '')).toBe(401)
})

test('everything is on disk: a central that was closed in the midst of its work goes on with it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'central-')), 'central.db')
  const first = await createCentral({ file, integrationDelayMs: 60_000 })
  const { storeId } = first.admin.createStore({ code: 'K', name: 'K' })
  const { siteId } = first.admin.createSite({ code: 's', name: 'Kibera', password: 'secret', stores: [storeId] })
  const send = (url: string, body: unknown): Promise<Response> =>
    fetch(`${url}/sync/v5/queued_records`, { method: 'POST', headers: headersOf(), body: JSON.stringify(body) })
  const row = { syncOutId: '1', tableName: 'Location', recordId: 'L1', action: 'update', recordData: { ID: 'L1', store_ID: storeId } }
  await send(first.url, { queueLength: 1, data: [row] })
  await send(first.url, { queueLength: 0, data: [] })
  expect(first.admin.record('Location', 'L1')).toBeNull()
  const { port } = first
  await first.close()
  const second = await createCentral({ file, port })
  try {
    expect(second.url).toBe(first.url)
    await second.admin.whenIdle(siteId)
    expect(second.admin.record('Location', 'L1')).not.toBeNull()
    expect(second.admin.site(siteId)).toMatchObject({ hardwareId: 'HW-1', stagedRows: 0, stores: [storeId] })
  } finally {
    await second.close()
  }
})

test('protocol 1.4: the endpoints of test mode make a site that can sign in with the hash they give', async () => {
  const { central } = await openCountry()
  const post = async (path: string, body: unknown): Promise<Record<string, Record<string, string>>> => {
    const response = await fetch(`${central.url}/sync/v5/test/${path}`, { method: 'POST', body: JSON.stringify(body) })
    return (await response.json()) as Record<string, Record<string, string>>
  }
  const { site, store } = await post('create_site', { visibleNameIds: ['ward-1'] })
  const authorization = `Basic ${Buffer.from(`${site?.['name']}:${site?.['password']}`).toString('base64')}`
  const reply = await fetch(`${central.url}/sync/v5/site`, { headers: headersOf({ authorization }) })
  expect(await reply.json()).toMatchObject({ siteId: site?.['site_ID'], id: site?.['ID'] })
  expect(site?.['password']).toHaveLength(createHash('sha256').digest('hex').length)
  expect(central.admin.records('name_store_join').map((join) => [join['store_ID'], join['name_ID']])).toEqual([[store?.['ID'], 'ward-1']])
  await post('upsert', { unit: [{ ID: 'u1', units: 'vial' }] })
  expect(central.admin.record('unit', 'u1')).toEqual({ ID: 'u1', units: 'vial', comment: '', order_number: 0 })
  await post('delete', { unit: ['u1'] })
  expect(central.admin.record('unit', 'u1')).toBeNull()
})
