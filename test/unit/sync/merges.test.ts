/** F-160 to F-165: merges of items, units, names and prescribers, in any order, once or often. */
import { describe, expect, it } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { appendChange } from '../../../src-main/repositories/change-log.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import type { PulledRecord } from '../../../src-main/sync/ports.ts'
import { noteVersion } from '../../../src-main/sync/store-problems.ts'
import { nextPushRun } from '../../../src-main/sync/store-push.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { referencesTo } from '../../../src-main/tables/references.ts'
import { declared, syncedTables } from '../../../src-main/tables/registry.ts'
import type { WireRow } from '../../../src-main/tables/types.ts'
import { deleted, inboxOf, integratingSite, mergedInto, upserted } from '../../support/integrating-site.ts'
import { locally } from '../../support/make-db.ts'
import { fixtureId, fixtureTables } from '../../support/wire-fixtures.ts'

const status = (db: Db, table: 'item' | 'name' | 'clinician', id: string) => readRow(db, table, id)?.status
const journal = (db: Db) => db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()
const basics = [...['unit', 'name', 'store'].map((wire) => upserted(wire)), ...['A', 'B', 'C'].map((id) => upserted('item', id))]
const batch = (item_ID: string, id = 'batch') => upserted('item_line', id, { item_ID })
const itemOf = (db: Db, id = 'batch') => readRow(db, 'stock_line', id)?.item_id

describe('F-161: what is merged', () => {
  it('is items, units, names and prescribers, and every declared reference to them follows', async () => {
    expect(syncedTables.filter((table) => table.merges).map((table) => table.wire)).toEqual(
      expect.arrayContaining(['item', 'unit', 'name', 'clinician']),
    )
    const site = integratingSite()
    await site.page(...fixtureTables.map((wire) => upserted(wire)))
    expect(inboxOf(site.db)).toEqual([])
    for (const wire of ['item', 'unit', 'name', 'clinician']) {
      const before = referencesTo(wire).map(({ table, column }) => countOf(site.db, table.local, column, fixtureId(wire)))
      expect(Math.max(...before)).toBeGreaterThan(0)
      await site.page(upserted(wire, `kept ${wire}`))
      await site.page(mergedInto(wire, `kept ${wire}`, fixtureId(wire)))
      for (const { table, column } of referencesTo(wire))
        expect({ [`${table.local}.${column}`]: countOf(site.db, table.local, column, fixtureId(wire)) }).toEqual({
          [`${table.local}.${column}`]: 0,
        })
    }
    expect(site.db.sqlite.pragma('foreign_key_check')).toEqual([])
    expect(journal(site.db)).toBe(0)
    expect(readRow(site.db, 'unit', fixtureId('unit'))).toBeUndefined()
    expect([status(site.db, 'item', fixtureId('item')), status(site.db, 'clinician', fixtureId('clinician'))]).toEqual(['merged', 'merged'])
  })

  it('and nothing else: a merge of documents waits for a version that knows what it means', async () => {
    const { page, db } = integratingSite()
    await page(mergedInto('transact', 'a', 'b'), mergedInto('unheard_of', 'a', 'b'))
    expect(inboxOf(db)).toMatchObject([
      { table_name: 'transact', record_id: 'b', kind: 'merge', reason: 'unreadable', field: 'tableName' },
      { table_name: 'unheard_of', kind: 'merge', reason: 'unreadable', field: 'tableName' },
    ])
  })
})

const countOf = (db: Db, table: string, column: string, id: string) =>
  Number(db.sqlite.prepare(`SELECT count(*) FROM ${table} WHERE ${column} = ?`).pluck().get(id))

it('F-161: rows that a new version takes over from before a merge follow it too, their derived words with them', async () => {
  const { page, db, now } = integratingSite()
  await page(...basics, upserted('name', 'gone'), upserted('name', 'kept', { type: 'store' }))
  noteVersion(db, '1.0.0', new Date(now()).toISOString())
  await page(mergedInto('name', 'kept', 'gone'), mergedInto('item', 'B', 'A'))
  await page(upserted('transact', 'doc', { name_ID: 'kept', type: 'si', status: 'nw', om_status: '', om_type: '' }))
  await page(upserted('trans_line', 'line', { transaction_ID: 'doc', item_ID: 'B', donor_id: 'kept' }))
  const before = [readRow(db, 'invoice', 'doc'), readRow(db, 'invoice_line', 'line')]
  db.sqlite.exec("UPDATE invoice SET name_id = 'gone', state = 'new'; UPDATE invoice_line SET item_id = 'A', donor_id = 'gone'")
  noteVersion(db, '1.0.0', new Date(now()).toISOString())
  expect(readRow(db, 'invoice', 'doc')?.name_id).toBe('gone')
  noteVersion(db, '1.1.0', new Date(now()).toISOString())
  expect([readRow(db, 'invoice', 'doc'), readRow(db, 'invoice_line', 'line')]).toEqual(before)
  expect(journal(db)).toBe(0)
})

