/** Rows of a store's own tables, written here as services will write them, on their way to central and to another site. */
import { expect, test } from 'vitest'
import type { Tx } from '../../../src-main/db/write.ts'
import { momentOf } from '../../../src-main/domain/moment.ts'
import { lastModifiedSeconds, requisitionWire } from '../../../src-main/domain/requisition-words.ts'
import { macAddressOf } from '../../../src-main/domain/sensor-words.ts'
import { countedWire, finalisedStocktakeWire, newStocktakeWire } from '../../../src-main/domain/stocktake-words.ts'
import { readRow, removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCountry } from '../../central/test-country.ts'
import { locally } from '../../support/make-db.ts'
import { openSite } from '../../support/sync-site.ts'

const at = momentOf(new Date('2026-03-04T10:11:12Z'))

async function opened() {
  const country = await openCountry()
  const { admin } = country.central
  const { storeId } = country.store
  admin.upsertStore('Location', { ID: 'shelf', store_ID: storeId, code: 'A' })
  admin.upsertStore('item_line', { ID: 'batch', store_ID: storeId, item_ID: 'item-1', quantity: 5, available: 5, pack_size: 10 })
  const here = openSite({ url: country.central.url })
  await here.press()
  const other = openSite({ url: country.central.url, siteName: 'Mathare', password: 'other', hardwareId: 'HW-2' })
  await other.press()
  const place = (documentId: string) => ({ documentId, storeId })
  const work = <T>(fn: (tx: Tx) => T): T => locally(here.db, fn)
  async function sync() {
    const run = await here.press()
    await here.until((status) => status.waitingRecords === 0 && status.confirmed === status.accepted)
    return run
  }
  return { ...country, admin, storeId, here, other, place, work, sync }
}

test('DT-46, 4.13: a stocktake with its lines, counted and finalised, is at central in the words that it gives back', async () => {
  const { admin, storeId, here, place, work, sync } = await opened()
  work((tx) => {
    saveRow(tx, 'stocktake', { id: 'count', store_id: storeId, number: 1, ...newStocktakeWire(at), description: 'March' }, place('count'))
    const line = { item_id: 'item-1', stock_line_id: 'batch', location_id: 'shelf', snapshot_packs: 5, pack_size: 10 }
    saveRow(tx, 'stocktake_line', { id: 'one', stocktake_id: 'count', ...line, ...countedWire(4) }, place('count'))
    saveRow(tx, 'stocktake_line', { id: 'two', stocktake_id: 'count', ...line, ...countedWire(null) }, place('count'))
  })
  expect(readRow(here.db, 'stocktake', 'count')).toMatchObject({ state: 'new', created_at: '2026-03-04T10:11:12' })
  expect(await sync()).toMatchObject({ outcome: 'done', sent: 3 })
  expect(admin.record('Stock_take', 'count')).toMatchObject({ status: 'sg', stock_take_created_date: at.date, stock_take_time: at.time })
  expect(admin.record('Stock_take_lines', 'one')).toMatchObject({
    stock_take_qty: 4,
    is_edited: true,
    snapshot_qty: 5,
    location_id: 'shelf',
  })
  expect(admin.record('Stock_take_lines', 'two')).toMatchObject({ stock_take_qty: 0, is_edited: false })
  work((tx) => {
    removeRow(tx, 'stocktake_line', 'two', place('count'))
    saveRow(tx, 'stocktake', { id: 'count', is_locked: 1, ...finalisedStocktakeWire(at) }, place('count'))
  })
  expect(readRow(here.db, 'stocktake', 'count')).toMatchObject({ state: 'finalised' })
  expect(await sync()).toMatchObject({ outcome: 'done', sent: 2 })
  expect(admin.record('Stock_take', 'count')).toMatchObject({ status: 'fn', Locked: true, om_finalised_datetime: '2026-03-04T10:11:12' })
  expect(admin.records('Stock_take_lines').map((row) => row['ID'])).toEqual(['one'])
})

