/**
 * The journal takes nothing on this connection: every change to what belongs to the site goes through it in the same
 * transaction, so none of them can happen, whoever asks. Settings of this computer can still be changed.
 */
import Database from 'better-sqlite3'
import type { Db } from './open.ts'

const mark = 'read_only'

export function holdJournal(db: Db): void {
  db.sqlite.exec(
    `CREATE TEMP TRIGGER IF NOT EXISTS hold_journal BEFORE INSERT ON main.change_log BEGIN SELECT RAISE(ABORT, '${mark}'); END`,
  )
}

/** Whether a write was undone by that. */
export const isHeldJournal = (error: unknown): boolean => error instanceof Database.SqliteError && error.message === mark
