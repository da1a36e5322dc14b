/** F-225, F-227, design 6: a store that comes or goes while the site runs. The real central on the other side. */
import { describe, expect, test } from 'vitest'
import { countWaiting } from '../../../src-main/repositories/waiting-count.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { dueInboxRows } from '../../../src-main/repositories/inbox.ts'
import { WriteRefused } from '../../../src-main/repositories/ownership.ts'
import { readStoreFacts } from '../../../src-main/repositories/store-stays.ts'
import { readRow, removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { setRule } from '../../../src-main/repositories/table-rules.ts'
import { checkStore, listStores } from '../../../src-main/services/stores.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { reasonOf } from '../../support/builders.ts'
import type { CycleSiteOptions } from '../../support/cycle-site.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

async function initialised(options: CycleSiteOptions = {}, settings: Parameters<typeof openCountry>[1] = {}) {
  const country = await openCountry('A', settings)
  // A store that stays: a site without any is not answered.
  const third = country.central.admin.createStore({ code: 'L', name: 'Laini Saba' })
  country.central.admin.moveStore(third.storeId, country.siteId)
  const site = openCycleSite(country.central.url, options)
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const { admin } = country.central
  const { storeId } = country.store
  const batch = (id: string, owner: string, quantity: number) =>
    admin.upsertStore('item_line', { ...emptyRow('item_line'), ID: id, item_ID: 'item-1', store_ID: owner, quantity })
  const write = (id: string, comment: string, owner = storeId) => issue(site.db, { id, storeId: owner, nameId: 'ward-1', comment })
  const role = (id: string) => readStoreFacts(site.db, id, country.siteId).role
  const row = (id: string) => listStores(site.db, (_, compute) => compute()).find((store) => store.id === id)
  return { ...country, ...site, admin, storeId, third, batch, write, role, row }
}
type Country = Awaited<ReturnType<typeof initialised>>

const refusalOf = (write: () => void): string => {
  try {
    write()
  } catch (error) {
    if (error instanceof WriteRefused) return reasonOf(error.result) ?? ''
    throw error
  }
  return 'written'
}
const waiting = ({ db }: Country) => countWaiting(db, journalCursor(db, 'accepted')).records

describe('F-227: a store that comes', () => {
  test('is preparing, with its progress, over a broken line and a restart, and opens when the queue is taken', async () => {
    const site = await initialised({ pageLimit: 10 })
    const { admin, siteId, otherStore, batch, sync, restart, db, role, row } = site
    for (let n = 0; n < 25; n++) batch(`batch-${n}`, otherStore.storeId, n)
    admin.moveStore(otherStore.storeId, siteId)
    let acknowledged = 0
    const cut = await sync((call) => (call === 'acknowledge' && ++acknowledged > 1 ? 'request' : null))
    expect(cut).toMatchObject({ kind: 'failed' })
    restart()
    expect([role(otherStore.storeId), row(otherStore.storeId)?.role]).toEqual(['preparing', 'preparing'])
    expect(row(otherStore.storeId)?.progress).toEqual({ done: 10, total: 25 })
    expect(checkStore(db, otherStore.storeId)).toMatchObject({
      error: { code: 'forbidden', reason: 'store_preparing', params: { percent: 40 } },
    })
    expect(refusalOf(() => site.write('early', 'too soon', otherStore.storeId))).toBe('store_preparing')
    expect(await sync()).toMatchObject({ kind: 'done' })
    expect([role(otherStore.storeId), row(otherStore.storeId)?.progress]).toEqual(['active', null])
    expect(checkStore(db, otherStore.storeId)).toEqual({ ok: true, value: { id: otherStore.storeId } })
    expect(readRow(db, 'stock_line', 'batch-24')).toMatchObject({ total: 24 })
    site.write('inv-new', 'first work', otherStore.storeId)
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect(admin.record('transact', 'inv-new')).toMatchObject({ comment: 'first work' })
  })

  test('with no data at all is open after one cycle', async () => {
    const { admin, siteId, otherStore, sync, role } = await initialised()
    admin.moveStore(otherStore.storeId, siteId)
    await sync()
    expect(role(otherStore.storeId)).toBe('active')
  })

  test('its documents with -1 get their numbers only once it is whole (F-152)', async () => {
    const { admin, siteId, otherStore, sync, db } = await initialised()
    const invoice = { store_ID: otherStore.storeId, name_ID: 'ward-1', type: 'ci', mode: 'store', status: 'sg', invoice_num: -1 }
    admin.upsertStore('transact', { ...emptyRow('transact'), ...invoice, ID: 'from-central' })
    admin.moveStore(otherStore.storeId, siteId)
    await sync((call) => (call === 'acknowledge' ? 'request' : null))
    expect(readRow(db, 'invoice', 'from-central')?.number).toBe(-1)
    await sync()
    expect(readRow(db, 'invoice', 'from-central')?.number).toBe(1)
  })
})

describe('F-225: a store that goes', () => {
  test('turns read-only with the sync, and what was written while that sync went on is still sent', async () => {
    const site = await initialised()
    const { admin, otherSiteId, storeId, write, sync, role } = site
    write('inv-1', 'sent before')
    admin.moveStore(storeId, otherSiteId)
    await sync((call, nth) => {
      if (call === 'centralRecords' && nth === 1) write('inv-2', 'between push and pull')
      return null
    })
    expect(role(storeId)).toBe('left')
    expect(refusalOf(() => write('inv-3', 'too late'))).toBe('store_left')
    expect(await sync()).toMatchObject({ kind: 'done' })
    expect([admin.record('transact', 'inv-1'), admin.record('transact', 'inv-2')]).toMatchObject([
      { comment: 'sent before' },
      { comment: 'between push and pull' },
    ])
    expect(waiting(site)).toBe(0)
  })

  test('its work is sent before central is asked for what comes after the move, however many pages there are', async () => {
    const site = await initialised({ pageLimit: 10 })
    const { admin, otherSiteId, storeId, write, sync } = site
    admin.moveStore(storeId, otherSiteId)
    for (let n = 0; n < 40; n++) admin.upsertCentral('unit', { ...emptyRow('unit'), ID: `unit-${n}`, units: `u${n}` })
    admin.clearRequests()
    const outcome = await sync((call, nth) => {
      if (call === 'centralRecords' && nth === 1) write('inv-2', 'between push and pull')
      return null
    })
    expect(outcome).toMatchObject({ kind: 'done', sent: 2 })
    expect(admin.record('transact', 'inv-2')).toMatchObject({ comment: 'between push and pull' })
    const calls = admin.requests().map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/').at(-1) ?? ''}`)
    const [first, second] = calls.flatMap((call, at) => (call === 'GET central_records' ? [at] : []))
    expect(calls.slice((first ?? 0) + 1, second)).toContain('POST queued_records')
  })

  test('while central still works on its last work it is not asked for what comes after the move (T12)', async () => {
    const site = await initialised({ limits: { patienceMs: 20 } })
    const { admin, central, siteId, otherSiteId, storeId, write, sync } = site
    central.hold()
    admin.moveStore(storeId, otherSiteId)
    write('inv-1', 'last work')
    await sync()
    admin.upsertCentral('item', { ID: 'item-1', item_name: 'Zinc, new' })
    expect(await sync()).toMatchObject({ kind: 'partly', cause: { code: 'integration_timeout' } })
    central.release()
    await admin.whenIdle(siteId)
    expect(await sync()).toMatchObject({ kind: 'done' })
    expect(admin.record('transact', 'inv-1')).toMatchObject({ comment: 'last work' })
    expect(readRow(site.db, 'item', 'item-1')?.name).toBe('Zinc, new')
  })

  test('what central no longer takes becomes a problem record where single refusals are on, and the rest flows', async () => {
    const site = await initialised({}, { refusals: 'single' })
    const { admin, otherSiteId, storeId, third, write, sync, db, central } = site
    write('inv-1', 'nobody takes it')
    write('inv-2', 'of the other store', third.storeId)
    admin.moveStore(storeId, otherSiteId)
    central.storage.run('DELETE FROM former_owner')
    expect(await sync()).toMatchObject({ kind: 'done', sent: 4 })
    const problems = db.sqlite.prepare("SELECT record_id, reason FROM inbox WHERE kind = 'push' ORDER BY record_id").all()
    expect(problems).toContainEqual({ record_id: 'inv-1', reason: 'refused_at_central' })
    expect(admin.record('transact', 'inv-2')).toMatchObject({ comment: 'of the other store' })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 0 })
  })
})

