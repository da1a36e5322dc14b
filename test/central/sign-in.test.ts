import { expect, test } from 'vitest'
import { passwordHash } from './store/sites.ts'
import { openCountry } from './test-country.ts'
import { emptyRow } from './wire/columns.ts'

const variants = ['A', 'B'] as const

test.each(variants)('F-130 %s: the first authenticated call binds the hardware id, another one is refused, case kept', async (variant) => {
  const { central, siteId, caller } = await openCountry(variant)
  expect(central.admin.site(siteId).hardwareId).toBeNull()
  expect((await caller({ hardwareId: 'AbC' }).get('/site')).status).toBe(200)
  expect(central.admin.site(siteId).hardwareId).toBe('AbC')
  const refused = await caller({ hardwareId: 'abc' }).get('/site')
  expect([refused.status, refused.body.error?.code]).toEqual([401, 'site_incorrect_hardware_id'])
})

test.each(variants)('F-120 %s: a wrong name, a wrong password and a site without a store each have their code', async (variant) => {
  const { central, store, siteId, caller } = await openCountry(variant)
  expect((await caller({ name: 'Nowhere' }).get('/site')).body.error?.code).toBe('site_name_not_found')
  expect((await caller({ password: 'wrong' }).get('/site')).body.error?.code).toBe('site_incorrect_password')
  expect(central.admin.site(siteId).hardwareId).toBeNull()
  const empty = central.admin.createSite({ code: 's9', name: 'Empty', password: 'p' })
  expect((await caller({ name: 'Empty', password: 'p' }).get('/site')).body.error?.code).toBe('site_has_no_store')
  central.admin.moveStore(store.storeId, empty.siteId)
  expect((await caller({ name: 'Empty', password: 'p' }).get('/site')).status).toBe(200)
})

test.each(variants)(
  'F-224 %s: central keeps what a site says it is; what says nothing, or nothing known, changes nothing',
  async (variant) => {
    const { central, siteId, caller } = await openCountry(variant)
    const typeAfter = async (appType?: string) => {
      expect((await caller(appType === undefined ? {} : { appType }).get('/site')).status).toBe(200)
      return central.admin.site(siteId).type
    }
    expect(await typeAfter('mobile')).toBe('mobile')
    expect(await typeAfter()).toBe('mobile')
    expect(await typeAfter('toaster')).toBe('mobile')
    expect(await typeAfter('standalone')).toBe('standalone')
  },
)

test.each(variants)('F-118 %s: a version outside the range is refused with the range', async (variant) => {
  const { central, caller } = await openCountry(variant)
  central.admin.set({ versions: { min: 5, max: 13 } })
  const reply = await caller({ version: '14' }).get('/site')
  expect([reply.status, reply.body.error?.code]).toEqual([409, 'api_version_incompatible'])
  expect(reply.body.error?.data).toMatchObject({ min: 5, max: 13 })
  expect((await caller({ version: '13' }).get('/site')).status).toBe(200)
})

test('F-106: the token of variant B is a JWT that names the site and the database; the log holds neither it nor a password', async () => {
  const { central, siteId } = await openCountry('B')
  const authorization = `Basic ${Buffer.from(`Kibera:${passwordHash('secret')}`).toString('base64')}`
  const response = await fetch(`${central.url}/api/sync/v5/auth`, {
    method: 'POST',
    headers: { authorization, version: '14', 'msupply-site-uuid': 'HW-1' },
    body: JSON.stringify({ databaseId: 'DB-7' }),
  })
  const { token } = (await response.json()) as { token: string }
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
  expect(claims).toMatchObject({ siteId, databaseId: 'DB-7', exp: expect.any(Number) as number })
  expect(central.admin.requests()).toMatchObject([
    { path: '/api/sync/v5/auth', status: 200, site: 'Kibera', headers: { authorization: 'Basic' } },
  ])
  expect(JSON.stringify(central.admin.requests())).not.toContain(passwordHash('secret'))
})

test('F-105: a token that has run out, a forged one and Basic in its place are refused', async () => {
  const { central, caller } = await openCountry('B', { tokenSeconds: 0 })
  expect((await caller().get('/site')).body.error?.code).toBe('token_expired')
  for (const authorization of ['Bearer a.b.c', 'Basic S2liZXJhOng=', 'Bearer nonsense']) {
    const response = await fetch(`${central.url}/api/sync/v5/site`, { headers: { authorization, version: '14' } })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      error: { code: expect.stringMatching(/token_invalid|authorization_required/) as string },
    })
  }
})

