import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createCentral, type Central } from './central.ts'
import { remoteAdmin } from './remote-admin.ts'
import { openCountry, type TestCountry } from './test-country.ts'

type Store = { store_ID: string; can_login: boolean; store_default: boolean; permissions: boolean[] }
type Body = Record<string, unknown> & {
  status?: string
  timeoutRemaining?: number
  userInfo?: { user: Record<string, unknown>; userStores: Store[] }
}
type Reply = { status: number; text: string; body: Body }

async function login(central: Pick<Central, 'url'>, more: Record<string, unknown> = {}): Promise<Reply> {
  const wanted = { username: 'nurse', password: 'right', loginType: 'User', siteName: 'Kibera', ...more }
  const response = await fetch(`${central.url}/api/v4/login`, { method: 'POST', body: JSON.stringify(wanted) })
  const text = await response.text()
  return { status: response.status, text, body: text.startsWith('{') ? (JSON.parse(text) as Body) : {} }
}

type WithUser = TestCountry & { userId: string }

async function openWithUser(options: Parameters<typeof openCountry>[1] = {}): Promise<WithUser> {
  const country = await openCountry('A', options)
  const { userId } = country.central.admin.createUser({
    username: 'Nurse',
    password: 'right',
    firstName: 'Ésther',
    lastName: 'Njeri',
    jobTitle: 'Nurse',
    email: 'esther@example.org',
    stores: [
      { storeId: country.store.storeId, rights: [43, 42] },
      { storeId: country.otherStore.storeId, canLogin: false },
    ],
  })
  return { ...country, userId }
}

/** Permission numbers of one store in an answer. */
const numbersIn = (store: Store | undefined): number[] => (store?.permissions ?? []).flatMap((may, at) => (may ? [at + 1] : []))

afterEach(() => {
  vi.useRealTimers()
})

test('U-01, protocol 1.8: the answer has every key that a site reads, and 1000 permissions a store', async () => {
  const { central, userId, store, otherStore } = await openWithUser()
  const { status, body } = await login(central)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    status: 'success',
    authenticated: true,
    username: 'Nurse',
    userFirstName: 'Ésther',
    userLastName: 'Njeri',
    userJobTitle: 'Nurse',
    userType: 'user',
    service: expect.any(String) as string,
    storeName: 'Kibera Clinic',
  })
  const texts = `ID name startup_method group_id mode initials first_name last_name address_1 address_2 e_mail phone1 phone2 job_title
    ldap_login_string windows_user_name license_category_id spare_1`
  const flags = 'active responsible_officer use_ldap receives_sms_errors is_group isInactiveAuthoriser'
  const user = body.userInfo?.user ?? {}
  for (const key of texts.split(/\s+/)) expect({ [key]: typeof user[key] }).toEqual({ [key]: 'string' })
  for (const key of flags.split(' ')) expect({ [key]: typeof user[key] }).toEqual({ [key]: 'boolean' })
  for (const key of ['nblogins', 'lasttime', 'Language']) expect({ [key]: typeof user[key] }).toEqual({ [key]: 'number' })
  expect(user).toMatchObject({ ID: userId, initials: 'ÉN' })
  expect(body.userInfo?.userStores).toMatchObject([
    { user_ID: userId, store_ID: store.storeId, can_login: true, store_default: true, can_action_replenishments: false },
    { user_ID: userId, store_ID: otherStore.storeId, can_login: false, store_default: false },
  ])
  expect(body.userInfo?.userStores.map((one) => one.permissions.length)).toEqual([1000, 1000])
  expect(body.userInfo?.userStores.map(numbersIn)).toEqual([[42, 43], []])
})

test('U-02: wrong name, wrong password and a user who is not active are 401; the case of a name does not matter', async () => {
  const { central, userId } = await openWithUser()
  expect((await login(central, { username: 'NURSE' })).status).toBe(200)
  expect((await login(central, { username: 'Nobody' })).status).toBe(401)
  expect((await login(central, { password: 'Right' })).status).toBe(401)
  expect((await login(central, { password: '' })).status).toBe(401)
  central.admin.setUserPassword(userId, 'new')
  expect((await login(central)).status).toBe(401)
  expect((await login(central, { password: 'new' })).status).toBe(200)
  central.admin.deactivateUser(userId)
  expect((await login(central, { password: 'new' })).status).toBe(401)
})