test('DT-42, F-156: an order stays here as a draft and is at the supplier’s site, with its lines, once it is sent', async () => {
  const { admin, storeId, otherStore, here, other, place, work, sync } = await opened()
  const draft = { store_id: storeId, name_id: otherStore.nameId, number: 1, entry_date: at.date, om_created_datetime: at.utc }
  work((tx) => {
    saveRow(tx, 'requisition', { id: 'order', ...draft, ...requisitionWire('request', 'draft') }, place('order'))
    const line = { requisition_id: 'order', item_id: 'item-1', requested_units: 120, daily_usage: 1.5 }
    saveRow(tx, 'requisition_line', { id: 'line', ...line }, place('order'))
  })
  await sync()
  await other.press()
  expect(readRow(other.db, 'requisition', 'order')).toBeUndefined()
  const sent = { om_sent_datetime: at.utc, last_modified: lastModifiedSeconds('request', { sent: at.utc, finalised: null }) }
  work((tx) => saveRow(tx, 'requisition', { id: 'order', ...requisitionWire('request', 'sent'), ...sent }, place('order')))
  expect(readRow(here.db, 'requisition', 'order')).toMatchObject({ kind: 'request', state: 'sent' })
  await sync()
  expect(admin.record('requisition', 'order')).toMatchObject({
    type: 'request',
    status: 'fn',
    om_status: 'SENT',
    lastModifiedAt: 1_772_619_072,
  })
  await other.press()
  expect(readRow(other.db, 'requisition', 'order')).toMatchObject({ kind: 'request', state: 'sent', created_at: '2026-03-04T10:11:12' })
  expect(readRow(other.db, 'requisition_line', 'line')).toMatchObject({ requested_units: 120, daily_usage: 1.5 })
})

test('DT-45, DT-54, DT-58: movements, the cold chain and purchase orders reach central in its form, a batch’s history goes with it', async () => {
  const { admin, storeId, place, work, sync } = await opened()
  const own = { store_id: storeId }
  work((tx) => {
    saveRow(tx, 'sensor', { id: 's', ...own, mac_address: macAddressOf({ serial: 'A1', make: 'LAIRD' }), is_active: 1 }, place('s'))
    const log = { sensor_id: 's', temperature: 4.5, date: at.date, time: at.time, om_datetime: at.utc }
    saveRow(tx, 'temperature_log', { id: 'log', ...own, ...log }, place('log'))
    const stay = { stock_line_id: 'batch', location_id: 'shelf', enter_date: at.date, enter_time: at.time }
    saveRow(tx, 'location_movement', { id: 'move', ...own, ...stay }, place('batch'))
    saveRow(tx, 'stock_line', { id: 'mistake', ...own, item_id: 'item-1', pack_size: 10 }, place('mistake'))
    const vial = { stock_line_id: 'mistake', date: at.date, time: at.time, user_id: 'nurse' }
    saveRow(tx, 'vvm_status_log', { id: 'vial', ...own, ...vial }, place('mistake'))
    saveRow(tx, 'purchase_order', { id: 'po', ...own, name_id: 'ward-1', status: 'nw', created_date: '2026-03-04' }, place('po'))
    saveRow(tx, 'purchase_order_line', { id: 'pl', ...own, purchase_order_id: 'po', item_id: 'item-1', pack_size: 10 }, place('po'))
  })
  expect(await sync()).toMatchObject({ outcome: 'done', sent: 7 })
  expect(admin.record('sensor', 's')).toMatchObject({ macAddress: 'A1 | LAIRD', storeID: storeId, lastConnectionDate: '0000-00-00' })
  expect(admin.record('temperature_log', 'log')).toMatchObject({ temperature: 4.5, date: at.date, time: at.time })
  expect(admin.record('location_movement', 'move')).toMatchObject({ enter_date: at.date, enter_time: at.time, exit_date: '0000-00-00' })
  expect(admin.record('purchase_order', 'po')).toMatchObject({ creation_date: '2026-03-04', confirm_date: '0000-00-00', status: 'nw' })
  work((tx) => removeRow(tx, 'stock_line', 'mistake', place('mistake')))
  expect(await sync()).toMatchObject({ outcome: 'done', sent: 2 })
  expect(admin.records('vaccine_vial_monitor_status_log')).toEqual([])
  expect(admin.record('item_line', 'mistake')).toBeNull()
})

test('F-152: a response that central made without a number gets the next one of its series here, and central hears of it', async () => {
  const { admin, storeId, here, place, work, sync } = await opened()
  const of = (type: string, number: number) => ({ store_ID: storeId, name_ID: 'ward-1', type, status: 'sg', serial_number: number })
  admin.upsertStore('requisition', { ID: 'seventh', ...of('response', 7) })
  admin.upsertStore('requisition', { ID: 'other series', ...of('request', 40) })
  admin.upsertStore('requisition', { ID: 'made', ...of('response', -1), date_entered: '2026-03-04' })
  await here.press()
  expect(here.changed).toContain('requisition')
  expect(readRow(here.db, 'requisition', 'made')).toMatchObject({ kind: 'response', number: 8 })
  await sync()
  expect(admin.record('requisition', 'made')).toMatchObject({ serial_number: 8, status: 'sg' })
  work((tx) => removeRow(tx, 'requisition', 'made', place('made')))
  admin.upsertStore('requisition', { ID: 'next', ...of('response', -1) })
  await sync()
  await sync()
  expect(admin.record('requisition', 'next')).toMatchObject({ serial_number: 9 })
})
