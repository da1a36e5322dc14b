import { expect, test } from 'vitest'
import { openCountry, type TestCountry } from './test-country.ts'

const newUser = { ID: 'u-new', name: 'faith', first_name: 'Faith', last_name: null, active: true, Language: 1, lastlogin: null }

/** Pushes rows of the first site and answers the code that it then hears, or undefined. */
async function push(
  country: TestCountry,
  rows: readonly { table: string; id: string; data: Record<string, unknown> | null }[],
  site = country.caller(),
  siteId = country.siteId,
): Promise<string | undefined> {
  await site.push(rows)
  await country.central.admin.whenIdle(siteId)
  const heard = (await site.get('/site_status')).body.error?.data as { data: { error: { message: string } } } | undefined
  country.central.admin.mend(siteId, 'drop_all')
  return heard?.data.error.message
}

test('DT-60: a new user of a site is taken, gets all keys and goes to the other sites, not back to its own', async () => {
  const country = await openCountry()
  expect(await push(country, [{ table: 'user', id: 'u-new', data: newUser }])).toBeUndefined()
  expect(country.central.admin.record('user', 'u-new')).toMatchObject({ name: 'faith', last_name: '', Language: 1, use_ldap: false })
  const usersOf = async (site: ReturnType<TestCountry['caller']>): Promise<unknown> =>
    (await site.get('/central_records?cursor=0')).body.data?.filter((row) => row.tableName === 'user').map((row) => row.recordId)
  expect(await usersOf(country.other())).toEqual(['u-new'])
  expect(await usersOf(country.caller())).toEqual([])
})

test('DT-60: a central of plain v5 says nothing of users in GET site, and a user from a site stops that site', async () => {
  const country = await openCountry()
  const site = country.caller()
  expect((await site.get('/site')).body).toMatchObject({ takesUsers: true })
  country.central.admin.set({ takesUsers: false })
  expect((await site.get('/site')).body).not.toHaveProperty('takesUsers')
  expect(await push(country, [{ table: 'user', id: 'u-new', data: newUser }])).toMatch(/only the primary site/)
  expect(country.central.admin.record('user', 'u-new')).toBeNull()
})

test('DT-60, DT-61: the maker may send its user again, which changes nothing; nobody else, and none without a name', async () => {
  const country = await openCountry()
  const { admin } = country.central
  await push(country, [{ table: 'user', id: 'u-new', data: newUser }])
  admin.deactivateUser('u-new')
  expect(await push(country, [{ table: 'user', id: 'u-new', data: { ...newUser, name: 'other' } }])).toBeUndefined()
  expect(admin.record('user', 'u-new')).toMatchObject({ name: 'faith', active: false })
  const { userId } = admin.createUser({ username: 'nurse', password: 'right' })
  const theirs = [{ table: 'user', id: userId, data: { ID: userId, name: 'nurse', active: true } }]
  expect(await push(country, theirs)).toMatch(/only the primary site/)
  const foreign = [{ table: 'user', id: 'u-new', data: newUser }]
  expect(await push(country, foreign, country.other(), country.otherSiteId)).toMatch(/only the primary site/)
  expect(await push(country, [{ table: 'user', id: 'u-new', data: null }])).toMatch(/only the primary site/)
  expect(await push(country, [{ table: 'user', id: 'u-2', data: { ID: 'u-2', name: null } }])).toBe('name is empty.')
})

test('DT-60: a pushed user signs in once central has given a password, with no right that the site could have named', async () => {
  const country = await openCountry()
  const { central } = country
  await push(country, [{ table: 'user', id: 'u-new', data: newUser }])
  const login = async (): Promise<Response> =>
    fetch(`${central.url}/api/v4/login`, {
      method: 'POST',
      body: JSON.stringify({ username: 'faith', password: 'p', loginType: 'User', siteName: 'Kibera' }),
    })
  expect((await login()).status).toBe(401)
  central.admin.setUserPassword('u-new', 'p')
  expect(await (await login()).json()).toMatchObject({ status: 'success', userInfo: { user: { ID: 'u-new' }, userStores: [] } })
})

test('4.12: a line of the activity log is taken with its user, store and record, and refused without one of them', async () => {
  const country = await openCountry()
  const { userId } = country.central.admin.createUser({ username: 'nurse', password: 'right' })
  const line = {
    ID: 'log-1',
    type: 'InvoiceCreated',
    user_ID: userId,
    store_ID: country.store.storeId,
    record_ID: 'invoice-1',
    datetime: '2026-03-04T09:30:15.123',
    changed_to: null,
    changed_from: null,
  }
  const pushLine = (more: Record<string, unknown>): Promise<string | undefined> =>
    push(country, [{ table: 'om_activity_log', id: 'log-1', data: { ...line, ...more } }])
  expect(await pushLine({ user_ID: null })).toMatch(/^user_ID/)
  expect(await pushLine({ user_ID: 'nobody' })).toMatch(/^user_ID/)
  expect(await pushLine({ store_ID: null })).toMatch(/^store_ID/)
  expect(await pushLine({ record_ID: '' })).toBe('record_ID is empty.')
  expect(await pushLine({ record_ID: null })).toBe('record_ID is empty.')
  expect(await pushLine({ store_ID: country.otherStore.storeId })).toMatch(/not active on this site/)
  expect(country.central.admin.records('om_activity_log')).toEqual([])
  expect(await pushLine({})).toBeUndefined()
  expect(country.central.admin.record('om_activity_log', 'log-1')).toEqual({ ...line, changed_to: '', changed_from: '' })
})