describe('a store that comes back', () => {
  async function away() {
    const site = await initialised()
    const { admin, otherSiteId, storeId, write, batch, sync, role } = site
    write('inv-1', 'ours')
    write('inv-2', 'deleted elsewhere')
    batch('batch-1', storeId, 5)
    await sync()
    admin.moveStore(storeId, otherSiteId)
    await sync()
    expect(role(storeId)).toBe('left')
    admin.upsertStore('transact', { ID: 'inv-1', comment: 'changed elsewhere' })
    admin.deleteRecord('trans_line', 'inv-2-line')
    admin.deleteRecord('transact', 'inv-2')
    batch('batch-2', storeId, 7)
    return site
  }
  function isAsCentral({ db, role, storeId }: Country) {
    expect(role(storeId)).toBe('active')
    expect(readRow(db, 'invoice', 'inv-1')?.comment).toBe('changed elsewhere')
    expect([readRow(db, 'invoice', 'inv-2'), readRow(db, 'invoice_line', 'inv-2-line')]).toEqual([undefined, undefined])
    expect(['batch-1', 'batch-2'].map((id) => readRow(db, 'stock_line', id)?.total)).toEqual([5, 7])
    expect(dueInboxRows(db, '9999', 10)).toEqual([])
  }

  test('is taken as central has it: changed rows over those that are here, and what was deleted elsewhere goes', async () => {
    const site = await away()
    site.admin.moveStore(site.storeId, site.siteId)
    await site.sync()
    isAsCentral(site)
    expect(waiting(site)).toBe(0)
  })

  test('also where it is moved between the two streams of a cycle, so that its rows come before its own record', async () => {
    const site = await away()
    await site.sync((call, nth) => {
      if (call === 'queuedRecords' && nth === 1) site.admin.moveStore(site.storeId, site.siteId)
      return null
    })
    expect(site.role(site.storeId)).toBe('left')
    site.restart()
    await site.sync()
    isAsCentral(site)
  })

  test('F-015, F-259: what was kept here and never sent stays, and is sent once it may', async () => {
    const site = await initialised()
    const { admin, db, siteId, otherSiteId, storeId, write, sync } = site
    const rule = (send: boolean) => locally(db, (tx) => setRule(tx, 'requisition', { send, receive: true }))
    const include = (on: boolean) =>
      admin.upsertStore('pref', {
        ...emptyRow('pref'),
        ID: 'pref-1',
        store_ID: storeId,
        item: 'store_preferences',
        data: { include_transactions: on },
      })
    admin.upsertCentral('store', { ID: storeId, store_mode: 'dispensary' })
    write('inv-1', 'sent before')
    await sync()
    include(false)
    rule(false)
    await sync()
    write('inv-1', 'kept change')
    write('inv-2', 'kept')
    const order = { id: 'req-1', store_id: storeId, name_id: 'ward-1', comment: 'held' }
    locally(db, (tx) => saveRow(tx, 'requisition', order, { documentId: 'req-1', storeId }))
    await sync()
    admin.moveStore(storeId, otherSiteId)
    await sync()
    admin.moveStore(storeId, siteId)
    await sync()
    const here = [readRow(db, 'invoice', 'inv-1'), readRow(db, 'invoice', 'inv-2'), readRow(db, 'requisition', 'req-1')]
    const all = [{ comment: 'kept change' }, { comment: 'kept' }, { comment: 'held' }]
    expect(here).toMatchObject(all)
    include(true)
    rule(true)
    await sync()
    await sync()
    const there = [admin.record('transact', 'inv-1'), admin.record('transact', 'inv-2'), admin.record('requisition', 'req-1')]
    expect(there).toMatchObject(all)
    expect(dueInboxRows(db, '9999', 10)).toEqual([])
  })

  test('a document that came and could not be read stays as it was here, and keeps its lines', async () => {
    const site = await away()
    site.admin.moveStore(site.storeId, site.siteId)
    site.admin.knob('poison', { table: 'transact', recordId: 'inv-1' })
    await site.sync()
    expect(readRow(site.db, 'invoice', 'inv-1')?.comment).toBe('ours')
    expect(readRow(site.db, 'invoice_line', 'inv-1-line')?.packs).toBe(3)
    site.admin.clearKnobs('poison')
    site.admin.upsertStore('transact', { ID: 'inv-1', comment: 'mended' })
    await site.sync()
    expect([readRow(site.db, 'invoice', 'inv-1')?.comment, dueInboxRows(site.db, '9999', 10)]).toEqual(['mended', []])
  })

  test('where central sends nothing of it, everything that is here stays', async () => {
    const site = await away()
    site.admin.moveStore(site.storeId, site.siteId)
    site.central.storage.run('DELETE FROM sync_out')
    await site.sync()
    expect(site.role(site.storeId)).toBe('active')
    expect(readRow(site.db, 'invoice', 'inv-2')).toBeDefined()
  })
})

