/**
 * Watches every registered table and lists local changes without a journal entry (design 5, F-251). The triggers are
 * TEMP: they live in this connection and never in the file. Start it before the first write.
 */
import type { Db } from '../../src-main/db/open.ts'
import { currentTransaction } from '../../src-main/db/write.ts'
import { syncedTables } from '../../src-main/tables/registry.ts'

export type Missing = { readonly table: string; readonly id: string; readonly action: 'upsert' | 'delete' }

/** `missing()` gives the changes so far that were made by nobody from central and that the journal does not know. All tables where none are named. */
export function auditChangeLog(
  db: Db,
  tables: readonly string[] = syncedTables.map(({ local }) => local),
): { missing(): readonly Missing[] } {
  const { sqlite } = db
  sqlite.function('audit_transaction', () => {
    const tx = currentTransaction(sqlite)
    if (tx === null) return 'outside of write()'
    return tx.origin.kind === 'sync' ? null : tx.transactionId
  })
  sqlite.exec('CREATE TEMP TABLE audit (table_name TEXT, record_id TEXT, action TEXT, transaction_id TEXT)')
  sqlite.exec(tables.map(triggers).join('\n'))
  const query = sqlite.prepare(`
    SELECT DISTINCT table_name AS "table", record_id AS id, action FROM audit AS a
    WHERE NOT EXISTS (
      SELECT 1 FROM change_log AS c
      WHERE c.transaction_id = a.transaction_id AND c.table_name = a.table_name AND c.record_id = a.record_id AND c.action = a.action
    )`)
  return { missing: () => query.all() as Missing[] }
}

function triggers(local: string): string {
  const trigger = (event: string, row: string, action: string): string => `
    CREATE TEMP TRIGGER audit_${local}_${event} AFTER ${event} ON main.${local} WHEN audit_transaction() IS NOT NULL
    BEGIN INSERT INTO audit VALUES ('${local}', ${row}.id, '${action}', audit_transaction()); END;`
  return [trigger('INSERT', 'new', 'upsert'), trigger('UPDATE', 'new', 'upsert'), trigger('DELETE', 'old', 'delete')].join('\n')
}
