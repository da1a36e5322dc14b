import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { cursorOf } from '../../../src-main/repositories/change-log.ts'
import { editBatch } from '../../../src-main/services/edit-batch.ts'
import { setCount } from '../../../src-main/services/edit-stocktake.ts'
import { documentHistory } from '../../../src-main/services/history.ts'
import { createPlace, editPlace, listPlaces, mergePlaces } from '../../../src-main/services/locations.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import { count, finalise, lineOf, now, some, start } from '../../support/stocktaking.ts'
import { bySync, pull } from '../../support/make-db.ts'
import { write } from '../../../src-main/db/write.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

function clinicWith(): Clinic {
  const clinic = makeClinic()
  for (const id of ['shelf', 'fridge']) clinic.add.location(id)
  clinic.add.batch('a', 10, { location_ID: 'shelf' })
  return clinic
}
const place = ({ db }: Clinic, id: string) => listPlaces(db, 'store-a').find((row) => row.id === id)
const types = ({ db }: Clinic, id: string) =>
  documentHistory(db, 'store-a', id).map(({ type, changedFrom, changedTo }) => [type, changedFrom, changedTo])
const movements = ({ db }: Clinic, id: string) =>
  db.sqlite.prepare('SELECT location_id, exit_date FROM location_movement WHERE stock_line_id = ? ORDER BY rowid').all(id)
const reserve = (clinic: Clinic) => {
  const invoice = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
  return setBatch(clinic.context, { id: invoice.id, version: invoice.version, stockLineId: 'a', packs: 1 })
}

describe('U-14: a batch', () => {
  test('U-14, 5B: on hold it is not given out, off hold it is; both stand in its history', () => {
    const clinic = clinicWith()
    const { version } = valueOf(editBatch(clinic.context, { stockLineId: 'a', version: 0, onHold: true }))
    expect(reasonOf(reserve(clinic))).toBe('batch_on_hold')
    valueOf(editBatch(clinic.context, { stockLineId: 'a', version, onHold: false }))
    expect(reasonOf(reserve(clinic))).toBeNull()
    expect(types(clinic, 'a').map(([type]) => type)).toEqual(['StockOnHold', 'StockOffHold'])
  })

  test('U-14: it moves to another place, with its movement log', () => {
    const clinic = clinicWith()
    const { version } = valueOf(editBatch(clinic.context, { stockLineId: 'a', version: 0, locationId: 'fridge' }))
    valueOf(editBatch(clinic.context, { stockLineId: 'a', version, locationId: null }))
    expect(readRow(clinic.db, 'stock_line', 'a')).toMatchObject({ location_id: null, total: 10 })
    expect(movements(clinic, 'a')).toEqual([{ location_id: 'fridge', exit_date: '2026-03-01' }])
    expect(types(clinic, 'a')).toEqual([
      ['StockLocationChange', 'shelf', 'fridge'],
      ['StockLocationChange', 'fridge', ''],
    ])
  })

  test('what is as it should be already is not written again', () => {
    const clinic = clinicWith()
    valueOf(editBatch(clinic.context, { stockLineId: 'a', version: 0, onHold: false, locationId: 'shelf' }))
    expect(clinic.db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()).toBe(0)
  })

  test('a stale page and a place of another store are refused', () => {
    const clinic = clinicWith()
    clinic.add.location('far', { store_ID: 'store-b' })
    expect(reasonOf(editBatch(clinic.context, { stockLineId: 'a', version: 0, locationId: 'far' }))).toBe('location_gone')
    valueOf(editBatch(clinic.context, { stockLineId: 'a', version: 0, onHold: true }))
    expect(reasonOf(editBatch(clinic.context, { stockLineId: 'a', version: 0, onHold: false }))).toBe('batch_changed')
  })
})

describe('U-14: places', () => {
  test('U-14, U-37: a new one, once however often it is sent', () => {
    const clinic = clinicWith()
    const asked = { id: randomUUID(), code: ' B2 ', name: '', onHold: false }
    const made = valueOf(createPlace(clinic.context, asked))
    expect(made).toMatchObject({ code: 'B2', name: 'B2', onHold: false, batches: 0 })
    expect(valueOf(createPlace(clinic.context, asked))).toEqual(made)
    expect(listPlaces(clinic.db, 'store-a').map(({ code }) => code)).toEqual(['B2', 'fridge', 'shelf'])
    expect(reasonOf(createPlace(clinic.context, { ...asked, id: randomUUID(), code: 'b2' }))).toBe('place_code_taken')
  })

  test('U-14, 5B: on hold nothing that lies there is given out', () => {
    const clinic = clinicWith()
    valueOf(editPlace(clinic.context, { id: 'shelf', version: 0, code: 'S1', name: 'Shelf', onHold: true }))
    expect(reasonOf(reserve(clinic))).toBe('location_on_hold')
    expect(place(clinic, 'shelf')).toMatchObject({ code: 'S1', onHold: true, batches: 1 })
    expect(reasonOf(editPlace(clinic.context, { id: 'shelf', version: 0, code: 'S2', name: '', onHold: false }))).toBe('place_changed')
  })
})

