/**
 * The end of the first loading. Until here rows came in any order with foreign keys off; now every row whose required
 * parent did not come goes to the inbox, where it waits for it, and the journal begins (F-115).
 */
import type { Db } from '../db/open.ts'
import { statement } from '../db/query.ts'
import type { Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { lastCursor } from '../repositories/change-log.ts'
import { moveJournalCursor } from '../repositories/cursors.ts'
import { setAside } from '../repositories/inbox.ts'
import { setSetting } from '../repositories/settings.ts'
import { settleStores } from '../repositories/store-stays.ts'
import { takeOut } from '../repositories/synced-rows.ts'
import { compiled } from '../tables/compile.ts'
import { stringifyExact } from '../tables/exact-json.ts'
import { tableByLocal } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'
import { missing, missingParent } from './integrate-record.ts'

/** `at` is an ISO time. Gives the number of rows that wait for a parent now. */
export function finishInitialisation(db: Db, at: string): number {
  const orphans = write(db, { kind: 'sync', at }, (tx) => {
    const moved = moveOrphans(tx)
    const last = lastCursor(tx)
    moveJournalCursor(tx, 'accepted', last)
    moveJournalCursor(tx, 'confirmed', last)
    setSetting(tx, 'initialised_at', at)
    settleStores(tx)
    return moved
  })
  db.sqlite.pragma('foreign_keys = ON')
  return orphans
}

/** Taking a row out may make orphans of its children: again until none is left. */
function moveOrphans(tx: Tx): number {
  let moved = 0
  for (;;) {
    const found = tx.sqlite.pragma('foreign_key_check') as { table: string; rowid: number }[]
    const rows = new Map(found.map((row) => [`${row.table} ${row.rowid}`, row]))
    if (rows.size === 0) return moved
    for (const { table, rowid } of rows.values()) moveOrphan(tx, table, rowid)
    moved += rows.size
  }
}

function moveOrphan(tx: Tx, local: string, rowid: number): void {
  const table = declaration(local)
  const row = statement(tx, `SELECT * FROM ${local} WHERE rowid = ?`).get(rowid) as WireRow
  const id = String(row.id)
  const parent = missingParent(tx, table, row)
  const data = stringifyExact(compiled(table).encode(row, { unknownKeys: true }))
  const why = parent === null ? ({ reason: 'missing_parent' } as const) : missing(table, row, parent)
  setAside(tx, { table: table.wire, id, kind: 'upsert', ...why, data })
  takeOut(tx, table, id)
}

function declaration(local: string): SyncedTable {
  const table = tableByLocal(local)
  if (table === undefined) throw new Error(`a row of ${local} misses its parent, but it is no declared table`)
  return table
}
