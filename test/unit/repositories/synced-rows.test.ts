import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { all, k } from '../../../src-main/db/query.ts'
import type { Tx } from '../../../src-main/db/write.ts'
import {
  applyPulledDelete,
  isForeignKeyError,
  markMerged,
  readRow,
  removeRow,
  saveRow,
} from '../../../src-main/repositories/synced-rows.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { tableByWire } from '../../../src-main/tables/registry.ts'
import type { WireRow } from '../../../src-main/tables/types.ts'
import { byUser, fromCentral, locally, makeDb, pull, pullFixtures, testTime } from '../../support/make-db.ts'
import { fixtureId, fullRow, pushForm, smallestRow, unknownKeysRow } from '../../support/wire-fixtures.ts'

const invoiceId = fixtureId('transact')
const lineId = fixtureId('trans_line')
const storeId = fixtureId('store')
const place = { documentId: invoiceId, storeId }

function filledDb(): Db {
  const db = makeDb()
  pullFixtures(db)
  return db
}

const journal = (db: Db) => all(db, k.selectFrom('change_log').selectAll().orderBy('cursor'))
const table = (wire: string) => tableByWire(wire)!

describe('saveRow', () => {
  test('F-032: changes the given columns, leaves every other as it is, and journals it in the same transaction', () => {
    const db = filledDb()
    const before = readRow(db, 'invoice', invoiceId)
    const transactionId = locally(db, (tx) => {
      expect(saveRow(tx, 'invoice', { id: invoiceId, comment: 'checked', on_hold: 1 }, place)).toBe(true)
      return tx.transactionId
    })
    expect(readRow(db, 'invoice', invoiceId)).toEqual({ ...before, comment: 'checked', on_hold: 1 })
    expect(journal(db)).toEqual([
      {
        cursor: 1,
        transaction_id: transactionId,
        table_name: 'invoice',
        record_id: invoiceId,
        action: 'upsert',
        document_id: invoiceId,
        store_id: storeId,
        user_id: 'nurse',
        changed_at: testTime,
      },
    ])
  })

  test('a new row: columns that were not given are empty and are pushed as none', () => {
    const db = filledDb()
    const row = { id: 'new', invoice_id: invoiceId, item_id: fixtureId('item'), type: 'stock_out', packs: 2 } as const
    locally(db, (tx) => saveRow(tx, 'invoice_line', row, place))
    const stored = readRow(db, 'invoice_line', 'new')
    expect(stored).toMatchObject({ ...row, kind: 'stock_out', batch: null, rest: '{}' })
    expect(compiled(table('trans_line')).encode(stored as WireRow, { unknownKeys: true })).toMatchObject({
      ID: 'new',
      transaction_ID: invoiceId,
      quantity: 2,
      batch: null,
      expiry_date: null,
      optionID: null,
      oms_fields: null,
    })
  })

  test('derived words follow the columns', () => {
    const db = filledDb()
    expect(readRow(db, 'invoice', invoiceId)).toMatchObject({ kind: 'outbound_shipment', state: 'picked' })
    locally(db, (tx) =>
      saveRow(tx, 'invoice', { id: invoiceId, status: 'fn', om_status: 'SHIPPED', om_created_datetime: '2026-01-02T03:04:05' }, place),
    )
    expect(readRow(db, 'invoice', invoiceId)).toMatchObject({ state: 'shipped', created_at: '2026-01-02T03:04:05' })
  })

  test('what is saved already is neither written nor journalled', () => {
    const db = filledDb()
    const comment = readRow(db, 'invoice', invoiceId)?.comment ?? null
    locally(db, (tx) => expect(saveRow(tx, 'invoice', { id: invoiceId, comment }, place)).toBe(false))
    expect(journal(db)).toEqual([])
  })

  test('keys that central did not send are pushed only once somebody has set them', () => {
    const db = filledDb()
    fromCentral(db, (tx) => pull(tx, 'transact', smallestRow('transact')))
    locally(db, (tx) => saveRow(tx, 'invoice', { id: invoiceId, comment: 'mine', their_ref: null }, place))
    const pushed = compiled(table('transact')).encode(readRow(db, 'invoice', invoiceId) as WireRow, { unknownKeys: true })
    expect(pushed).toEqual({ ...pushForm('transact', smallestRow('transact')), comment: 'mine', their_ref: null })
  })

  test('a key that is no column is set through rest; the others there stay', () => {
    const db = filledDb()
    fromCentral(db, (tx) => pull(tx, 'transact', unknownKeysRow('transact')))
    locally(db, (tx) => saveRow(tx, 'invoice', { id: invoiceId, rest: { total: 12.5, new_text: 'y' } }, place))
    const pushed = compiled(table('transact')).encode(readRow(db, 'invoice', invoiceId) as WireRow, { unknownKeys: true })
    expect(pushed).toMatchObject({ total: 12.5, new_text: 'y', subtotal: fullRow('transact').subtotal, new_list: [1, '2', null] })
    expect(Object.hasOwn(pushed, '__proto__')).toBe(true)
  })

  test('F-030: shared data is not written here, nor pulled rows by a local transaction', () => {
    const db = filledDb()
    expect(() => locally(db, (tx) => saveRow(tx, 'item', { id: fixtureId('item'), name: 'x' }, place))).toThrow(/not_editable_here/)
    expect(() => fromCentral(db, (tx) => saveRow(tx, 'invoice', { id: invoiceId, comment: 'x' }, place))).toThrow(/of a person or a rule here/)
    expect(() => locally(db, (tx) => pull(tx, 'item', fullRow('item')))).toThrow(/transaction of sync/)
  })

  test('a column that is not there, or that is derived, is a bug', () => {
    const save = (tx: Tx, patch: Record<string, unknown>) => saveRow(tx, 'invoice', { id: invoiceId, ...patch }, place)
    expect(() => locally(filledDb(), (tx) => save(tx, { colour: 'red' }))).toThrow(/colour is no column/)
    expect(() => locally(filledDb(), (tx) => save(tx, { state: 'shipped' }))).toThrow(/state is no column/)
  })
})

