/** F-236: a store goes from one site to another over the reference central, with work done to the last minute, and the two certificates agree. */
import { expect, test } from 'vitest'
import type { StoreMove } from '../../../src-main/contract/store-move.ts'
import { compareCodes, isAllSent } from '../../../src-main/contract/store-move.ts'
import { stockWorth } from '../../../src-main/repositories/stock-value.ts'
import { readRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { setRule } from '../../../src-main/repositories/table-rules.ts'
import { freezeStore, storeMove, thawStore } from '../../../src-main/services/move-store.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import type { CycleSite } from '../../support/cycle-site.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

const clock = () => new Date('2026-03-04T12:00:00.000Z')

async function twoSites(settings: Parameters<typeof openCountry>[1] = {}) {
  const country = await openCountry('A', settings)
  const { admin } = country.central
  const { storeId } = country.store
  // A store that stays: a site without any is not answered.
  admin.moveStore(admin.createStore({ code: 'L', name: 'Laini Saba' }).storeId, country.siteId)
  for (let n = 0; n < 30; n++)
    admin.upsertStore('item_line', {
      ...emptyRow('item_line'),
      ID: `batch-${n}`,
      item_ID: 'item-1',
      store_ID: storeId,
      quantity: 0.1 * n,
      available: 0.1 * n,
      pack_size: 10,
      cost_price: 0.1 + n / 3,
    })
  const here = openCycleSite(country.central.url)
  const there = openCycleSite(country.central.url, { siteName: 'Mathare', password: 'other', hardwareId: 'HW-2' })
  await here.sync()
  await there.sync()
  const context = { clock, userId: 'user', userName: 'Amina Hassan', readOnly: false, changed: () => {} }
  const moveOf = ({ db }: CycleSite): StoreMove => valueOf(storeMove({ db, clock }, storeId))
  return {
    ...country,
    admin,
    storeId,
    here,
    there,
    moveOf,
    freeze: () => freezeStore({ ...context, db: here.db }, storeId),
    thaw: () => thawStore({ ...context, db: here.db }, storeId),
    work: (id: string) => issue(here.db, { id, storeId, nameId: 'ward-1', comment: id }),
  }
}

test('F-236, F-227: work to the last minute, frozen, sent until nothing waits, moved: both papers say the same', async () => {
  const { admin, storeId, otherSiteId, here, there, moveOf, freeze, work } = await twoSites()
  work('first')
  await here.sync()
  work('the last minute')
  const place = { documentId: 'batch-3', storeId }
  locally(here.db, (tx) => saveRow(tx, 'stock_line', { id: 'batch-3', total: 7.25, available: 7.25, cost_price: 3.335 }, place))
  locally(here.db, (tx) => saveRow(tx, 'stock_line', { id: 'batch-0', total: -2, available: -2 }, { documentId: 'batch-0', storeId }))
  const order = { id: 'req-1', store_id: storeId, name_id: 'ward-1', number: 4, type: 'request', status: 'sg' }
  locally(here.db, (tx) => saveRow(tx, 'requisition', order, { documentId: 'req-1', storeId }))
  const frozen = valueOf(freeze())
  expect(frozen).toMatchObject({ frozen: { at: clock().toISOString(), by: 'Amina Hassan' }, waiting: 5, refused: 0, heldBack: 0 })
  expect(isAllSent(frozen)).toBe(false)
  await here.sync()
  const before = moveOf(here)
  expect([before.waiting, isAllSent(before)]).toEqual([0, true])
  expect(before.figures.documents.map(({ kind, count }) => [kind, count])).toEqual([
    ['outbound_shipment', 2],
    ['request', 1],
  ])
  expect(before.figures).toMatchObject({ items: 1, batches: 30 })
  expect(before.figures.packs).toBeCloseTo(43.5 - 0.3 + 7.25 - 2, 3)
  admin.moveStore(storeId, otherSiteId)
  await there.sync()
  const after = moveOf(there)
  expect(after.figures).toEqual(before.figures)
  expect(compareCodes(after.checkCode, before.checkCode)).toEqual({ kind: 'equal' })
  expect([after.site.name, before.site.name]).toEqual(['Mathare', 'Kibera'])
  await here.sync()
  expect(moveOf(here)).toMatchObject({ figures: before.figures, frozen: { by: 'Amina Hassan' } })
})

test('F-236: odd data are the same figures on both sites, and the value is that of the report (5D)', async () => {
  const { admin, storeId, otherSiteId, here, there, moveOf, freeze } = await twoSites()
  const put = (table: string, row: Record<string, unknown>) => admin.upsertStore(table, { ...emptyRow(table), store_ID: storeId, ...row })
  const batch = { item_ID: 'item-2', pack_size: 1 }
  admin.upsertCentral('item', { ...emptyRow('item'), ID: 'item-2', item_name: 'Zinc again', code: 'ZN2', type_of: 'general' })
  put('item_line', { ...batch, ID: 'below', quantity: -2.5, available: -2.5, cost_price: 1.005 })
  put('item_line', { ...batch, ID: 'half', quantity: 1, available: 1, cost_price: 1.005 })
  put('item_line', { ...batch, ID: 'unpriced', quantity: 3, available: 3 })
  put('item_line', { ...batch, ID: 'huge', quantity: 1e200, available: 1e200, cost_price: 1e300 })
  for (const [n, type] of ['ci', 'si', 'sc', 'cc', 'in', 'sr', 'other'].entries())
    put('transact', {
      ID: `paper-${n}`,
      name_ID: 'ward-1',
      type,
      status: 'fn',
      invoice_num: n === 2 ? -1 : 70 + n,
      entry_date: `2025-01-0${n + 1}`,
    })
  put('Stock_take', { ID: 'count', status: 'sg', serial_number: 3, stock_take_created_date: '2025-02-03', stock_take_time: '10:11:12' })
  await here.sync()
  admin.mergeRecords('item', 'item-1', 'item-2')
  await here.sync()
  freeze()
  const order = { name_ID: 'ward-1', type: 'sh', status: 'fn', serial_number: -1, date_entered: '2025-02-01' }
  for (const id of ['one', 'another']) put('requisition', { ...order, ID: id })
  await here.sync()
  const before = moveOf(here)
  // Its number is given by the new site alone, and is the same figure on both.
  expect(readRow(here.db, 'requisition', 'one')?.number).toBe(-1)
  expect(before.figures).toMatchObject({ items: 1, batches: 33, lastDocumentAt: '2025-02-03T10:11:12Z' })
  const count = (kind: string) => before.figures.documents.find((row) => row.kind === kind)
  expect([count('stocktake'), count('stock_history')]).toEqual([
    { kind: 'stocktake', count: 1, lastNumber: 3 },
    { kind: 'stock_history', count: 2, lastNumber: 2 },
  ])
  expect(before.figures.documents.reduce((sum, row) => sum + row.count, 0)).toBe(10)
  admin.moveStore(storeId, otherSiteId)
  await there.sync()
  expect(moveOf(there).figures).toEqual(before.figures)
  await there.sync()
  expect(new Set(['one', 'another'].map((id) => readRow(there.db, 'requisition', id)?.number))).toEqual(new Set([1, 2]))
  expect(moveOf(there).figures).toEqual(before.figures)
  expect(compareCodes(moveOf(there).checkCode, before.checkCode)).toEqual({ kind: 'equal' })
  for (const { db } of [here, there]) db.sqlite.exec("DELETE FROM stock_line WHERE id = 'huge'")
  for (const site of [here, there]) expect(moveOf(site).figures.value).toBe(stockWorth(site.db, storeId).cents / 100)
})

test('F-236: where the new site lacks something, the codes differ, and they say where', async () => {
  const { admin, storeId, otherSiteId, here, there, moveOf, freeze, work } = await twoSites()
  work('first')
  freeze()
  await here.sync()
  admin.moveStore(storeId, otherSiteId)
  await there.sync()
  there.db.sqlite.exec("UPDATE stock_line SET total = total + 1 WHERE id = 'batch-7'")
  expect(compareCodes(moveOf(there).checkCode, moveOf(here).checkCode)).toEqual({ kind: 'differs', parts: ['stock', 'value'] })
})

test('F-236: without a line it waits, and goes on by itself when there is one', async () => {
  const { here, moveOf, freeze, work } = await twoSites()
  work('first')
  freeze()
  expect(await here.sync((call) => (call === 'push' ? 'request' : null))).toMatchObject({ kind: 'failed' })
  expect(moveOf(here)).toMatchObject({ waiting: 2 })
  here.restart()
  expect(await here.sync()).toMatchObject({ kind: 'done', sent: 2 })
  expect(moveOf(here)).toMatchObject({ waiting: 0, frozen: { by: 'Amina Hassan' } })
})

test('F-236: what central has but has not integrated still counts', async () => {
  const { here, central, siteId, admin, moveOf, freeze, work } = await twoSites()
  work('first')
  freeze()
  central.hold()
  await here.sync((call) => (call === 'siteStatus' ? 'request' : null))
  expect(moveOf(here).waiting).toBe(2)
  central.release()
  await admin.whenIdle(siteId)
  await here.sync()
  expect(moveOf(here).waiting).toBe(0)
})

test('F-236, F-124: what central refuses holds the certificate back, and is counted for its own store alone', async () => {
  const { here, admin, moveOf, freeze, work, storeId } = await twoSites({ refusals: 'single' })
  work('first')
  admin.knob('refuse', { recordId: 'first', sticky: true })
  freeze()
  await here.sync()
  // The document, and its line that goes with it.
  expect(moveOf(here)).toMatchObject({ refused: 2 })
  expect(isAllSent(moveOf(here))).toBe(false)
  const other = here.db.sqlite.prepare('SELECT id FROM store WHERE id <> ? AND site_number = 2').pluck().get(storeId) as string
  expect(valueOf(storeMove({ db: here.db, clock }, other))).toMatchObject({ refused: 0, waiting: 0 })
})

test('F-236, F-259: what a rule keeps here is said, and does not wait for the line', async () => {
  const { here, moveOf, freeze, storeId } = await twoSites()
  locally(here.db, (tx) => setRule(tx, 'requisition', { send: false, receive: true }))
  const order = { id: 'req-1', store_id: storeId, name_id: 'ward-1', comment: 'held' }
  locally(here.db, (tx) => saveRow(tx, 'requisition', order, { documentId: 'req-1', storeId }))
  freeze()
  await here.sync()
  expect(moveOf(here)).toMatchObject({ heldBack: 1, waiting: 0 })
})

test('F-236, F-225: once it has left it cannot be taken back here, and if it comes back it is not frozen any more', async () => {
  const { admin, storeId, siteId, otherSiteId, here, there, moveOf, freeze, thaw } = await twoSites()
  freeze()
  await here.sync()
  admin.moveStore(storeId, otherSiteId)
  await here.sync()
  expect(reasonOf(thaw())).toBe('store_left')
  await there.sync()
  admin.moveStore(storeId, siteId)
  await here.sync()
  expect(moveOf(here).frozen).toBeNull()
})
