/** F-161, F-164: merges told by a central, over a line that loses what it can, to a site that works meanwhile. */
import { describe, expect, it } from 'vitest'
import { readRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { countWaiting } from '../../../src-main/repositories/waiting-count.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { calls } from '../../support/faulty-transport.ts'
import { inboxOf } from '../../support/integrating-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

async function country() {
  const { central, store, siteId } = await openCountry()
  const { admin } = central
  const item = (ID: string) => admin.upsertCentral('item', { ...emptyRow('item'), ID, item_name: ID, type_of: 'general' })
  const name = (ID: string) => admin.upsertCentral('name', { ...emptyRow('name'), ID, name: ID, type: 'facility', customer: true })
  for (const id of ['A', 'B', 'C']) item(`item ${id}`)
  for (const id of ['A', 'B', 'C']) name(`name ${id}`)
  admin.upsertStore('item_line', { ...emptyRow('item_line'), ID: 'batch', item_ID: 'item A', store_ID: store.storeId, quantity: 5 })
  const mergeAll = () => {
    admin.mergeRecords('item', 'item B', 'item A')
    admin.mergeRecords('item', 'item C', 'item B')
    admin.mergeRecords('name', 'name B', 'name A')
    admin.mergeRecords('name', 'name C', 'name B')
  }
  return { central, admin, store, siteId, mergeAll }
}
type Country = Awaited<ReturnType<typeof country>>
type Site = ReturnType<typeof openCycleSite>

/** All quiet: everything names the kept records, here and there, and nothing is left over. */
function expectKept({ admin }: Country, { db }: Site): void {
  expect(readRow(db, 'stock_line', 'batch')?.item_id).toBe('item C')
  expect(readRow(db, 'invoice', 'doc')?.name_id).toBe('name C')
  expect(readRow(db, 'invoice_line', 'doc-line')?.item_id).toBe('item C')
  expect(admin.record('transact', 'doc')?.['name_ID']).toBe('name C')
  expect(admin.record('trans_line', 'doc-line')?.['item_ID']).toBe('item C')
  expect(inboxOf(db)).toEqual([])
  expect(db.sqlite.pragma('foreign_key_check')).toEqual([])
  expect(countWaiting(db, journalCursor(db, 'confirmed')).records).toBe(0)
}

describe('merges at central', () => {
  it('while a document that names the merged records waits here to be sent', async () => {
    const there = await country()
    const site = openCycleSite(there.central.url)
    await site.sync()
    issue(site.db, { id: 'doc', storeId: there.store.storeId, nameId: 'name A', itemId: 'item A' })
    there.mergeAll()
    expect(await site.sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect(await site.sync()).toMatchObject({ kind: 'done', sent: 0 })
    expect(readRow(site.db, 'invoice', 'doc')?.name_id).toBe('name C')
    expect(['A', 'B', 'C'].map((id) => readRow(site.db, 'item', `item ${id}`)?.status)).toEqual(['merged', 'merged', 'active'])
    expectKept(there, site)
  })

  it('after the document was sent: the site sends nothing because of a merge', async () => {
    const there = await country()
    const site = openCycleSite(there.central.url)
    await site.sync()
    issue(site.db, { id: 'doc', storeId: there.store.storeId, nameId: 'name A', itemId: 'item A' })
    await site.sync()
    there.mergeAll()
    expect(await site.sync()).toMatchObject({ kind: 'done', sent: 0 })
    expect(readRow(site.db, 'invoice', 'doc')?.name_id).toBe('name C')
    expect(readRow(site.db, 'invoice_line', 'doc-line')?.item_id).toBe('item C')
    there.admin.upsertStore('transact', { ID: 'doc', comment: 'from central', name_ID: 'name A' })
    await site.sync()
    expect(readRow(site.db, 'invoice', 'doc')).toMatchObject({ comment: 'from central', name_id: 'name C' })
  })

  it('F-162: of a patient who is edited here meanwhile: nothing is sent that would bring the merged one back', async () => {
    const there = await country()
    const { admin, central, store } = there
    for (const ID of ['P1', 'P2']) {
      const patient = { ...emptyRow('name'), ID, name: ID, type: 'patient', customer: true, supplying_store_id: store.storeId }
      admin.upsertCentral('name', patient)
      admin.upsertStore('name_store_join', { ...emptyRow('name_store_join'), ID: `join ${ID}`, name_ID: ID, store_ID: store.storeId })
    }
    admin.upsertCentral('store', { ID: store.storeId, store_mode: 'dispensary' })
    const site = openCycleSite(central.url)
    await site.sync()
    await site.sync((call, nth) => {
      if (call !== 'centralRecords' || nth !== 1) return null
      locally(site.db, (tx) => saveRow(tx, 'name', { id: 'P1', name: 'edited' }, { documentId: 'P1', storeId: store.storeId }))
      admin.mergeRecords('name', 'P2', 'P1')
      return null
    })
    expect(readRow(site.db, 'name', 'P1')?.status).toBe('merged')
    expect(await site.sync()).toMatchObject({ kind: 'done', sent: 0 })
    expect([admin.record('name', 'P1'), countWaiting(site.db, journalCursor(site.db, 'confirmed')).records]).toEqual([null, 0])
  })

  it('before the site was ever loaded', async () => {
    const there = await country()
    there.mergeAll()
    const site = openCycleSite(there.central.url)
    await site.sync()
    issue(site.db, { id: 'doc', storeId: there.store.storeId, nameId: 'name C', itemId: 'item C' })
    expect(await site.sync()).toMatchObject({ kind: 'done' })
    expectKept(there, site)
  })

  it('over a line that loses any one request or reply, with a restart after it', async () => {
    for (const call of calls)
      for (const loss of ['request', 'reply'] as const) {
        const there = await country()
        const site = openCycleSite(there.central.url, { pageLimit: 2 })
        await site.sync()
        issue(site.db, { id: 'doc', storeId: there.store.storeId, nameId: 'name A', itemId: 'item A' })
        there.mergeAll()
        await site.sync((at, nth) => (at === call && nth === 1 ? loss : null))
        site.restart()
        await site.sync()
        await there.admin.whenIdle(there.siteId)
        await site.sync()
        expectKept(there, site)
      }
  })
})