test('F-133: the database UUID is bound at initialisation, and only then is another one refused', async () => {
  const { central, siteId, caller } = await openCountry('B')
  expect((await caller({ databaseId: 'DB-1' }).get('/site')).status).toBe(200)
  expect((await caller({ databaseId: 'DB-2' }).get('/site')).status).toBe(200)
  expect((await caller({ databaseId: 'DB-2' }).post('/initialise', {})).status).toBe(200)
  expect(central.admin.site(siteId).databaseId).toBe('DB-2')
  const refused = await caller({ databaseId: 'DB-1' }).get('/site')
  expect([refused.status, refused.body.error?.code]).toEqual([401, 'site_incorrect_database'])
  expect((await caller({ databaseId: 'DB-2' }).get('/site')).status).toBe(200)
})

test('F-132: a reset clears hardware id, database UUID and tokens together', async () => {
  const { central, siteId, caller } = await openCountry('B')
  const old = caller()
  await old.post('/initialise', {})
  central.admin.resetHardware(siteId)
  expect(central.admin.site(siteId)).toMatchObject({ hardwareId: null, databaseId: null })
  expect((await old.get('/site')).body.error?.code).toBe('token_invalid')
  expect((await caller({ hardwareId: 'HW-NEW', databaseId: 'DB-NEW' }).get('/site')).status).toBe(200)
})

test('F-137: a changed password or name stops the site at once, tokens included', async () => {
  const { central, siteId, caller } = await openCountry('B')
  const site = caller()
  await site.get('/site')
  central.admin.setPassword(siteId, 'new')
  expect((await site.get('/site')).status).toBe(401)
  expect((await caller().get('/site')).body.error?.code).toBe('site_incorrect_password')
  expect((await caller({ password: 'new' }).get('/site')).status).toBe(200)
  central.admin.renameSite(siteId, 'Kibera 2')
  expect((await caller({ password: 'new' }).get('/site')).body.error?.code).toBe('site_name_not_found')
})

test('F-202, F-205, F-220: central’s list of sites: itself on top, 31 days without a call are not late, a second more is; and what waits for each', async () => {
  const { central, siteId, otherSiteId, store, caller } = await openCountry()
  const batch = { ...emptyRow('item_line'), ID: 'batch-1', item_ID: 'item-1', store_ID: store.storeId, quantity: 5 }
  central.admin.upsertStore('item_line', batch)
  await caller().get('/site')
  const called = Date.parse(central.admin.site(siteId).lastContact ?? '')
  const reportAfter = (ms: number) => central.admin.syncReport(new Date(called + ms).toISOString())
  const month = 31 * 86_400_000
  expect(reportAfter(month).map((site) => [site.siteId, site.type, site.isLate])).toEqual([
    [1, 'central', false],
    [siteId, 'standalone', false],
    [otherSiteId, 'standalone', true],
  ])
  expect(reportAfter(month + 1000)[1]).toMatchObject({ isLate: true, queueLength: 0 })
  await caller().post('/initialise', {})
  await central.admin.whenIdle(siteId)
  const waiting = (await caller().queued()).length
  expect(waiting).toBeGreaterThan(0)
  expect(reportAfter(0)[1]?.queueLength).toBe(waiting)
})

test('F-222: a site number is given once', async () => {
  const { central } = await openCountry()
  const first = central.admin.createSite({ code: 'x', name: 'x', password: 'x' }).siteId
  central.storage.run('DELETE FROM site WHERE id = ?', first)
  expect(central.admin.createSite({ code: 'y', name: 'y', password: 'y' }).siteId).toBe(first + 1)
})

test('design 6: without credentials a served route answers a JSON error, anything else plain text', async () => {
  const { central } = await openCountry('A', { variants: 'B' })
  const answer = async (path: string): Promise<[number, string | null]> => {
    const response = await fetch(central.url + path)
    return [response.status, response.headers.get('content-type')]
  }
  expect(await answer('/api/sync/v5/site')).toEqual([401, 'application/json'])
  expect(await answer('/sync/v5/site')).toEqual([404, 'text/plain; charset=utf-8'])
  expect(await answer('/')).toEqual([404, 'text/plain; charset=utf-8'])
  central.admin.set({ variants: 'both' })
  expect(await answer('/sync/v5/site')).toEqual([401, 'application/json'])
})
