/** Numbers for own documents that central made with -1: the responding site gives the next one (F-152). */
import { invoiceKinds } from '../contract/trade.ts'
import type { Db, ReadDb } from '../db/open.ts'
import { statement } from '../db/query.ts'
import { write } from '../db/write.ts'
import { requisitionKinds } from '../domain/requisition-words.ts'
import type { NumberedTable } from '../repositories/numbers.ts'
import { takeNumber } from '../repositories/numbers.ts'
import { saveRow } from '../repositories/synced-rows.ts'

type Unnumbered = { readonly table: NumberedTable; readonly id: string; readonly kind: string; readonly storeId: string }

/** Kinds are named so that the index on (store, kind, number) serves. A number is new work: a frozen store gets none (F-236). */
const unnumbered = (table: NumberedTable, kinds: readonly string[]): string =>
  `SELECT '${table}' AS "table", d.id, d.kind, d.store_id AS storeId FROM store AS s JOIN ${table} AS d ON d.store_id = s.id
WHERE s.site_number = ? AND NOT EXISTS (SELECT 1 FROM store_stay AS y WHERE y.store_id = s.id AND y.state <> 'active')
  AND NOT EXISTS (SELECT 1 FROM store_freeze AS f WHERE f.store_id = s.id)
  AND d.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND d.number = -1
ORDER BY d.created_at, d.id`

const questions = [unnumbered('invoice', invoiceKinds), unnumbered('requisition', requisitionKinds)]

const waitingFor = (db: ReadDb, siteNumber: number): readonly Unnumbered[] =>
  questions.flatMap((sql) => statement(db, sql).all(siteNumber) as Unnumbered[])

/** Gives each its number in one transaction, the oldest first; gives the table of each. They go out with the next push. */
export function numberOwnDocuments(db: Db, siteNumber: number, at: string): readonly NumberedTable[] {
  if (waitingFor(db, siteNumber).length === 0) return []
  return write(db, { kind: 'local', userId: null, at }, (tx) => {
    // Asked again inside: a store may have been frozen meanwhile, and what it refuses would end the whole cycle.
    const waiting = waitingFor(tx, siteNumber)
    for (const { table, id, kind, storeId } of waiting)
      saveRow(tx, table, { id, number: takeNumber(tx, table, storeId, kind) }, { documentId: id, storeId })
    return waiting.map(({ table }) => table)
  })
}