test('D4, D5, F-225, F-227: there and back between two real sites: each works on from where the other stopped, and all end equal', async () => {
  const here = await initialised()
  const { admin, central, siteId, otherSiteId, storeId } = here
  const there = openCycleSite(central.url, { siteName: 'Mathare', password: 'other', hardwareId: 'HW-2' })
  await there.sync()
  const work = (db: typeof here.db, id: string, comment: string) => issue(db, { id, storeId, nameId: 'ward-1', comment })
  const comments = (db: typeof here.db) =>
    db.sqlite.prepare('SELECT id, comment FROM invoice WHERE store_id = ? ORDER BY id').all(storeId) as { id: string; comment: string }[]
  work(here.db, 'inv-1', 'made here')
  work(here.db, 'inv-2', 'made here too')
  for (const [from, to, target, n] of [
    [here, there, otherSiteId, 1],
    [there, here, siteId, 2],
    [here, there, otherSiteId, 3],
  ] as const) {
    admin.moveStore(storeId, target)
    work(from.db, `late-${n}`, 'written before it was known')
    await from.sync()
    await to.sync()
    expect(refusalOf(() => work(from.db, 'inv-1', 'no more'))).toBe('store_left')
    work(to.db, 'inv-1', `goes on, ${n}`)
    locally(to.db, (tx) => removeRow(tx, 'invoice', `late-${n}`, { documentId: `late-${n}`, storeId }))
    work(to.db, `inv-new-${n}`, 'of this stay')
    expect(await to.sync()).toMatchObject({ kind: 'done' })
  }
  const atCentral = admin.records('transact').map((row) => ({ id: row['ID'], comment: row['comment'] }))
  expect(comments(there.db)).toEqual(atCentral.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1)))
  expect(comments(there.db).map(({ id }) => id)).toEqual(['inv-1', 'inv-2', 'inv-new-1', 'inv-new-2', 'inv-new-3'])
  expect(comments(there.db)[0]).toEqual({ id: 'inv-1', comment: 'goes on, 3' })
  expect([waiting(here), countWaiting(there.db, journalCursor(there.db, 'accepted')).records]).toEqual([0, 0])
})
