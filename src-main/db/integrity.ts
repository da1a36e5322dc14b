/** SQLite's own look at the file, a table at a time, so that nobody waits long for one answer. */
import type { ReadDb } from './open.ts'

/** The schema with the free pages first, then every table. */
export function tableNames({ sqlite }: ReadDb): string[] {
  const rows = sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL ORDER BY name`).all()
  return ['sqlite_schema', ...(rows as { name: string }[]).map(({ name }) => name)]
}

/** What is wrong with a table and its indexes, in SQLite's words; empty where nothing is. A file that cannot be read says so too. */
export function integrityOf({ sqlite }: ReadDb, table: string): string[] {
  try {
    const rows = sqlite.pragma(`quick_check("${table.replaceAll('"', '""')}")`) as { quick_check: string }[]
    return rows.map((row) => row.quick_check).filter((text) => text !== 'ok')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_IOERR'))
      return [`${table}: ${code}`]
    throw error
  }
}
