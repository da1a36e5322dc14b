/** Counts for the screens: every table with its records, and what a page of documents stands among. */
import { statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { syncedTables } from '../tables/registry.ts'

export type TableCount = { readonly table: string; readonly wire: string; readonly records: number; readonly declared: boolean }

const queues = ['change_log', 'inbox', 'sync_run'] as const

/** Records of each table: the declared ones, the ones kept whole, then the queues (F-205). */
export function tableCounts(db: ReadDb): readonly TableCount[] {
  const count = (table: string): number => (statement(db, `SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count
  const whole = statement(db, 'SELECT table_name, count(*) AS count FROM record GROUP BY table_name ORDER BY table_name').all()
  return [
    ...syncedTables.map(({ local, wire }) => ({ table: local, wire, records: count(local), declared: true })),
    ...(whole as { table_name: string; count: number }[]).map((row) => ({
      table: row.table_name,
      wire: row.table_name,
      records: row.count,
      declared: false,
    })),
    ...queues.map((table) => ({ table, wire: '', records: count(table), declared: true })),
  ]
}

/** Changes with every change of the data, whichever connection made it; equal stamps mean equal data. */
export function dataStamp(db: ReadDb): string {
  const own = statement(db, 'SELECT total_changes() AS n').get() as { n: number }
  return `${String(db.sqlite.pragma('data_version', { simple: true }))}:${own.n}`
}

/** Remembers answers that need a walk over a whole index until the data changes. One for each connection. */
export function remembering(db: ReadDb): <T>(key: string, compute: () => T) => T {
  let stamp = ''
  const answers = new Map<string, unknown>()
  return <T>(key: string, compute: () => T): T => {
    const now = dataStamp(db)
    if (now !== stamp || answers.size > 200) answers.clear()
    stamp = now
    if (!answers.has(key)) answers.set(key, compute())
    return answers.get(key) as T
  }
}