test('U-03: so many wrong passwords block the name for a time, the right one too, and others not', async () => {
  const { central } = await openWithUser({ loginAttempts: 3, loginBlockSeconds: 90 })
  central.admin.createUser({ username: 'other', password: 'theirs' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const wrong = async (): Promise<number> => (await login(central, { username: 'nURSE', password: 'x' })).status
  expect([await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([401, 401, 401, 403])
  vi.setSystemTime(Date.now() + 30_500)
  expect(await login(central)).toMatchObject({ status: 403, body: { status: 'user_login_timeout', timeoutRemaining: 60 } })
  expect((await login(central, { username: 'other', password: 'theirs' })).status).toBe(200)
  vi.setSystemTime(Date.now() + 60_000)
  expect([await wrong(), await wrong()]).toEqual([401, 401])
  expect((await login(central)).status).toBe(200)
  expect([await wrong(), await wrong()]).toEqual([401, 401])
})

test('U-03: names that nobody has are blocked too; a new password ends a block', async () => {
  const { central, userId } = await openWithUser({ loginAttempts: 1, loginBlockSeconds: 600 })
  for (const username of ['Nobody', 'nurse']) {
    expect((await login(central, { username, password: 'x' })).status).toBe(401)
    expect((await login(central, { username, password: 'x' })).body).toEqual({ status: 'user_login_timeout', timeoutRemaining: 600 })
  }
  central.admin.setUserPassword(userId, 'new')
  expect((await login(central, { password: 'new' })).status).toBe(200)
})

test('protocol 1.8: a site that central does not know gets status error with the shape of an answer; no site at all is let be', async () => {
  const { central } = await openWithUser({ loginAttempts: 1 })
  const { status, body } = await login(central, { siteName: 'Nowhere', password: 'x' })
  expect([status, body]).toMatchObject([200, { status: 'error', authenticated: false, userType: 'user' }])
  expect(body.userInfo).toBeUndefined()
  expect((await login(central, { siteName: undefined })).status).toBe(200)
})

test('rights and stores of a user: set, replaced, taken away; what makes no sense is refused', async () => {
  const { central, userId, store, otherStore } = await openWithUser()
  const { admin } = central
  const stores = async (): Promise<unknown> =>
    (await login(central)).body.userInfo?.userStores.map((one) => [one.store_ID, one.can_login, one.store_default, numbersIn(one)])
  admin.setUserRights(userId, store.storeId, [157, 1, 1000])
  admin.setUserRights(userId, otherStore.storeId, [39])
  expect(await stores()).toEqual([
    [store.storeId, true, true, [1, 157, 1000]],
    [otherStore.storeId, false, false, [39]],
  ])
  admin.takeStoreFromUser(userId, store.storeId)
  expect(await stores()).toEqual([[otherStore.storeId, false, false, [39]]])
  admin.setUserRights(userId, store.storeId, [43])
  expect(await stores()).toContainEqual([store.storeId, true, false, [43]])
  admin.setUserStores(userId, [{ storeId: store.storeId, rights: [2] }])
  expect(await stores()).toEqual([[store.storeId, true, true, [2]]])
  expect(() => admin.setUserRights(userId, store.storeId, [1001])).toThrow(/1001/)
  expect(() => admin.setUserRights(userId, store.storeId, [0])).toThrow(/from 1 to 1000/)
  expect(() => admin.setUserStores(userId, [{ storeId: 'nowhere' }])).toThrow(/no store nowhere/)
  expect(() => admin.setUserPassword('nobody', 'x')).toThrow(/no user nobody/)
  expect(() => admin.createUser({ username: 'nUrSe', password: 'x' })).toThrow(/already/)
  expect(admin.users().map((user) => user.username)).toEqual(['Nurse'])
  expect(await stores()).toEqual([[store.storeId, true, true, [2]]])
})

test('4.9: the user row goes to every site in the central stream, with all keys and no password; so does its end', async () => {
  const { central, userId, caller, other } = await openWithUser()
  const rowFrom = async (site: ReturnType<TestCountry['caller']>): Promise<Record<string, unknown> | undefined> =>
    (await site.get('/central_records?cursor=0')).body.data?.find((row) => row.tableName === 'user')?.recordData
  const row = await rowFrom(caller())
  expect(row).toMatchObject({ ID: userId, name: 'Nurse', first_name: 'Ésther', job_title: 'Nurse', active: true, Language: 0 })
  expect(Object.keys(row ?? {}).length).toBeGreaterThanOrEqual(38)
  expect(JSON.stringify(row)).not.toContain('right')
  central.admin.deactivateUser(userId)
  expect(await rowFrom(other())).toMatchObject({ name: 'Nurse', active: false })
})

test('the log of requests names who signed in and holds no password, whatever was sent', async () => {
  const { central } = await openWithUser()
  await login(central, { password: 'horse-battery' })
  await login(central, { password: ['horse-battery'], extra: 'horse-battery' })
  await fetch(`${central.url}/api/v4/login`, { method: 'POST', body: '{"username":"nurse","password":"horse-battery' })
  central.admin.knob('status', { status: 500 })
  await login(central, { password: 'horse-battery' })
  const requests = central.admin.requests()
  expect(requests.map((one) => one.status)).toEqual([401, 400, 400, 500])
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ username: 'nurse', loginType: 'User', siteName: 'Kibera' })
  expect(JSON.stringify(requests)).not.toContain('horse-battery')
})

test('knobs: a line that is slow, cut or not ours holds for the login too, and any answer can stand in for its own', async () => {
  const { central } = await openWithUser()
  const { admin } = central
  admin.knob('status', { status: 503, text: 'Down' }, { path: '/login', times: 1 })
  expect(await login(central)).toMatchObject({ status: 503, text: 'Down' })
  admin.knob('html', true, { times: 1 })
  expect((await login(central)).text).toContain('<!doctype html>')
  admin.knob('dropRequest', true, { path: '/api/v4/login', times: 1 })
  await expect(login(central)).rejects.toThrow()
  admin.knob('delayMs', 60, { times: 1 })
  const from = performance.now()
  expect((await login(central)).status).toBe(200)
  expect(performance.now() - from).toBeGreaterThan(55)
  admin.knob('loginAnswer', { status: 'success', userInfo: 7 }, { times: 1 })
  expect((await login(central)).body).toEqual({ status: 'success', userInfo: 7 })
  admin.knob('loginAnswer', null, { times: 1 })
  expect((await login(central)).text).toBe('null')
  admin.knob('loginAnswer', '[{"status":', { times: 1 })
  expect((await login(central)).text).toBe('[{"status":')
  expect((await login(central)).body.status).toBe('success')
})

test('the same over HTTP; and everything about a user is on disk, a block too', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'central-')), 'central.db')
  const first = await createCentral({ file, loginAttempts: 1, loginBlockSeconds: 600 })
  const admin = remoteAdmin(first.url)
  const { storeId } = await admin.createStore({ code: 'K', name: 'K' })
  await admin.createSite({ code: 's', name: 'Kibera', password: 'secret', stores: [storeId] })
  const { userId } = await admin.createUser({ username: 'nurse', password: 'right' })
  await admin.createUser({ username: 'clerk', password: 'right' })
  await admin.setUserRights(userId, storeId, [42])
  await expect(admin.setUserRights(userId, storeId, [-1])).rejects.toThrow(/permission number/)
  await login(first, { username: 'clerk', password: 'x' })
  await first.close()
  const second = await createCentral({ file })
  try {
    expect((await login(second)).body.userInfo?.userStores.map(numbersIn)).toEqual([[42]])
    expect((await login(second, { username: 'clerk' })).status).toBe(403)
  } finally {
    await second.close()
  }
})
