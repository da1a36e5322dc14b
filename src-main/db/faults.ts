/** Faults of the disk and of the file, classified once: here, at the edge that knows SQLite's codes. */
import type { CauseCode } from '../contract/causes.ts'

export type UnusableReason =
  | 'damaged'
  | 'from_future'
  | 'not_ours'
  | 'read_only'
  | 'full'
  | 'locked'
  | 'no_folder'
  | 'practice'
  | 'not_practice'

const causeOf: Readonly<Record<UnusableReason, CauseCode>> = {
  damaged: 'database_damaged',
  from_future: 'database_newer',
  not_ours: 'database_damaged',
  read_only: 'disk_read_only',
  full: 'disk_full',
  locked: 'database_in_use',
  no_folder: 'data_folder_unusable',
  practice: 'practice_data',
  not_practice: 'not_practice_data',
}

/** The database cannot be opened. Nothing was changed in the file that was found. */
export class DatabaseUnusable extends Error {
  readonly code: CauseCode
  readonly reason: UnusableReason
  constructor(reason: UnusableReason, detail: string, options?: { cause?: unknown }) {
    super(detail, options)
    this.name = 'DatabaseUnusable'
    this.reason = reason
    this.code = causeOf[reason]
  }
}

/** The disk or the file failed while the program worked. What was committed before stands; the transaction is undone. */
export class StorageFault extends Error {
  readonly code: CauseCode
  constructor(code: CauseCode, cause: Error) {
    super(`${code}: ${cause.message}`, { cause })
    this.name = 'StorageFault'
    this.code = code
  }
}

/** Another connection held the write lock for longer than the time-out: to be tried again. */
export class DatabaseBusy extends Error {
  constructor(cause: Error) {
    super('the database is busy', { cause })
    this.name = 'DatabaseBusy'
  }
}

/** SQLite's extended code of an error, or null for any other error. */
export function sqliteCode(error: unknown): string | null {
  const code = error instanceof Error && error.name === 'SqliteError' ? (error as { code?: unknown }).code : null
  return typeof code === 'string' ? code : null
}

/** The same error, or the fault that it stands for. */
export function classified(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === null) return error
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new DatabaseBusy(error as Error)
  const cause = storageCause(code)
  return cause === null ? error : new StorageFault(cause, error as Error)
}

/** Why a file cannot be opened, from the error that opening it gave. */
export function unusable(error: unknown, path: string): unknown {
  const code = sqliteCode(error) ?? sqliteCode((error as { cause?: unknown } | null)?.cause)
  if (code === null) return error
  const reason = code.startsWith('SQLITE_BUSY') ? 'locked' : reasonOf[storageCause(code) ?? '']
  return reason === undefined ? error : new DatabaseUnusable(reason, `${path}: ${(error as Error).message}`, { cause: error })
}

const reasonOf: Readonly<Record<string, UnusableReason>> = { disk_full: 'full', disk_read_only: 'read_only', database_damaged: 'damaged' }

const unreadable = new Set(['SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_CORRUPTFS', 'SQLITE_IOERR_DATA'])

function storageCause(code: string): CauseCode | null {
  if (code === 'SQLITE_FULL') return 'disk_full'
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || unreadable.has(code)) return 'database_damaged'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return 'disk_read_only'
  return null
}