describe('F-161: order and repeats', () => {
  it('a merge before its records, rows after the merge, and a delete of the merged record after it', async () => {
    const { page, db } = integratingSite()
    await page(...['unit', 'name', 'store'].map((wire) => upserted(wire)), batch('A'), mergedInto('item', 'B', 'A'))
    expect(inboxOf(db)).toMatchObject([
      { table_name: 'item', record_id: 'A', kind: 'merge', reason: 'missing_parent', field: 'mergeIdToKeep', parent_id: 'B' },
      { table_name: 'item_line', record_id: 'batch', reason: 'missing_parent', field: 'item_ID', parent_id: 'A' },
    ])
    await page(upserted('item', 'B'))
    expect(inboxOf(db)).toEqual([])
    expect(itemOf(db)).toBe('B')
    await page(upserted('item', 'A'), batch('A', 'later'))
    await page(deleted('item', 'A'))
    expect([status(db, 'item', 'A'), status(db, 'item', 'B'), itemOf(db, 'later')]).toEqual(['merged', 'active', 'B'])
  })

  it('a delete of the merged record before the merge says the same in the end', async () => {
    const { page, db } = integratingSite()
    await page(...basics, batch('A'))
    await page(deleted('item', 'A'))
    expect(status(db, 'item', 'A')).toBe('deleted')
    await page(mergedInto('item', 'B', 'A'))
    expect([status(db, 'item', 'A'), itemOf(db)]).toEqual(['merged', 'B'])
  })

  it('a chain whose middle never came ends at its last', async () => {
    const { page, db } = integratingSite()
    await page(...['unit', 'name', 'store'].map((wire) => upserted(wire)), upserted('item', 'A'), batch('A'))
    await page(mergedInto('item', 'B', 'A'))
    await page(mergedInto('item', 'C', 'B'))
    expect(inboxOf(db)).toHaveLength(2)
    await page(upserted('item', 'C'))
    expect(inboxOf(db)).toEqual([])
    expect(itemOf(db)).toBe('C')
  })

  it('a repeat changes nothing and tells nobody, of the merge and of the merged record', async () => {
    const { page, db, changed } = integratingSite()
    await page(...basics, batch('A'), mergedInto('item', 'B', 'A'))
    changed.length = 0
    const writes = db.sqlite.prepare('SELECT total_changes()').pluck()
    const before = writes.get()
    expect(await page(upserted('item', 'A'), batch('A'), mergedInto('item', 'B', 'A'))).toEqual({ applied: 0, unchanged: 3, setAside: 0 })
    expect([writes.get(), changed]).toEqual([before, []])
  })

  it.each([
    ['a circle', mergedInto('item', 'A', 'B')],
    ['a record into itself', mergedInto('item', 'A', 'A')],
    ['another target than before', mergedInto('item', 'C', 'A')],
  ])('%s is refused: the first word stands, the second is a problem', async (_name, second) => {
    const { page, db } = integratingSite()
    await page(...basics, batch('A'), mergedInto('item', 'B', 'A'))
    expect(await page(second)).toMatchObject({ setAside: 1 })
    expect(inboxOf(db)).toMatchObject([{ kind: 'merge', reason: 'refused_here', field: 'mergeIdToKeep' }])
    expect([itemOf(db), status(db, 'item', 'B'), status(db, 'item', 'C')]).toEqual(['B', 'active', 'active'])
  })

  it('a merge into a record that central has deleted before this site heard of it waits for nobody', async () => {
    const { page, db } = integratingSite()
    await page(...['unit', 'name', 'store'].map((wire) => upserted(wire)), upserted('item', 'A'), mergedInto('item', 'B', 'A'))
    await page(deleted('item', 'B'))
    expect(inboxOf(db)).toEqual([])
    expect(status(db, 'item', 'A')).toBe('merged')
  })

  it('a unit that another was merged into, and that was deleted after it, goes with it, in one page and in two', async () => {
    const words = [mergedInto('unit', 'V', 'U'), deleted('unit', 'V')]
    for (const pages of [[words], words.map((word) => [word])]) {
      const { page, db } = integratingSite()
      await page(upserted('unit', 'U'), upserted('unit', 'V'))
      for (const records of pages) await page(...records)
      expect([readRow(db, 'unit', 'U'), readRow(db, 'unit', 'V'), inboxOf(db)]).toEqual([undefined, undefined, []])
    }
  })

  it('a unit has no status: the merged one goes, and does not come back', async () => {
    const { page, db } = integratingSite()
    await page(upserted('unit', 'U'), upserted('unit', 'V'), upserted('item', 'A', { unit_ID: 'U' }), mergedInto('unit', 'V', 'U'))
    expect([readRow(db, 'unit', 'U'), readRow(db, 'item', 'A')?.unit_id]).toEqual([undefined, 'V'])
    expect(await page(upserted('unit', 'U'))).toEqual({ applied: 0, unchanged: 1, setAside: 0 })
    expect(readRow(db, 'unit', 'U')).toBeUndefined()
  })
})

