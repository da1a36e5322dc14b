/** F-234, F-208, F-270: the Site page against a real central: tested before it is saved, switched off visibly, and the checklist. */
import { expect, test } from 'vitest'
import { openCountry } from '../../central/test-country.ts'
import { valueOf } from '../../support/builders.ts'
import { addNurse, signInNurse } from '../../support/people.ts'
import { openApp } from '../../support/test-app.ts'

async function bound() {
  const country = await openCountry()
  addNurse(country.central, country.store.storeId)
  const site = await openApp()
  valueOf(await site.client['setup.register']({ address: country.central.url, variant: 'A', siteName: 'Kibera', password: 'secret' }))
  valueOf(await site.client['setup.load']({}))
  await site.until(({ phase }) => phase === 'idle')
  await signInNurse(site.client)
  return { ...country, ...site }
}

test('F-234: the page says what the site is; a change that central does not take is not saved, one that it takes is', async () => {
  const { client, central, siteId, until } = await bound()
  const before = valueOf(await client['siteSettings.get']({}))
  expect(before).toMatchObject({
    site: { name: 'Kibera' },
    siteName: 'Kibera',
    address: central.url,
    variant: 'A',
    stores: [{ code: 'K', name: 'Kibera Clinic' }],
    disabledAt: null,
    certificate: null,
  })
  const wrong = valueOf(await client['siteSettings.change']({ address: '', siteName: '', password: 'not this one' }))
  expect(wrong).toMatchObject({ saved: false, details: before })
  expect(wrong.report.checks.find(({ state }) => state === 'failed')).toMatchObject({
    name: 'password',
    cause: { code: 'site_incorrect_password' },
  })
  expect(await client['siteSettings.change']({ address: ' ', siteName: '', password: '' })).toMatchObject({
    ok: false,
    error: { reason: 'nothing_to_change' },
  })
  const other = valueOf(await client['siteSettings.change']({ address: '', siteName: 'Mathare', password: 'other' }))
  expect(other).toMatchObject({ saved: false })
  expect(other.report.checks.find(({ name }) => name === 'site')).toMatchObject({ cause: { code: 'site_mismatch' } })
  central.admin.setPassword(siteId, 'new secret')
  valueOf(await client['sync.now']({}))
  await until(({ cause }) => cause?.code === 'site_incorrect_password')
  expect(valueOf(await client['siteSettings.change']({ address: '', siteName: '', password: 'new secret' }))).toMatchObject({ saved: true })
  expect(await until(({ phase, cause }) => phase === 'idle' && cause === null)).toMatchObject({ cause: null })
})

test('F-220, F-224: the sites that this one knows, central on top; central learns with the first call that this one is standalone', async () => {
  const country = await openCountry()
  const { admin } = country.central
  const store = admin.createStore({ code: 'T', name: 'Tablet store' })
  const { siteId } = admin.createSite({ code: 's4', name: 'Tablet', password: 'tablet', type: 'mobile', stores: [store.storeId] })
  addNurse(country.central, store.storeId)
  const { client, until } = await openApp()
  valueOf(await client['setup.register']({ address: country.central.url, variant: 'A', siteName: 'Tablet', password: 'tablet' }))
  expect(admin.site(siteId).type).toBe('standalone')
  valueOf(await client['setup.load']({}))
  await until(({ phase }) => phase === 'idle')
  await signInNurse(client)
  expect(valueOf(await client['siteSettings.get']({})).sites).toEqual([
    { role: 'central', number: 1, name: '', type: 'central', stores: [] },
    { role: 'here', number: siteId, name: 'Tablet', type: 'standalone', stores: ['Tablet store'] },
    { role: 'other', number: country.siteId, name: '', type: null, stores: ['Kibera Clinic'] },
    { role: 'other', number: country.otherSiteId, name: '', type: null, stores: ['Mathare Health Centre'] },
  ])
})

test('F-233: without the right to administer, everything of the page may be read, and nothing is changed', async () => {
  const { central, client, store } = await bound()
  const before = valueOf(await client['siteSettings.get']({}))
  central.admin.createUser({ username: 'clerk', password: 'clerk-secret', stores: [{ storeId: store.storeId, rights: [] }] })
  valueOf(await client['session.signOut']({}))
  valueOf(await client['session.signIn']({ username: 'clerk', password: 'clerk-secret' }))
  expect(valueOf(await client['siteSettings.get']({}))).toMatchObject({ ...before, lastContactAt: expect.any(String) as string })
  valueOf(await client['siteSettings.disk']({}))
  valueOf(await client['checklist.get']({}))
  valueOf(await client['connection.queue']({}))
  const refused = { ok: false, error: { code: 'forbidden', reason: 'right_missing' } }
  expect(await client['siteSettings.change']({ address: '', siteName: '', password: 'other' })).toMatchObject(refused)
  expect(await client['siteSettings.setPace']({ intervalSeconds: 600, largestCall: 10 })).toMatchObject(refused)
  expect(await client['siteSettings.setSyncing']({ enabled: false })).toMatchObject(refused)
  expect(await client['checklist.save']({ answers: {} })).toMatchObject(refused)
  expect(await client['site.reenter']({ siteName: '', password: 'other' })).toMatchObject(refused)
  const after = valueOf(await client['siteSettings.get']({}))
  expect([after.intervalSeconds, after.largestCall, after.disabledAt]).toEqual([before.intervalSeconds, null, null])
})

