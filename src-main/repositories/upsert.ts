import type { SyncedTable } from '../tables/types.ts'
import { compiled } from '../tables/compile.ts'

/**
 * The one statement that stores a row of a table: new, changed, or, where it is the same already, nothing at all.
 * Takes `compiled(table).values(row)`.
 */
export function upsertSql(table: SyncedTable): string {
  let sql = texts.get(table)
  if (sql === undefined) texts.set(table, (sql = text(table)))
  return sql
}

const texts = new Map<SyncedTable, string>()

function text(table: SyncedTable): string {
  const { columnNames } = compiled(table)
  const others = columnNames.filter((name) => name !== 'id')
  return `INSERT INTO ${table.local} (${columnNames.join(', ')}) VALUES (${columnNames.map(() => '?').join(', ')})
ON CONFLICT (id) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}
WHERE (${others.map((name) => `${table.local}.${name}`).join(', ')}) IS NOT (${others.map((name) => `excluded.${name}`).join(', ')})`
}
