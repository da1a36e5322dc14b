/** A copy of the database while others write to it, and the check of such a copy. For a thread of its own: both take their time. */
import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { makePrivate } from '../private-file.ts'
import { classified } from './faults.ts'
import { applicationId, openDatabase } from './open.ts'
import type { ReadDb } from './open.ts'

const everyPage = 0x7fffffff

/**
 * Copies the database at `path` to `target` by SQLite's online backup, in one step: it is the state of one moment, and a
 * sync that writes meanwhile cannot make it begin anew. The copy is one file, without a log beside it. Throws a StorageFault.
 */
export async function copyOnline(path: string, target: string): Promise<void> {
  closeSync(openSync(target, 'wx', 0o600))
  makePrivate(target)
  const source = openDatabase(path, { role: 'reader', timeoutMs: 30_000 })
  try {
    await source.sqlite.backup(target, { progress: () => everyPage })
  } catch (error) {
    throw classified(error)
  } finally {
    source.close()
  }
  settle(target)
}

/** Out of WAL mode: a copy is read where nothing can be written beside it, and its bytes stay as they are. */
function settle(target: string): void {
  const copy = new Database(target)
  try {
    copy.pragma('journal_mode = DELETE')
  } catch (error) {
    throw classified(error)
  } finally {
    copy.close()
  }
}

/** Opens a copy without writing to it, and gives what `read` finds. Throws StorageFault `database_damaged` for what is no database of ours. */
export function withCopy<T>(path: string, read: (db: ReadDb) => T): T {
  try {
    const sqlite = new Database(path, { readonly: true, fileMustExist: true })
    try {
      sqlite.pragma('trusted_schema = OFF')
      sqlite.pragma('cell_size_check = ON')
      return read({ sqlite, path } as ReadDb)
    } finally {
      sqlite.close()
    }
  } catch (error) {
    throw classified(error)
  }
}

/** What SQLite's integrity check says of every page and every index of it; null where all is well. */
export function integrityOf(db: ReadDb): string | null {
  const program = db.sqlite.pragma('application_id', { simple: true })
  if (program !== applicationId) return `application id ${String(program)}`
  const report = String(db.sqlite.pragma('integrity_check(1)', { simple: true }))
  return report === 'ok' ? null : report
}
