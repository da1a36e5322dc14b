/** F-160, 3.5: what a delete from central does, in normal syncing and during the first loading. */
import { describe, expect, it } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { partsOf, syncedTables } from '../../../src-main/tables/registry.ts'
import { deleted, inboxOf, integratingSite, upserted } from '../../support/integrating-site.ts'
import { fixtureId, fixtureTables } from '../../support/wire-fixtures.ts'

const everything = fixtureTables.map((wire) => upserted(wire))
const rows = (db: Db, table: string) => Number(db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
/** Documents whose parts a delete takes along. */
const documents = syncedTables.filter((table) => table.deletes === 'hard' && partsOf(table.local).length > 0)

describe.each([
  ['the first loading', false],
  ['normal syncing', true],
])('a hard delete in %s', (_name, initialised) => {
  it.each(documents.map((table) => [table.wire, table] as const))(
    'of %s takes its parts along and leaves no orphan',
    async (wire, table) => {
      const site = integratingSite({ initialised })
      await site.page(...everything)
      expect(partsOf(table.local).every((part) => rows(site.db, part.local) === 1)).toBe(true)
      await site.page(deleted(wire))
      if (!initialised) site.finish()
      expect(inboxOf(site.db).filter((row) => row.kind === 'upsert')).toEqual([])
      expect(site.db.sqlite.pragma('foreign_key_check')).toEqual([])
      for (const part of partsOf(table.local)) expect({ [part.local]: rows(site.db, part.local) }).toEqual({ [part.local]: 0 })
      expect(readRow(site.db, table.local as 'invoice', fixtureId(wire))).toBeUndefined()
    },
  )
})

describe('a delete', () => {
  it('of an item, a name or a list keeps its row under the status deleted, and an arrival anew brings it back', async () => {
    const { page, db } = integratingSite()
    await page(...everything)
    await page(...['item', 'name', 'list_master'].map((wire) => deleted(wire)))
    const states = () =>
      (['item', 'name', 'master_list'] as const).map((local) => db.sqlite.prepare(`SELECT status FROM ${local}`).pluck().get())
    expect(states()).toEqual(['deleted', 'deleted', 'deleted'])
    expect(rows(db, 'master_list_line')).toBe(1)
    await page(...['item', 'name', 'list_master'].map((wire) => upserted(wire)))
    expect(states()).toEqual(['active', 'active', 'active'])
  })

  it.each([
    ['active', 'active'],
    ['draft', 'draft'],
    ['merged', 'merged'],
    ['Deleted', 'deleted'],
    ['unheard of', 'active'],
  ])('F-160: status %s of an item is %s', async (told, status) => {
    const { page, db } = integratingSite()
    await page(upserted('item', 'I', { status: told }))
    expect(readRow(db, 'item', 'I')?.status).toBe(status)
  })

  it('of a table that only its own site deletes from changes nothing', async () => {
    const { page, db } = integratingSite()
    await page(...everything)
    const ignored = syncedTables.filter((table) => table.deletes === 'ignored')
    const before = ignored.map((table) => rows(db, table.local))
    await page(...ignored.map((table) => deleted(table.wire)))
    expect(ignored.map((table) => rows(db, table.local))).toEqual(before)
  })

  it('a join that has become inactive is gone', async () => {
    const { page, db } = integratingSite()
    await page(...everything, upserted('name_store_join', 'join', { inactive: false }))
    expect(rows(db, 'name_store_join')).toBeGreaterThan(0)
    await page(upserted('name_store_join', 'join', { inactive: true }))
    expect(readRow(db, 'name_store_join', 'join')).toBeUndefined()
  })

  it('of a document makes its lines void that waited for it or for something else', async () => {
    const { page, db } = integratingSite()
    await page(...['unit', 'name', 'store', 'item'].map((wire) => upserted(wire)))
    await page(
      upserted('trans_line', 'l1', { transaction_ID: 'doc' }),
      upserted('trans_line', 'l2', { transaction_ID: 'doc', item_ID: 'late' }),
    )
    await page(upserted('trans_line', 'l3', { transaction_ID: 'other' }))
    expect(inboxOf(db)).toHaveLength(3)
    await page(deleted('transact', 'doc'))
    expect(inboxOf(db)).toMatchObject([{ record_id: 'l3' }])
  })
})

it('an orphan of the first loading loses nothing: a document without its store waits with its lines', async () => {
  const site = integratingSite({ initialised: false })
  await site.page(...everything.filter(({ tableName }) => tableName === 'trans_line' || tableName === 'transact' || tableName === 'item'))
  site.finish()
  expect(inboxOf(site.db)).toMatchObject([
    { table_name: 'trans_line', reason: 'missing_parent', field: 'transaction_ID' },
    { table_name: 'transact', reason: 'missing_parent' },
  ])
  await site.page(...['unit', 'name', 'store'].map((wire) => upserted(wire)))
  expect(inboxOf(site.db)).toEqual([])
  expect(readRow(site.db, 'invoice_line', fixtureId('trans_line'))).toBeDefined()
})
