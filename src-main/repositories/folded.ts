/** Columns as they are searched (domain/fold-text.ts), where no folded text is kept beside them. */
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { ReadDb } from '../db/open.ts'
import { foldText } from '../domain/fold-text.ts'

const taught = new WeakSet<ReadDb['sqlite']>()

/** Makes `fold_text` known to this connection; once for each. */
export function teachFolding({ sqlite }: ReadDb): void {
  if (taught.has(sqlite)) return
  sqlite.function('fold_text', { deterministic: true }, (text) => foldText(String(text)))
  taught.add(sqlite)
}

/** The column's text, folded. SQLite knows the case of plain letters alone: only what holds others is handed to ours. */
export const folded = (column: string): RawBuilder<string> => {
  const text = sql.ref(column)
  return sql`CASE WHEN ${text} GLOB '*[^ -~]*' THEN fold_text(${text}) ELSE lower(${text}) END`
}
