/** What of one store central lacks (F-236). */
import { sql } from 'kysely'
import { transactionTables } from '../domain/switches.ts'
import { k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { tableByLocal, tableByWire } from '../tables/registry.ts'
import { storeOfChange } from './change-log.ts'
import { journalCursor } from './cursors.ts'
import { readKept } from './kept-stores.ts'
import { refusedChanges } from './refusals.ts'
import { readRules } from './table-rules.ts'

/** Records of a store that changed after a cursor; `tables` is a JSON list of local names: only of these, or of all others. */
const changed = (tables: 'only' | 'without') =>
  prepared((p: { storeId: string; after: number; tables: string }) =>
    k
      .selectFrom('change_log')
      .select(sql<number>`count(DISTINCT table_name || ' ' || record_id)`.as('count'))
      .where('store_id', '=', p.storeId)
      .where('cursor', '>', p.after)
      .where(sql<boolean>`(table_name IN (SELECT value FROM json_each(${p.tables}))) = ${sql.lit(tables === 'only' ? 1 : 0)}`),
  )
const [changedIn, changedOutside] = [changed('only'), changed('without')]

export type StoreQueue = { readonly waiting: number; readonly refused: number; readonly heldBack: number }

/** Records of the store that central has not confirmed, those that it refuses, and those that are kept from being sent. */
export function storeQueue(db: ReadDb, storeId: string): StoreQueue {
  const { heldTables, heldAfter } = readRules(db)
  const keptAfter = readKept(db).afterOf[storeId]
  const kept = keptAfter === undefined ? [] : [...transactionTables].filter((local) => !heldTables.includes(local))
  const count = (local: readonly string[], after: number): number =>
    one(db, changedIn, { storeId, after, tables: JSON.stringify(local) })?.count ?? 0
  const byRule = heldTables.reduce((sum, local) => sum + count([local], heldAfter(tableByLocal(local)?.wire ?? local) ?? 0), 0)
  const stays = JSON.stringify([...heldTables, ...kept])
  return {
    waiting: one(db, changedOutside, { storeId, after: journalCursor(db, 'confirmed'), tables: stays })?.count ?? 0,
    refused: refusedOf(db, storeId),
    heldBack: byRule + count(kept, keptAfter ?? 0),
  }
}

/** Keys of the refused are `table id`, by the wire's name; no name of a table has a space. */
function refusedOf(db: ReadDb, storeId: string): number {
  const keys = [...refusedChanges(db).keys()]
  return keys.filter((key) => {
    const [wire = '', ...id] = key.split(' ')
    return storeOfChange(db, tableByWire(wire)?.local ?? wire, id.join(' ')) === storeId
  }).length
}
