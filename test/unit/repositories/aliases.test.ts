import { describe, expect, test } from 'vitest'
import { addAlias, loadAliases, withKeptIds } from '../../../src-main/repositories/aliases.ts'
import { mergeRows } from '../../../src-main/repositories/merges.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { tableByWire } from '../../../src-main/tables/registry.ts'
import { fromCentral, makeDb, pull, pullFixtures } from '../../support/make-db.ts'
import { fixtureId, fullRow } from '../../support/wire-fixtures.ts'

function afterMerges(...merges: readonly (readonly [gone: string, kept: string])[]) {
  const db = makeDb()
  fromCentral(db, (tx) => merges.forEach(([gone, kept]) => addAlias(tx, loadAliases(tx), 'item', gone, kept)))
  return loadAliases(db)
}

describe('F-161: merged ids', () => {
  test('A into B, then B into C gives C, in both orders of arrival, and again', () => {
    for (const order of [
      [
        ['A', 'B'],
        ['B', 'C'],
      ],
      [
        ['B', 'C'],
        ['A', 'B'],
      ],
      [
        ['A', 'B'],
        ['B', 'C'],
        ['A', 'B'],
      ],
    ] as const) {
      const aliases = afterMerges(...order)
      expect(['A', 'B', 'C', 'D'].map((id) => aliases.keptId('item', id))).toEqual(['C', 'C', 'C', 'D'])
    }
  })

  test('a merge back to what was merged away is ignored', () => {
    const aliases = afterMerges(['A', 'B'], ['B', 'A'])
    expect(['A', 'B'].map((id) => aliases.keptId('item', id))).toEqual(['B', 'B'])
  })

  test('an id of one table says nothing of another table', () => {
    expect(afterMerges(['A', 'B']).keptId('name', 'A')).toBe('A')
  })

  test('a row that arrives later points at the kept record, in required and in other references', () => {
    const table = tableByWire('item_line')!
    const row = { id: 'x', item_id: 'A', supplier_id: 'A', location_id: null, batch: 'A' }
    const aliases = afterMerges(['A', 'B'])
    expect(withKeptIds(aliases, table, row)).toEqual({ ...row, item_id: 'B' })
    const other = { ...row, item_id: 'Z' }
    expect(withKeptIds(aliases, table, other)).toBe(other)
  })

  test('rows that are here are pointed at the kept record, without a journal entry', () => {
    const db = makeDb()
    pullFixtures(db)
    fromCentral(db, (tx) => {
      pull(tx, 'item', fullRow('item', 'KEPT'))
      const written = mergeRows(tx, tableByWire('item')!, fixtureId('item'), 'KEPT')
      expect([...written]).toEqual(expect.arrayContaining(['item', 'item_store_join', 'stock_line', 'invoice_line', 'master_list_line']))
    })
    expect(readRow(db, 'stock_line', fixtureId('item_line'))?.item_id).toBe('KEPT')
    expect(readRow(db, 'invoice_line', fixtureId('trans_line'))?.item_id).toBe('KEPT')
    expect(db.sqlite.prepare('SELECT count(*) AS n FROM change_log').get()).toEqual({ n: 0 })
  })
})