describe('F-163: merging two places', () => {
  const asked = { keptId: 'fridge', goneId: 'shelf', keptVersion: 0, goneVersion: 0 }

  test('F-163: stock moves, the movement log is kept, nothing names the one that is gone', () => {
    const clinic = clinicWith()
    clinic.add.batch('empty', 0, { location_ID: 'shelf' })
    clinic.add.invoice('old', { status: 'fn', om_status: 'SHIPPED' })
    clinic.add.line('l', 'old', { item_line_ID: 'a', location_ID: 'shelf' })
    write(clinic.db, bySync, (tx) =>
      pull(tx, 'location_movement', {
        ...fullRow('location_movement', 'm'),
        store_ID: 'store-a',
        item_line_ID: 'a',
        location_ID: 'shelf',
        exit_date: '',
      }),
    )
    expect(valueOf(mergePlaces(clinic.context, asked))).toEqual({ batches: 1 })
    expect(place(clinic, 'shelf')).toBeUndefined()
    expect(place(clinic, 'fridge')).toMatchObject({ batches: 1 })
    for (const id of ['a', 'empty']) expect(readRow(clinic.db, 'stock_line', id)).toMatchObject({ location_id: 'fridge' })
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
    expect(readRow(clinic.db, 'invoice_line', 'l')).toMatchObject({ location_id: 'fridge' })
    expect(movements(clinic, 'a')).toEqual([
      { location_id: 'fridge', exit_date: '2026-03-01' },
      { location_id: 'fridge', exit_date: null },
    ])
    expect(types(clinic, 'a')).toEqual([['StockLocationChange', 'shelf', 'fridge']])
    const names = clinic.db.sqlite
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
      .pluck()
      .all() as string[]
    const naming = names.filter((name) => {
      const columns = clinic.db.sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name)
      if (!columns.includes('location_id')) return false
      return clinic.db.sqlite.prepare(`SELECT count(*) FROM "${name}" WHERE location_id = 'shelf'`).pluck().get() !== 0
    })
    expect(naming).toEqual([])
  })

  test('F-163, 5I: an open stocktake of the place counts at the kept one, and does not bring batches back that move on from there', () => {
    const clinic = clinicWith()
    clinic.add.location('store room')
    clinic.add.batch('b', 4, { location_ID: 'shelf' })
    const scope = { ...some, locationId: 'shelf' }
    const take = start(clinic, scope)
    const chosen = { id: take.id, version: take.version, lineId: lineOf(take, 'b'), locationId: 'fridge', counted: 4 }
    valueOf(setCount(clinic.context, chosen))
    count(clinic, take, 'a', 10)
    valueOf(mergePlaces(clinic.context, asked))
    expect(now(clinic, take).lines.map(({ locationId, counted }) => [locationId, counted])).toEqual([
      ['fridge', 10],
      ['fridge', 4],
    ])
    for (const id of ['a', 'b']) {
      const version = cursorOf(clinic.db, 'stock_line', id)
      valueOf(editBatch(clinic.context, { stockLineId: id, version, locationId: 'store room' }))
    }
    valueOf(finalise(clinic, take))
    for (const id of ['a', 'b']) expect(readRow(clinic.db, 'stock_line', id)).toMatchObject({ location_id: 'store room' })
  })

  test('F-163: central is told of the removal and of every row that changed, in one transaction', () => {
    const clinic = clinicWith()
    valueOf(mergePlaces(clinic.context, asked))
    const log = clinic.db.sqlite.prepare('SELECT table_name, action FROM change_log ORDER BY cursor').raw().all()
    expect(log).toEqual([
      ['stock_line', 'upsert'],
      ['location_movement', 'upsert'],
      ['activity_log', 'upsert'],
      ['location', 'delete'],
    ])
    expect(clinic.db.sqlite.prepare('SELECT count(DISTINCT transaction_id) FROM change_log').pluck().get()).toBe(1)
  })

  test('F-163: a place whose temperatures were written down is kept, not given up', () => {
    const clinic = clinicWith()
    write(clinic.db, bySync, (tx) => pull(tx, 'sensor', { ...fullRow('sensor', 's'), storeID: 'store-a', locationID: 'shelf' }))
    expect(reasonOf(mergePlaces(clinic.context, asked))).toBe('place_measured')
    expect(valueOf(mergePlaces(clinic.context, { ...asked, keptId: 'shelf', goneId: 'fridge' }))).toEqual({ batches: 0 })
  })

  test.each([
    ['with itself', { goneId: 'fridge' }, 'place_same'],
    ['with one of another store', { goneId: 'far' }, 'location_gone'],
    ['that somebody changed meanwhile', { goneVersion: 4 }, 'place_changed'],
  ])('F-163: %s it is refused, and nothing is written', (_title, more, reason) => {
    const clinic = clinicWith()
    clinic.add.location('far', { store_ID: 'store-b' })
    expect(reasonOf(mergePlaces(clinic.context, { ...asked, ...more }))).toBe(reason)
    expect(clinic.db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()).toBe(0)
  })
})