describe('what is ours', () => {
  it('a row that waits to be sent leaves with the kept id, and the merge makes no entry of its own', async () => {
    const { page, db } = integratingSite()
    await page(...basics)
    await page(batch('A', 'mine'))
    const change = { tableName: 'stock_line', recordId: 'mine', action: 'upsert', documentId: 'mine', storeId: fixtureId('store') } as const
    locally(db, (tx) => appendChange(tx, change))
    await page(mergedInto('item', 'B', 'A'))
    expect(journal(db)).toBe(1)
    expect(JSON.parse(nextPushRun(db)?.records[0]?.json ?? '{}')).toMatchObject({ recordId: 'mine', recordData: { item_ID: 'B' } })
  })

  it('a row that has been sent is not sent again because of a merge', async () => {
    const { page, db } = integratingSite()
    await page(...basics, batch('A'))
    await page(mergedInto('item', 'B', 'A'))
    expect([itemOf(db), nextPushRun(db)]).toEqual(['B', null])
  })

  it('derived words follow the partner that a document names now', async () => {
    const { page, db } = integratingSite()
    const partner = (id: string, type: string) => upserted('name', id, { type })
    await page(...basics, partner('shop', 'facility'), partner('store name', 'store'))
    const document = (name_ID: string) => upserted('transact', 'doc', { name_ID, type: 'si', status: 'nw', om_status: '', om_type: '' })
    await page(document('shop'))
    const before = readRow(db, 'invoice', 'doc')?.state
    await page(mergedInto('name', 'store name', 'shop'))
    const fresh = integratingSite()
    await fresh.page(...basics, partner('store name', 'store'))
    await fresh.page(document('store name'))
    expect(readRow(db, 'invoice', 'doc')).toEqual(readRow(fresh.db, 'invoice', 'doc'))
    expect(readRow(db, 'invoice', 'doc')?.state).not.toBe(before)
  })
})

/** Who sees whom: a join of store and name with its two flags. */
const join = (id: string, store_ID: string, name_ID: string, customer: boolean, supplier: boolean, inactive = false) =>
  upserted('name_store_join', id, { store_ID, name_ID, inactive, om_name_is_customer: customer, om_name_is_supplier: supplier })
const joins = (db: Db) =>
  db.sqlite
    .prepare(
      `SELECT id, store_id, name_id, json_extract(rest, '$.om_name_is_customer') AS customer, json_extract(rest, '$.om_name_is_supplier') AS supplier
       FROM name_store_join ORDER BY id`,
    )
    .all()
const names = ['N', 'M', 'own', 'other'].map((id) => upserted('name', id))
const stores = [upserted('store', 'S', { name_ID: 'own' }), upserted('store', 'T', { name_ID: 'other' })]
const kept = [{ id: 'jN', store_id: 'S', name_id: 'N', customer: 1, supplier: 1 }]

