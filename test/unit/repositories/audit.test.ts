import { describe, expect, test } from 'vitest'
import { removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { auditChangeLog } from '../../support/audit-change-log.ts'
import { locally, makeDb, pullFixtures } from '../../support/make-db.ts'
import { fixtureId } from '../../support/wire-fixtures.ts'

const invoiceId = fixtureId('transact')
const place = { documentId: invoiceId, storeId: fixtureId('store') }

describe('F-251: the audit of the journal', () => {
  test('finds nothing where rows came from central or went through the repository', () => {
    const db = makeDb()
    const audit = auditChangeLog(db)
    pullFixtures(db)
    locally(db, (tx) => {
      saveRow(tx, 'invoice', { id: invoiceId, comment: 'x' }, place)
      saveRow(tx, 'invoice_line', { id: 'new', invoice_id: invoiceId, item_id: fixtureId('item') }, place)
    })
    locally(db, (tx) => removeRow(tx, 'invoice', invoiceId, place))
    expect(audit.missing()).toEqual([])
  })

  test('finds exactly what went past it: an insert, an update, a delete and the lines that a delete took along', () => {
    const db = makeDb()
    const audit = auditChangeLog(db)
    pullFixtures(db)
    locally(db, (tx) => {
      saveRow(tx, 'stock_line', { id: fixtureId('item_line'), available: 1 }, place)
      tx.sqlite.exec("INSERT INTO location (id, store_id) SELECT 'shelf', id FROM store")
      tx.sqlite.exec("UPDATE item SET name = 'x'")
      tx.sqlite.exec('DELETE FROM invoice')
    })
    db.sqlite.exec("UPDATE unit SET name = 'outside'")
    expect(audit.missing()).toEqual([
      { table: 'location', id: 'shelf', action: 'upsert' },
      { table: 'item', id: fixtureId('item'), action: 'upsert' },
      { table: 'invoice_line', id: fixtureId('trans_line'), action: 'delete' },
      { table: 'invoice', id: invoiceId, action: 'delete' },
      { table: 'unit', id: fixtureId('unit'), action: 'upsert' },
    ])
  })

  test('an entry of another transaction does not count', () => {
    const db = makeDb()
    const audit = auditChangeLog(db)
    pullFixtures(db)
    locally(db, (tx) => saveRow(tx, 'invoice', { id: invoiceId, comment: 'x' }, place))
    locally(db, (tx) => tx.sqlite.exec("UPDATE invoice SET comment = 'past the journal'"))
    expect(audit.missing()).toEqual([{ table: 'invoice', id: invoiceId, action: 'upsert' }])
  })

  test('leaves nothing in the file', () => {
    const db = makeDb()
    const inFile = () => db.sqlite.prepare('SELECT type, name FROM main.sqlite_schema ORDER BY type, name').all()
    const before = inFile()
    auditChangeLog(db)
    expect(inFile()).toEqual(before)
  })
})
