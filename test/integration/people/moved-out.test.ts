/** U-06: who may no longer work where they are is moved out at once, by what a sync or a sign-in brings. The real central on the other side. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { EventPayload } from '../../../src-main/contract/operations.ts'
import { openCountry } from '../../central/test-country.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import { addNurse, allNumbers, nurse, signInNurse } from '../../support/people.ts'
import type { TestApp } from '../../support/test-app.ts'
import { openApp } from '../../support/test-app.ts'

type Session = EventPayload<'session.state'>

async function atWork() {
  const country = await openCountry()
  const { admin } = country.central
  const second = admin.createStore({ code: 'L', name: 'Laini Saba' })
  admin.moveStore(second.storeId, country.siteId)
  const { userId } = addNurse(country.central, country.store.storeId, second.storeId)
  const outpost = await openApp()
  valueOf(await outpost.client['setup.register']({ address: country.central.url, variant: 'A', siteName: 'Kibera', password: 'secret' }))
  valueOf(await outpost.client['setup.load']({}))
  await outpost.until((status) => status.initialised && status.phase === 'idle')
  await signInNurse(outpost.client)
  return { ...country, admin, second, userId, outpost }
}

/** The first session event, past or to come, that fits. */
function heard({ app, events }: TestApp, test: (state: Session) => boolean): Promise<Session> {
  return new Promise((resolve) => {
    const past = events.flatMap((event) => (event.name === 'session.state' ? [event.payload] : [])).find(test)
    if (past !== undefined) return resolve(past)
    app.subscribe((event) => event.name === 'session.state' && test(event.payload) && resolve(event.payload), 'page')
  })
}

test('a store that goes to another site: moved out with the sync, told, and back to work in the other store', async () => {
  const { admin, store, second, otherSiteId, outpost } = await atWork()
  admin.moveStore(store.storeId, otherSiteId, { force: true })
  valueOf(await outpost.client['sync.now']({}))
  const told = await heard(outpost, (state) => state.user !== null && state.storeId === null)
  expect(told.stores.map(({ id, shut }) => [id, shut])).toEqual([
    [second.storeId, null],
    [store.storeId, 'store_left'],
  ])
  expect(reasonOf(await outpost.client['names.customers']({ search: '', limit: 5 }))).toBe('no_store_open')
  expect(reasonOf(await outpost.client['stores.open']({ storeId: store.storeId }))).toBe('store_left')
  expect(valueOf(await outpost.client['stores.open']({ storeId: second.storeId })).storeId).toBe(second.storeId)
})

test('a store that central takes from the user: moved out with the next sign-in, at every page', async () => {
  const { admin, store, second, userId, outpost } = await atWork()
  admin.setUserStores(userId, [{ storeId: second.storeId, rights: allNumbers }])
  const other = await outpost.app.invoke('session.signIn', nurse, 'second page')
  expect(other).toMatchObject({ ok: true, value: { storeId: second.storeId } })
  const told = await heard(outpost, (state) => state.user !== null && state.storeId === null)
  expect(told.stores.find((one) => one.id === store.storeId)?.shut).toBe('store_not_yours')
})

test('a user whom central switches off: signed out with the sync, and not let in without a line either', async () => {
  const { central, admin, userId, outpost } = await atWork()
  admin.deactivateUser(userId)
  valueOf(await outpost.client['sync.now']({}))
  await heard(outpost, (state) => state.known.length === 0 && state.user === null)
  await central.close()
  expect(reasonOf(await outpost.client['session.signIn'](nurse))).toBe('user_inactive')
})

test('DT-60: a user who is made here goes to central, and signs in once central has given a password', async () => {
  const { admin, store, outpost } = await atWork()
  const { client } = outpost
  const id = randomUUID()
  const given = { id, username: 'wanjiku.m', firstName: 'Wanjikũ', lastName: 'Mũthoni', jobTitle: 'Nurse' }
  const made = valueOf(await client['users.create'](given))
  expect(made).toEqual({ ...given, active: true, signedInHere: false })
  expect(valueOf(await client['users.create'](given)), 'a double click makes one').toEqual(made)
  expect(await client['users.create']({ ...given, id: randomUUID(), username: 'WANJIKU.M' })).toMatchObject({
    error: { reason: 'username_taken', field: 'username' },
  })
  expect(reasonOf(await client['users.create']({ ...given, username: 'somebody else' }))).toBe('id_in_use')
  expect(valueOf(await client['users.list']({})).map((row) => [row.username, row.signedInHere])).toEqual([
    ['nurse', true],
    ['wanjiku.m', false],
  ])
  valueOf(await client['sync.now']({}))
  await outpost.until(() => admin.record('user', id) !== null)
  expect(admin.record('user', id)).toMatchObject({ name: 'wanjiku.m', first_name: 'Wanjikũ', last_name: 'Mũthoni', active: true })
  admin.setUserPassword(id, 'given at central')
  admin.setUserStores(id, [{ storeId: store.storeId, rights: [43] }])
  expect(valueOf(await client['session.signIn']({ username: 'wanjiku.m', password: 'given at central' }))).toMatchObject({
    user: { id, name: 'Wanjikũ Mũthoni' },
    rights: ['viewCustomerInvoices'],
  })
})
