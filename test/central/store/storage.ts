import Database from 'better-sqlite3'
import { schema } from './schema.ts'

type Value = string | number | bigint | null

/** The file of one central. Statements are prepared once and kept by their text. */
export type Storage = {
  readonly sqlite: Database.Database
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- SQL has no types; the caller names the shape of its row
  row<T>(sql: string, ...values: Value[]): T | undefined
  rows<T>(sql: string, ...values: Value[]): T[]
  /** As `rows`, but whole numbers come as bigint: serials reach 2^63 - 1 (F-114). */
  exactRows<T>(sql: string, ...values: Value[]): T[]
  run(sql: string, ...values: Value[]): { readonly changes: number; readonly lastInsertRowid: number | bigint }
  atomically<T>(work: () => T): T
  close(): void
}

/** Opens or makes the file; `:memory:` and the bytes of one (`serialize`) give one that is gone at close. */
export function openStorage(file: string | Buffer): Storage {
  const sqlite = new Database(file)
  // Rows are 1 to 3 kB: on small pages a quarter of the file would be empty.
  sqlite.pragma('page_size = 16384')
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('cache_size = -64000')
  sqlite.exec(schema)
  const cached = new Map<string, Database.Statement>()
  const exact = new Map<string, Database.Statement>()
  const statement = (sql: string): Database.Statement => {
    const known = cached.get(sql) ?? sqlite.prepare(sql)
    cached.set(sql, known)
    return known
  }
  const exactStatement = (sql: string): Database.Statement => {
    const known = exact.get(sql) ?? sqlite.prepare(sql).safeIntegers(true)
    exact.set(sql, known)
    return known
  }
  return {
    sqlite,
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
    row: <T>(sql: string, ...values: Value[]) => statement(sql).get(...values) as T | undefined,
    rows: <T>(sql: string, ...values: Value[]) => statement(sql).all(...values) as T[],
    exactRows: <T>(sql: string, ...values: Value[]) => exactStatement(sql).all(...values) as T[],
    run: (sql, ...values) => statement(sql).run(...values),
    atomically: (work) => (sqlite.inTransaction ? work() : sqlite.transaction(work).immediate()),
    close: () => sqlite.close(),
  }
}
