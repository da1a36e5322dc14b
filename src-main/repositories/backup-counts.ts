/** What a backup holds, counted when it is made and again when it is verified (4-6). */
import { schemaVersion } from '../db/migrations/all.ts'
import type { ReadDb } from '../db/open.ts'
import { statement } from '../db/query.ts'
import { lastCursor } from './change-log.ts'
import { centralCursor, journalCursor } from './cursors.ts'
import { checkBatches } from './stock-check.ts'

/** Records of every table of the file, the stock with its value, and what central has not taken. Walks every table. */
export function backupCounts(db: ReadDb) {
  const tables = tableRecords(db)
  const { value, waiting } = statement(db, figures).get() as { value: number; waiting: number }
  return {
    tables,
    items: tables['item'] ?? 0,
    stockLines: tables['stock_line'] ?? 0,
    stockValue: Math.round(value * 100) / 100,
    waiting,
    // An older file has not all that this program's check reads.
    batchesOff: db.sqlite.pragma('user_version', { simple: true }) === schemaVersion ? countOff(db) : null,
  }
}

const figures = `SELECT (SELECT coalesce(sum(total * cost_price), 0) FROM stock_line) AS value,
  (SELECT count(DISTINCT table_name || ' ' || record_id) FROM change_log
    WHERE cursor > coalesce((SELECT value FROM sync_cursor WHERE name = 'accepted'), 0)) AS waiting`

/** By what the file itself holds, for a backup may be older than this program, or newer. */
function tableRecords(db: ReadDb): Record<string, number> {
  const names = statement(db, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
  const count = (name: string): number => (statement(db, `SELECT count(*) AS n FROM "${name}"`).get() as { n: number }).n
  return Object.fromEntries((names.all() as { name: string }[]).map(({ name }) => [name, count(name)]))
}

const batchesAtOnce = 2000

function countOff(db: ReadDb): number {
  let off = 0
  for (let after: string | null = ''; after !== null;) {
    const { last, faults } = checkBatches(db, after, batchesAtOnce)
    off += faults.length
    after = last
  }
  return off
}

/** Equal stamps mean that no document was changed here and that nothing came from central in between. */
export const backupStamp = (db: ReadDb): string =>
  [lastCursor(db), journalCursor(db, 'accepted'), journalCursor(db, 'confirmed'), centralCursor(db)].join(':')
