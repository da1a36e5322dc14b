/** F-003, F-006, F-011, F-012, F-016, F-018: the primary, copies and transfer stores, a big repeat, a site that lacks something. */
import { describe, expect, test } from 'vitest'
import { countWaiting } from '../../../src-main/repositories/waiting-count.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { WriteRefused } from '../../../src-main/repositories/ownership.ts'
import { readRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { siteNeeds } from '../../../src-main/services/site-needs.ts'
import { checkStore, listStores } from '../../../src-main/services/stores.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { addNurse, nurse } from '../../support/people.ts'
import { openApp } from '../../support/test-app.ts'

async function twoSites() {
  const country = await openCountry()
  const { url } = country.central
  const here = openCycleSite(url)
  const there = openCycleSite(url, { siteName: 'Mathare', password: 'other', hardwareId: 'HW-2' })
  return { ...country, admin: country.central.admin, here, there }
}
const rename = (db: Parameters<typeof locally>[0], name: string) =>
  locally(db, (tx) => saveRow(tx, 'item', { id: 'item-1', name }, { documentId: 'item-1', storeId: null }))

function refusalOf(write: () => unknown): string | null {
  try {
    write()
    return null
  } catch (error) {
    if (error instanceof WriteRefused) return reasonOf(error.result)
    throw error
  }
}

describe('F-003, F-006: mirrored sync', () => {
  test('the primary edits an item without a line, and the other site gets it; the other may not edit it itself', async () => {
    const { admin, here, there, siteId } = await twoSites()
    admin.setPrimary(siteId)
    await here.sync()
    await there.sync()
    expect(refusalOf(() => rename(there.db, 'Zinc, theirs'))).toBe('not_editable_here')
    rename(here.db, 'Zinc, mended')
    expect(await here.sync()).toMatchObject({ kind: 'done', sent: 1 })
    expect(admin.record('item', 'item-1')).toMatchObject({ item_name: 'Zinc, mended', code: 'ZNS' })
    await there.sync()
    expect(readRow(there.db, 'item', 'item-1')?.name).toBe('Zinc, mended')
  })

  test('what the primary has not sent is not overwritten; a site that is primary no more edits no more', async () => {
    const { admin, here, siteId } = await twoSites()
    admin.setPrimary(siteId)
    await here.sync()
    await here.sync((call, nth) => {
      if (call === 'centralRecords' && nth === 1) {
        admin.upsertCentral('item', { ID: 'item-1', item_name: 'Zinc, central’s' })
        rename(here.db, 'Zinc, mended')
      }
      return null
    })
    expect(readRow(here.db, 'item', 'item-1')?.name).toBe('Zinc, mended')
    await here.sync()
    expect(admin.record('item', 'item-1')).toMatchObject({ item_name: 'Zinc, mended' })
    admin.setPrimary(null)
    await here.sync()
    expect(refusalOf(() => rename(here.db, 'Zinc, too late'))).toBe('not_editable_here')
  })
})

describe('F-011, F-012: stores that an older central lets a site hold', () => {
  async function held(type: 'collector' | 'transfer') {
    const country = await openCountry()
    const { admin } = country.central
    const { storeId } = country.otherStore
    admin.upsertStore('transact', { ...emptyRow('transact'), ID: 'theirs', store_ID: storeId, name_ID: 'ward-1', type: 'ci', status: 'sg' })
    addNurse(country.central, country.store.storeId, storeId)
    const outpost = await openApp()
    valueOf(await outpost.client['setup.register']({ address: country.central.url, variant: 'A', siteName: 'Kibera', password: 'secret' }))
    valueOf(await outpost.client['setup.load']({}))
    await outpost.until((status) => status.initialised && status.phase === 'idle')
    valueOf(await outpost.client['session.signIn'](nurse))
    admin.setSyncWith(storeId, country.siteId, type)
    const before = (await outpost.until(() => true)).run?.id
    valueOf(await outpost.client['sync.now']({}))
    await outpost.until((status) => status.phase === 'idle' && status.run?.id !== before && status.run?.finishedAt !== null)
    const row = async () => valueOf(await outpost.client['stores.list']({})).find((store) => store.id === storeId)
    return { ...country, admin, outpost, storeId, row }
  }

  test('a collector’s copy opens to be read, and every write is refused with its reason', async () => {
    const { outpost, storeId, row } = await held('collector')
    const { client } = outpost
    expect(await row()).toMatchObject({ role: 'collector', place: 'elsewhere', documents: 1 })
    expect(valueOf(await client['stores.open']({ storeId })).storeId).toBe(storeId)
    expect(valueOf(await client['invoice.get']({ id: 'theirs' }))).toMatchObject({ locked: 'store_collector' })
    const id = '00000000-0000-4000-8000-000000000001'
    expect(await client['invoice.create']({ id, nameId: 'ward-1' })).toMatchObject({
      error: { code: 'forbidden', reason: 'store_collector' },
    })
    const edit = await client['invoice.edit']({ id: 'theirs', version: 0, comment: 'forged' })
    expect(reasonOf(edit)).toBe('store_collector')
    expect(reasonOf(await client['invoice.remove']({ id: 'theirs', version: 0 }))).toBe('store_collector')
    expect(valueOf(await client['session.signIn'](nurse)).storeId, 'opens again at the next sign-in').toBe(storeId)
  })

  test('a transfer store is listed and cannot be opened', async () => {
    const { outpost, storeId, row } = await held('transfer')
    expect(await row()).toMatchObject({ role: 'transfer', place: 'elsewhere', documents: 0 })
    expect(await outpost.client['stores.open']({ storeId })).toMatchObject({ error: { code: 'forbidden', reason: 'store_transfer' } })
    const { stores } = valueOf(await outpost.client['session.state']({}))
    expect(stores.find((store) => store.id === storeId)?.shut).toBe('store_transfer')
  })
})

test('F-016: resync patients is a big repeat: what is the same is written nowhere, and nothing is doubled', async () => {
  const { admin, here, store, siteId } = await twoSites()
  admin.upsertCentral('store', { ID: store.storeId, store_mode: 'dispensary' })
  for (let n = 0; n < 300; n++) {
    const patient = { ID: `p-${n}`, type: 'patient', name: `Patient ${n}`, supplying_store_id: store.storeId }
    admin.upsertStore('name', { ...emptyRow('name'), ...patient })
    admin.upsertStore('name_store_join', { ...emptyRow('name_store_join'), ID: `j-${n}`, store_ID: store.storeId, name_ID: `p-${n}` })
  }
  admin.upsertStore('clinician', { ...emptyRow('clinician'), ID: 'c-1', last_name: 'Otieno', store_ID: store.storeId, active: true })
  admin.upsertStore('clinician_store_join', { ID: 'cj-1', store_ID: store.storeId, prescriber_ID: 'c-1' })
  for (const table of ['abbreviation', 'diagnosis', 'insuranceProvider', 'item_direction'])
    admin.upsertCentral(table, { ...emptyRow(table), ID: `${table}-1`, item_ID: 'item-1' })
  await here.sync()
  await here.sync()
  const tables = ['name', 'name_store_join', 'clinician', 'clinician_store_join', 'abbreviation', 'diagnosis', 'inbox', 'change_log']
  const all = () => tables.map((table) => here.db.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1`).all())
  const before = all()
  admin.resyncPatients(store.storeId)
  expect(admin.queue(siteId).length).toBe(602)
  expect(await here.sync()).toMatchObject({ kind: 'done', received: 606 })
  expect(all()).toEqual(before)
  expect(admin.queue(siteId)).toEqual([])
  admin.upsertStore('name', { ID: 'p-7', phone: '0700' })
  admin.resyncPatients(store.storeId)
  await here.sync()
  expect(readRow(here.db, 'name', 'p-7')?.phone).toBe('0700')
})

test('F-018: a site without a store, and a store without names or items, says what is missing and in which order', async () => {
  const { admin, here, store, otherSiteId, otherStore, siteId } = await twoSites()
  await here.sync()
  const named = () => siteNeeds(here.db).needs.map(({ name, ok, store: about }) => [name, ok, about?.code ?? null])
  expect(named()).toEqual([
    ['store', true, null],
    ['ready', true, 'K'],
    ['names', false, 'K'],
    ['items', false, 'K'],
  ])
  admin.upsertStore('name_store_join', { ...emptyRow('name_store_join'), ID: 'j', store_ID: store.storeId, name_ID: 'ward-1' })
  admin.upsertStore('item_store_join', { ...emptyRow('item_store_join'), ID: 'i', store_ID: store.storeId, item_ID: 'item-1' })
  await here.sync()
  expect(named().map(([, ok]) => ok)).toEqual([true, true, true, true])
  admin.moveStore(store.storeId, otherSiteId)
  await here.sync()
  expect(named()).toEqual([['store', false, null]])
  expect(siteNeeds(here.db).ask).toEqual([])
  admin.moveStore(otherStore.storeId, siteId)
  await here.sync((call) => (call === 'queuedRecords' ? 'request' : null))
  expect(named().slice(0, 2)).toEqual([
    ['store', true, null],
    ['ready', false, 'M'],
  ])
  expect(listStores(here.db, (_, compute) => compute()).find((one) => one.id === store.storeId)?.role).toBe('left')
  expect(reasonOf(checkStore(here.db, store.storeId))).toBe('store_left')
})

test('F-034: what is only this computer’s is written and never queued', async () => {
  const { here } = await twoSites()
  await here.sync()
  const place = { documentId: 'adr-1', storeId: null }
  const waiting = () => countWaiting(here.db, journalCursor(here.db, 'accepted')).records
  expect(locally(here.db, (tx) => saveRow(tx, 'adverse_drug_reaction', { id: 'adr-1' }, place))).toBe(true)
  expect(readRow(here.db, 'adverse_drug_reaction', 'adr-1')).toBeDefined()
  expect([waiting(), here.db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()]).toEqual([0, 0])
  expect(await here.sync()).toMatchObject({ sent: 0 })
})