describe('removeRow', () => {
  test('a document takes its lines with it, each with its own entry, lines first', () => {
    const db = filledDb()
    locally(db, (tx) => expect(removeRow(tx, 'invoice', invoiceId, place)).toBe(true))
    expect([readRow(db, 'invoice', invoiceId), readRow(db, 'invoice_line', lineId)]).toEqual([undefined, undefined])
    expect(journal(db).map((entry) => [entry.table_name, entry.record_id, entry.action, entry.document_id])).toEqual([
      ['invoice_line', lineId, 'delete', invoiceId],
      ['invoice', invoiceId, 'delete', invoiceId],
    ])
  })

  test('what is not there is not journalled', () => {
    const db = filledDb()
    locally(db, (tx) => expect(removeRow(tx, 'invoice', 'nowhere', place)).toBe(false))
    expect(journal(db)).toEqual([])
  })
})

describe('rows from central', () => {
  test('F-254: leave no entry in the journal, so that they cannot echo', () => {
    const db = filledDb()
    fromCentral(db, (tx) => applyPulledDelete(tx, table('transact'), invoiceId))
    expect(journal(db)).toEqual([])
    expect(readRow(db, 'invoice_line', lineId)).toBeUndefined()
  })

  test('F-125: a missing required parent is told from every other fault', () => {
    const db = makeDb()
    let fault: unknown
    try {
      fromCentral(db, (tx) => pull(tx, 'store', fullRow('store')))
    } catch (error) {
      fault = error
    }
    expect(isForeignKeyError(fault)).toBe(true)
    expect(isForeignKeyError(new Error('other'))).toBe(false)
  })

  test.each(['item', 'name', 'list_master'])(
    'F-160: a deleted %s stays for what still shows it, and comes back when central sends it anew',
    (wire) => {
      const db = filledDb()
      const local = table(wire).local as 'item'
      const apply = (id = fixtureId(wire)) => fromCentral(db, (tx) => applyPulledDelete(tx, table(wire), id))
      expect([apply(), apply(), apply('nowhere')]).toEqual(['applied', 'unchanged', 'unchanged'])
      expect(readRow(db, local, fixtureId(wire))?.status).toBe('deleted')
      fromCentral(db, (tx) => pull(tx, wire, fullRow(wire)))
      expect(readRow(db, local, fixtureId(wire))?.status).toBe('active')
    },
  )

  test('a delete of what other rows still need is held back, and the transaction goes on', () => {
    const db = filledDb()
    const outcome = fromCentral(db, (tx) => [
      applyPulledDelete(tx, table('store'), storeId),
      applyPulledDelete(tx, table('item_line'), fixtureId('item_line')),
    ])
    expect(outcome).toEqual(['in_use', 'applied'])
    expect(readRow(db, 'store', storeId)).toBeDefined()
  })

  test('F-161: a merged record keeps its name for history', () => {
    const db = filledDb()
    fromCentral(db, (tx) => expect(markMerged(tx, table('name'), fixtureId('name'))).toBe('applied'))
    expect(readRow(db, 'name', fixtureId('name'))).toMatchObject({ status: 'merged', name: fullRow('name').name })
    expect(() => fromCentral(db, (tx) => markMerged(tx, table('store'), storeId))).toThrow(/no merged/)
  })

  test('a local change and its entry are undone together', () => {
    const db = filledDb()
    const before = readRow(db, 'invoice', invoiceId)
    const failing = () =>
      locally(db, (tx) => {
        saveRow(tx, 'invoice', { id: invoiceId, comment: 'lost' }, place)
        throw new Error('power')
      })
    expect(failing).toThrow('power')
    expect([readRow(db, 'invoice', invoiceId), journal(db)]).toEqual([before, []])
    expect(byUser.kind).toBe('local')
  })
})
