import { expect, test } from 'vitest'
import { deleteRecord, readRecord, saveRecord, tableCounts } from '../../../src-main/repositories/records.ts'
import { syncedTables } from '../../../src-main/tables/registry.ts'
import { fromCentral, makeDb, pullFixtures } from '../../support/make-db.ts'

const data = { ID: 'x', odd: { deep: [1, null, ''] }, serial: 2n ** 63n - 1n, none: '0000-00-00' }

test('F-261: a record of a table that nobody declared is kept whole, a repeat writes nothing', () => {
  const db = makeDb()
  const save = (change = {}) => fromCentral(db, (tx) => saveRecord(tx, 'om_unheard_of', 'x', { ...data, ...change }))
  expect([save(), save(), save({ odd: 1 })]).toEqual(['applied', 'unchanged', 'applied'])
  expect(readRecord(db, 'om_unheard_of', 'x')).toEqual({ ...data, odd: 1 })
  expect([readRecord(db, 'om_unheard_of', 'y'), readRecord(db, 'OM_unheard_of', 'x')]).toEqual([undefined, undefined])
})

test('a delete takes it away, once', () => {
  const db = makeDb()
  const remove = () => fromCentral(db, (tx) => deleteRecord(tx, 'om_unheard_of', 'x'))
  fromCentral(db, (tx) => saveRecord(tx, 'om_unheard_of', 'x', data))
  expect([remove(), remove()]).toEqual(['applied', 'unchanged'])
})

test('F-205: every table with its number of records, declared or not', () => {
  const db = makeDb()
  pullFixtures(db)
  fromCentral(db, (tx) => ['a', 'b'].forEach((id) => saveRecord(tx, 'om_unheard_of', id, data)))
  const counts = tableCounts(db)
  expect(counts.filter((one) => one.declared).map((one) => one.records)).toEqual(syncedTables.map(() => 1))
  expect(counts).toContainEqual({ table: 'invoice', wire: 'transact', records: 1, declared: true })
  expect(counts.at(-1)).toEqual({ table: 'om_unheard_of', wire: 'om_unheard_of', records: 2, declared: false })
})
