import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import type { NewChange } from '../../../src-main/repositories/change-log.ts'
import * as journal from '../../../src-main/repositories/change-log.ts'
import { removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { fromCentral, locally, makeDb, pull, pullFixtures } from '../../support/make-db.ts'
import { fixtureId, fullRow } from '../../support/wire-fixtures.ts'

const change = (tableName: NewChange['tableName'], recordId: string, more: Partial<NewChange> = {}): NewChange => ({
  tableName,
  recordId,
  action: 'upsert',
  documentId: recordId,
  storeId: 'S',
  ...more,
})

const append = (db: Db, ...changes: NewChange[]): void => changes.forEach((one) => locally(db, (tx) => journal.appendChange(tx, one)))

describe('what is to be sent', () => {
  test('the latest entry of each record after the accepted one, up to the high water', () => {
    const db = makeDb()
    append(
      db,
      change('invoice', 'A'),
      change('invoice', 'B'),
      change('invoice', 'A'),
      change('invoice', 'B'),
      change('invoice', 'A', { action: 'delete' }),
    )
    const ids = (accepted: number, highWater: number) =>
      journal.pendingAfter(db, accepted, highWater).map((one) => [one.cursor, one.recordId, one.action])
    expect(ids(0, 4)).toEqual([
      [3, 'A', 'upsert'],
      [4, 'B', 'upsert'],
    ])
    expect(ids(3, 4)).toEqual([[4, 'B', 'upsert']])
    expect(ids(0, 5)).toEqual([
      [4, 'B', 'upsert'],
      [5, 'A', 'delete'],
    ])
    expect(ids(5, 5)).toEqual([])
  })

  test('F-250: parents before children, then removals with children first, whatever the order of the changes', () => {
    const db = makeDb()
    append(
      db,
      change('invoice', 'gone', { action: 'delete' }),
      change('invoice_line', 'gone line', { action: 'delete' }),
      change('invoice_line', 'line'),
      change('invoice', 'doc'),
      change('stock_line', 'batch'),
      change('location', 'shelf'),
    )
    expect(journal.pendingAfter(db, 0, 6).map((one) => one.recordId)).toEqual(['shelf', 'doc', 'batch', 'line', 'gone line', 'gone'])
  })

  test('carries what a delete needs: the store of a row that is gone', () => {
    const db = makeDb()
    append(db, change('invoice', 'A', { action: 'delete', documentId: 'D', storeId: null }))
    expect(journal.pendingAfter(db, 0, 1)).toEqual([
      { cursor: 1, tableName: 'invoice', recordId: 'A', action: 'delete', documentId: 'D', storeId: null },
    ])
  })
})

describe('cursors of the journal', () => {
  test('of a record, of a document with its parts, of everything; 0 where there is nothing', () => {
    const db = makeDb()
    expect([journal.lastCursor(db), journal.cursorOf(db, 'invoice', 'A'), journal.documentCursor(db, 'A')]).toEqual([0, 0, 0])
    append(db, change('invoice', 'A'), change('invoice_line', 'L', { documentId: 'A' }), change('invoice', 'B'))
    expect([journal.lastCursor(db), journal.cursorOf(db, 'invoice', 'A'), journal.documentCursor(db, 'A')]).toEqual([3, 1, 2])
    expect(journal.cursorOf(db, 'invoice_line', 'A')).toBe(0)
  })

  test('rows from central cannot be journalled', () => {
    expect(() => fromCentral(makeDb(), (tx) => journal.appendChange(tx, change('invoice', 'A')))).toThrow(/not journalled/)
  })
})

describe('what waits for the line', () => {
  const invoiceId = fixtureId('transact')
  const storeId = fixtureId('store')
  const place = { documentId: invoiceId, storeId }

  /** An invoice with one more line and its batch, all changed in one action. */
  function changedInvoice(): Db {
    const db = makeDb()
    pullFixtures(db)
    fromCentral(db, (tx) => pull(tx, 'transact', { ...fullRow('transact'), invoice_num: 42 }))
    locally(db, (tx) => {
      saveRow(tx, 'invoice', { id: invoiceId, comment: 'x' }, place)
      saveRow(tx, 'invoice', { id: invoiceId, comment: 'y' }, place)
      saveRow(tx, 'invoice_line', { id: 'line', invoice_id: invoiceId, item_id: fixtureId('item') }, place)
      saveRow(tx, 'stock_line', { id: fixtureId('item_line'), available: 5 }, place)
    })
    return db
  }

  test('F-205: by table, records counted once, with the oldest', () => {
    const db = changedInvoice()
    const oldestAt = '2026-03-01T08:00:00.000Z'
    expect(journal.waitingByTable(db, 0)).toEqual([
      { table: 'invoice', count: 1, oldestAt },
      { table: 'invoice_line', count: 1, oldestAt },
      { table: 'stock_line', count: 1, oldestAt },
    ])
    expect(journal.waitingByTable(db, 4)).toEqual([])
  })

  test('4-1: documents first: the invoice with its lines and its batch is one', () => {
    const db = changedInvoice()
    expect(journal.waitingDocuments(db, 0)).toEqual([
      {
        id: invoiceId,
        table: 'invoice',
        kind: 'outbound_shipment',
        number: 42,
        name: fullRow('name').name,
        records: 3,
        since: '2026-03-01T08:00:00.000Z',
      },
    ])
  })

  test('a document that was removed here waits too; a batch that changed alone is no document', () => {
    const db = makeDb()
    pullFixtures(db)
    locally(db, (tx) =>
      saveRow(tx, 'stock_line', { id: fixtureId('item_line'), available: 5 }, { documentId: fixtureId('item_line'), storeId }),
    )
    locally(db, (tx) => removeRow(tx, 'invoice', invoiceId, place))
    expect(journal.waitingDocuments(db, 0)).toMatchObject([{ id: invoiceId, kind: 'other', number: null, name: '', records: 2 }])
  })

  test('F-152: a number that is not given yet is none', () => {
    const db = makeDb()
    pullFixtures(db)
    locally(db, (tx) => saveRow(tx, 'invoice', { id: invoiceId, number: -1 }, place))
    expect(journal.waitingDocuments(db, 0)).toMatchObject([{ number: null }])
  })
})
