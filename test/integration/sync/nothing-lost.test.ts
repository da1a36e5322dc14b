/** The four named tests of the foundation: whatever breaks and wherever, nothing is lost and nothing doubled. */
import { describe, expect, it } from 'vitest'
import { countWaiting } from '../../../src-main/repositories/waiting-count.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { isInboxEmpty } from '../../../src-main/repositories/inbox.ts'
import { readRow, removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import type { CycleSiteOptions } from '../../support/cycle-site.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

async function initialised(options: CycleSiteOptions = {}) {
  const country = await openCountry()
  const site = openCycleSite(country.central.url, options)
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const { admin } = country.central
  const batch = (quantity: number) =>
    admin.upsertStore('item_line', {
      ...emptyRow('item_line'),
      ID: 'batch-1',
      item_ID: 'item-1',
      store_ID: country.store.storeId,
      quantity,
    })
  const write = (comment: string) => issue(site.db, { id: 'inv-1', storeId: country.store.storeId, nameId: 'ward-1', comment })
  const comment = () => readRow(site.db, 'invoice', 'inv-1')?.comment
  return { ...country, ...site, admin, batch, write, comment }
}
const waiting = (db: Parameters<typeof countWaiting>[0]) => countWaiting(db, journalCursor(db, 'accepted')).records

describe('nothing lost, nothing doubled', () => {
  it('worker killed between commit and acknowledgement (F-111)', async () => {
    const { admin, batch, sync, restart, db, siteId } = await initialised()
    batch(5)
    expect(await sync((call) => (call === 'acknowledge' ? 'request' : null))).toMatchObject({ kind: 'failed' })
    expect(readRow(db, 'stock_line', 'batch-1')).toMatchObject({ total: 5 })
    expect(admin.queue(siteId)).toHaveLength(1)
    restart()
    admin.clearRequests()
    expect(await sync()).toMatchObject({ kind: 'done', received: 1 })
    expect(readRow(db, 'stock_line', 'batch-1')).toMatchObject({ total: 5 })
    expect(admin.queue(siteId)).toEqual([])
    expect(waiting(db)).toBe(0)
  })

  it.each(['request', 'reply'] as const)('lost push %s', async (loss) => {
    const { admin, write, sync, restart, db, siteId } = await initialised()
    for (const nth of [1, 2]) {
      const records = nth === 1 ? 2 : 1
      write(`try ${nth}`)
      expect(await sync((call, at) => (call === 'push' && at === nth ? loss : null))).toMatchObject({ kind: 'failed' })
      expect(waiting(db)).toBe(records)
      restart()
      expect(await sync()).toMatchObject({ kind: 'done', sent: records })
      expect(waiting(db)).toBe(0)
      expect(admin.records('transact').filter((row) => row['ID'] === 'inv-1')).toEqual([expect.objectContaining({ comment: `try ${nth}` })])
      expect(admin.records('trans_line')).toHaveLength(1)
    }
    expect(admin.site(siteId)).toMatchObject({ stagedRows: 0, queueLength: 0 })
  })

  it('record changed at central between pull and acknowledgement (F-109)', async () => {
    const { admin, batch, sync, db, siteId } = await initialised()
    batch(5)
    const first = admin.queue(siteId)[0]?.syncOutId
    await sync((call) => {
      if (call === 'acknowledge') batch(6)
      return null
    })
    expect(admin.queue(siteId).map((row) => row.syncOutId)).not.toContain(first)
    await sync()
    expect(readRow(db, 'stock_line', 'batch-1')).toMatchObject({ total: 6 })
    expect(admin.queue(siteId)).toEqual([])
  })

  it('edit between push and pull', async () => {
    const { admin, write, comment, sync, db } = await initialised()
    write('first')
    const outcome = await sync((call) => {
      if (call === 'centralRecords') {
        admin.upsertStore('transact', { ID: 'inv-1', comment: 'from central' })
        write('second')
      }
      return null
    })
    expect(outcome).toMatchObject({ kind: 'done', sent: 2, received: 1 })
    expect(comment()).toBe('second')
    expect(isInboxEmpty(db)).toBe(false)
    expect(await sync()).toMatchObject({ kind: 'done', sent: 1 })
    expect(admin.record('transact', 'inv-1')).toMatchObject({ comment: 'second' })
    expect(comment()).toBe('second')
    expect(isInboxEmpty(db)).toBe(true)
  })

  it('a pull after a wait that ran out does not overwrite what central has not confirmed (T12)', async () => {
    const { central, siteId, store } = await openCountry()
    const { admin } = central
    const site = openCycleSite(central.url, { limits: { patienceMs: 20 } })
    await site.sync()
    issue(site.db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1', comment: 'first' })
    await site.sync()
    central.hold()
    issue(site.db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1', comment: 'ours' })
    admin.upsertStore('transact', { ID: 'inv-1', comment: 'from central' })
    admin.upsertCentral('item', { ID: 'item-1', item_name: 'Zinc, new' })
    expect(await site.sync()).toMatchObject({ kind: 'partly', cause: { code: 'integration_timeout' }, received: 2 })
    expect(readRow(site.db, 'item', 'item-1')?.name).toBe('Zinc, new')
    expect(readRow(site.db, 'invoice', 'inv-1')?.comment).toBe('ours')
    central.release()
    await admin.whenIdle(siteId)
    expect(await site.sync()).toMatchObject({ kind: 'done', sent: 0 })
    expect(readRow(site.db, 'invoice', 'inv-1')?.comment).toBe('ours')
    expect(admin.record('transact', 'inv-1')).toMatchObject({ comment: 'ours' })
    expect(isInboxEmpty(site.db)).toBe(true)
  })

  it.each([false, true])(
    'nor what central changed of it in the shared data before it said that it has ours (restart: %s)',
    async (isRestarted) => {
      const { admin, sync, restart, db, siteId } = await initialised({ limits: { patienceMs: 0 }, pageLimit: 1 })
      locally(db, (tx) => saveRow(tx, 'barcode', { id: 'code', item_id: 'item-1', barcode: 'ours' }, { documentId: 'code', storeId: null }))
      admin.knob('busy', 'status', { times: 2 })
      const late = await sync(async (call, nth) => {
        if (call !== 'centralRecords' || nth !== 1) return null
        await admin.whenIdle(siteId)
        admin.upsertCentral('barcode', { ID: 'code', barcode: 'newer at central' })
        admin.upsertCentral('unit', { ...emptyRow('unit'), ID: 'behind it', units: 'box' })
        return null
      })
      expect(late).toMatchObject({ kind: 'partly', cause: { code: 'integration_timeout' } })
      expect([readRow(db, 'barcode', 'code')?.barcode, readRow(db, 'unit', 'behind it')?.name]).toEqual(['ours', 'box'])
      if (isRestarted) restart()
      expect(await sync()).toMatchObject({ kind: 'partly' })
      expect(await sync()).toMatchObject({ kind: 'done' })
      expect([readRow(db, 'barcode', 'code')?.barcode, isInboxEmpty(db)]).toEqual(['newer at central', true])
      expect(await sync()).toMatchObject({ kind: 'done', received: 0 })
    },
  )

  it('a document that was made and removed before it was ever sent leaves no trace (T7)', async () => {
    const { admin, write, sync, db, store } = await initialised()
    write('short-lived')
    locally(db, (tx) => removeRow(tx, 'invoice', 'inv-1', { documentId: 'inv-1', storeId: store.storeId }))
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect(admin.record('transact', 'inv-1')).toBe(null)
    expect(waiting(db)).toBe(0)
  })

  it('a removal reaches central, lines first', async () => {
    const { admin, write, sync, db, store } = await initialised()
    write('sent')
    await sync()
    locally(db, (tx) => removeRow(tx, 'invoice', 'inv-1', { documentId: 'inv-1', storeId: store.storeId }))
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect([admin.record('transact', 'inv-1'), admin.record('trans_line', 'inv-1-line')]).toEqual([null, null])
  })

  it('work that is confirmed may be changed by central again', async () => {
    const { admin, write, comment, sync } = await initialised()
    write('ours')
    await sync()
    admin.upsertStore('transact', { ID: 'inv-1', comment: 'mended at central' })
    await sync()
    expect(comment()).toBe('mended at central')
  })

  it('a run ends at the end of a user action', async () => {
    const country = await openCountry()
    const site = openCycleSite(country.central.url, { entriesInRun: 3 })
    await site.sync()
    for (const n of [1, 2, 3, 4]) issue(site.db, { id: `inv-${n}`, storeId: country.store.storeId, nameId: 'ward-1' })
    country.central.admin.clearRequests()
    expect(await site.sync()).toMatchObject({ kind: 'done', sent: 8 })
    const bodies = country.central.admin
      .requests()
      .filter(({ path, method }) => method === 'POST' && path.endsWith('queued_records'))
      .map(({ body = '{}' }) => JSON.parse(body).data.length)
    expect(bodies).toEqual([4, 0, 4, 0])
  })
})