test('F-208, T4: switched off it says so, refuses to sync and never counts as safe; switched on again it syncs', async () => {
  const { client, until, central } = await bound()
  expect(valueOf(await client['siteSettings.setSyncing']({ enabled: false })).disabledAt).not.toBeNull()
  expect(await until(({ phase }) => phase === 'disabled')).toMatchObject({ cause: null, nextRunAt: null })
  const asked = central.admin.requests().length
  expect(await client['sync.now']({})).toMatchObject({ ok: false, error: { reason: 'sync_disabled' } })
  expect(valueOf(await client['safety.state']({}))).toMatchObject({ central: { tone: 'attention', reasons: ['disabled'] } })
  expect(central.admin.requests()).toHaveLength(asked)
  const last = valueOf(await client['sync.status']({})).run?.id
  expect(valueOf(await client['siteSettings.setSyncing']({ enabled: true }))).toMatchObject({ disabledAt: null })
  expect(await until(({ phase, run }) => phase === 'idle' && run?.id !== last)).toMatchObject({ run: { outcome: 'done' } })
})

test('F-235: first run ends with sync on; whoever installs may leave it off, which holds until it is turned on, and is not theirs any more once somebody has signed in', async () => {
  const { central, store } = await openCountry()
  addNurse(central, store.storeId)
  const { client, until } = await openApp()
  valueOf(await client['setup.register']({ address: central.url, variant: 'A', siteName: 'Kibera', password: 'secret' }))
  expect(await client['setup.setSyncing']({ enabled: false })).toMatchObject({ ok: false, error: { reason: 'not_allowed_now' } })
  valueOf(await client['setup.load']({}))
  expect(await until(({ phase, initialised }) => initialised && phase === 'idle')).toMatchObject({
    nextRunAt: expect.any(String) as string,
  })
  valueOf(await client['setup.setSyncing']({ enabled: false }))
  expect(await until(({ phase }) => phase === 'disabled')).toMatchObject({ nextRunAt: null })
  valueOf(await client['setup.setSyncing']({ enabled: true }))
  await until(({ phase }) => phase === 'idle')
  valueOf(await client['setup.setSyncing']({ enabled: false }))
  await until(({ phase }) => phase === 'disabled')
  await signInNurse(client)
  for (const enabled of [true, false])
    expect(await client['setup.setSyncing']({ enabled })).toMatchObject({
      ok: false,
      error: { code: 'forbidden', reason: 'first_run_over' },
    })
  expect(valueOf(await client['siteSettings.get']({})).disabledAt).not.toBeNull()
  expect(valueOf(await client['siteSettings.setSyncing']({ enabled: true }))).toMatchObject({ disabledAt: null })
  await until(({ phase }) => phase === 'idle')
})

test('F-208: it stays switched off after a restart', async () => {
  const { client, folder, close, until } = await bound()
  valueOf(await client['siteSettings.setSyncing']({ enabled: false }))
  await until(({ phase }) => phase === 'disabled')
  await close()
  const again = await openApp({ dataFolder: folder })
  expect(await again.until(({ phase }) => phase !== 'not_set_up')).toMatchObject({ phase: 'disabled' })
})

test('F-208: interval and size of a call hold at once', async () => {
  const { client, until, central } = await bound()
  expect(valueOf(await client['siteSettings.setPace']({ intervalSeconds: 120, largestCall: 25 }))).toMatchObject({
    intervalSeconds: 120,
    largestCall: 25,
  })
  await until(({ intervalSeconds }) => intervalSeconds === 120)
  central.admin.clearRequests()
  const last = valueOf(await client['sync.status']({})).run?.id
  valueOf(await client['sync.now']({}))
  await until(({ phase, run }) => phase === 'idle' && run?.id !== last)
  const limits = central.admin.requests().flatMap(({ path }) => /limit=(\d+)/.exec(path)?.[1] ?? [])
  expect(limits.every((limit) => Number(limit) <= 25)).toBe(true)
  expect(await client['siteSettings.setPace']({ intervalSeconds: 5, largestCall: null })).toMatchObject({ ok: false })
})

test('F-270: the checklist is kept with who filled it in, beside what the computer tells by itself', async () => {
  const { client } = await bound()
  expect(valueOf(await client['checklist.get']({}))).toMatchObject({ answers: {}, at: null, by: '' })
  const answers = { power: { state: 'no', note: 'no UPS yet' }, printer: { state: 'yes', note: '' } } as const
  expect(valueOf(await client['checklist.save']({ answers }))).toMatchObject({ answers, by: 'Test Nurse' })
  const { at, freeBytes } = valueOf(await client['checklist.get']({}))
  expect(at).not.toBeNull()
  expect(freeBytes).toBeGreaterThan(0)
  expect(valueOf(await client['siteSettings.get']({})).checklistAt).toBe(at)
})
