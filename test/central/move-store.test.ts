/** F-225, F-226, F-236: central lets no store go from a site that may still have work of it, unless it is told to. */
import { expect, test } from 'vitest'
import { remoteAdmin } from './remote-admin.ts'
import { openCountry } from './test-country.ts'

async function begun() {
  const country = await openCountry()
  const { central, siteId, otherSiteId, store } = country
  const caller = country.caller()
  await caller.post('/initialise', {})
  await caller.acknowledge(await caller.queued())
  const { admin, storage } = central
  const heard = (hoursAgo: number): void =>
    void storage.run('UPDATE site SET last_contact = ? WHERE id = ?', new Date(Date.now() - hoursAgo * 3_600_000).toISOString(), siteId)
  const place = { table: 'Location', id: 'L1', data: { ID: 'L1', store_ID: store.storeId, code: 'shelf' } }
  return {
    ...country,
    caller,
    admin,
    heard,
    place,
    move: (how?: { force?: boolean }) => admin.moveStore(store.storeId, otherSiteId, how),
    where: () => admin.sites().find((site) => site.stores.includes(store.storeId))?.id ?? null,
  }
}

test('F-236: from a site that was heard just now, with nothing on its way, it goes', async () => {
  const { move, where, otherSiteId } = await begun()
  move()
  expect(where()).toBe(otherSiteId)
})

test('F-225: rows of the queue that the old site has not acknowledged hold it back, with who and how many', async () => {
  const { admin, caller, store, otherStore, move, where, siteId, otherSiteId } = await begun()
  admin.upsertStore('Location', { ID: 'L1', store_ID: store.storeId })
  admin.upsertStore('Location', { ID: 'L2', store_ID: otherStore.storeId })
  expect(() => move()).toThrow(`in use on site ${siteId} (Kibera): 1 rows of its queue for the store are not acknowledged. Last contact: 2`)
  expect(where()).toBe(siteId)
  await caller.acknowledge(await caller.queued())
  move()
  expect(where()).toBe(otherSiteId)
})

test('F-236: a push that is not closed holds it back until it is integrated', async () => {
  const { admin, caller, place, move, siteId, otherSiteId, where } = await begun()
  const data = [{ syncOutId: '1', tableName: 'Location', recordId: 'L1', action: 'Update', recordData: place.data }]
  await caller.post('/queued_records', { queueLength: 1, data })
  expect(() => move()).toThrow(/1 rows that it pushed are not integrated/)
  await caller.post('/queued_records', { queueLength: 0, data: [] })
  await admin.whenIdle(siteId)
  move()
  expect([where(), admin.record('Location', 'L1')?.['code']]).toEqual([otherSiteId, 'shelf'])
})

test('F-236: a site that was not heard for a day may have work: the day is a setting, and the sentence says when it last spoke', async () => {
  const { admin, heard, move, where, siteId, otherSiteId } = await begun()
  heard(25)
  const { lastContact } = admin.site(siteId)
  expect(() => move()).toThrow(`it was not heard in the last 24 hours. Last contact: ${lastContact}. Let that site prepare the store`)
  admin.set({ contactHours: 48 })
  move()
  expect(where()).toBe(otherSiteId)
})

test('F-225: nor does it go by another way: its record that is written by hand with another site is refused the same', async () => {
  const { admin, heard, store, where, siteId, otherSiteId } = await begun()
  heard(25)
  expect(() => admin.upsertStore('store', { ID: store.storeId, sync_id_remote_site: otherSiteId })).toThrow(
    /not heard in the last 24 hours/,
  )
  expect([where(), admin.record('store', store.storeId)?.['sync_id_remote_site']]).toEqual([siteId, siteId])
  admin.upsertStore('store', { ID: store.storeId, sync_id_remote_site: siteId, code: 'KIB2' })
  expect(admin.record('store', store.storeId)?.['code']).toBe('KIB2')
})

test('F-225: with force it goes all the same, also over HTTP; without it the refusal has central’s words', async () => {
  const { central, heard, store, otherSiteId, where } = await begun()
  heard(25)
  const remote = remoteAdmin(central.url)
  await expect(remote.moveStore(store.storeId, otherSiteId)).rejects.toThrow(/not heard in the last 24 hours/)
  await remote.moveStore(store.storeId, otherSiteId, { force: true })
  expect(where()).toBe(otherSiteId)
})

test('F-226, F-228: from no site, from one that never began, and to where it is already, it always goes', async () => {
  const { admin, heard, store, otherStore, siteId, otherSiteId, where } = await begun()
  heard(100)
  admin.moveStore(store.storeId, siteId)
  admin.moveStore(otherStore.storeId, siteId)
  admin.moveStore(store.storeId, null, { force: true })
  expect(where()).toBeNull()
  admin.moveStore(store.storeId, otherSiteId)
  expect(where()).toBe(otherSiteId)
})