describe('F-161, F-165: a merge of names and who sees them', () => {
  it.each([
    ['both joins before the merge', [join('jN', 'S', 'N', true, false), join('jM', 'S', 'M', false, true), mergedInto('name', 'N', 'M')]],
    ['the kept one after it', [join('jM', 'S', 'M', false, true), mergedInto('name', 'N', 'M'), join('jN', 'S', 'N', true, false)]],
    ['both after it', [mergedInto('name', 'N', 'M'), join('jM', 'S', 'M', false, true), join('jN', 'S', 'N', true, false)]],
    ['the merged one last', [mergedInto('name', 'N', 'M'), join('jN', 'S', 'N', true, false), join('jM', 'S', 'M', false, true)]],
  ])('%s: one join is left, the kept name’s own, with the flags of both', async (_name, records) => {
    const { page, db } = integratingSite()
    await page(...names, ...stores)
    for (const record of records) await page(record)
    expect(joins(db)).toEqual(kept)
    for (const record of records) await page(record)
    expect(joins(db)).toEqual(kept)
    await page(records.find((record) => record.recordId === 'jN') as PulledRecord)
    expect(joins(db)).toEqual(kept)
  })

  it('a join that waits to be sent and goes with the merge is not sent as deleted: nobody here removed it', async () => {
    const { page, db } = integratingSite()
    await page(...names, ...stores, join('jN', 'S', 'N', true, false), join('jM', 'S', 'M', false, true))
    const change = { tableName: 'name_store_join', recordId: 'jM', action: 'upsert', documentId: 'jM', storeId: 'S' } as const
    locally(db, (tx) => appendChange(tx, change))
    await page(mergedInto('name', 'N', 'M'))
    expect([joins(db), nextPushRun(db)?.records]).toEqual([kept, []])
  })

  it('what is kept beside the joined one is ours alone, also where central takes keys that nobody knows', async () => {
    const { page, db } = integratingSite()
    await page(...names, ...stores, join('jN', 'S', 'N', true, false), join('jM', 'S', 'M', false, true))
    await page(mergedInto('name', 'N', 'M'))
    const row = readRow(db, 'name_store_join', 'jN') as WireRow
    const sent = compiled(declared.name_store_join).encode(row, { unknownKeys: true })
    expect(Object.keys(sent).filter((key) => key.includes('joined'))).toEqual([])
  })

  it('what central says anew of the kept join counts, and what is kept beside it never leaves', async () => {
    const { page, db } = integratingSite()
    await page(...names, ...stores, join('jN', 'S', 'N', true, false), join('jM', 'S', 'M', false, true))
    await page(mergedInto('name', 'N', 'M'))
    await page(join('jN', 'S', 'N', false, false))
    expect(joins(db)).toEqual([{ id: 'jN', store_id: 'S', name_id: 'N', customer: 0, supplier: 0 }])
    await page(join('jN', 'S', 'N', true, true, true))
    expect(joins(db)).toEqual([])
  })

  it('F-165: a customer that is merged into the store’s own name is no partner of it, in any order', async () => {
    const three = [join('j', 'S', 'M', true, true), mergedInto('name', 'own', 'M'), upserted('store', 'S', { name_ID: 'own' })]
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const site = integratingSite({ initialised: false })
      await site.page(...names)
      for (const at of order) await site.page(three[at] as PulledRecord)
      site.finish()
      expect({ [order.join('')]: [joins(site.db), inboxOf(site.db)] }).toEqual({ [order.join('')]: [[], []] })
    }
  })

  it('F-165: nor a store whose own name is merged into a customer of it', async () => {
    const { page, db } = integratingSite()
    await page(...names, ...stores, join('j', 'S', 'M', true, false), join('k', 'T', 'own', true, false))
    await page(mergedInto('name', 'M', 'own'))
    expect(readRow(db, 'store', 'S')?.name_id).toBe('M')
    expect(joins(db)).toMatchObject([{ id: 'k', store_id: 'T', name_id: 'M' }])
  })
})

it('a join of ours that a merge takes away is not deleted at central in our name', async () => {
  const { page, db } = integratingSite()
  await page(...names, ...stores, join('jN', 'S', 'N', true, false), join('jM', 'S', 'M', false, true))
  const change = { tableName: 'name_store_join', recordId: 'jM', action: 'upsert', documentId: 'jM', storeId: 'S' } as const
  locally(db, (tx) => appendChange(tx, change))
  expect(nextPushRun(db)?.records).toMatchObject([{ recordId: 'jM' }])
  await page(mergedInto('name', 'N', 'M'))
  expect(nextPushRun(db)?.records).toEqual([])
})

it.each(['before its rows', 'after its rows'])(
  'F-162: a merge of patients that comes %s leaves the kept one its home store',
  async (when) => {
    const { page, db } = integratingSite()
    const patients = [
      upserted('name', 'kept', { type: 'patient', supplying_store_id: 'home of the kept' }),
      upserted('name', 'gone', { type: 'patient', supplying_store_id: 'home of the gone' }),
    ]
    const merge = mergedInto('name', 'kept', 'gone')
    if (when === 'before its rows') await page(merge)
    await page(...patients)
    if (when === 'after its rows') await page(merge)
    expect([readRow(db, 'name', 'kept')?.supplying_store_id, readRow(db, 'name', 'kept')?.status]).toEqual(['home of the kept', 'active'])
    expect(status(db, 'name', 'gone')).toBe('merged')
  },
)
