/** The data folder and its database, taken for this process; or why they cannot be used, with nothing overwritten. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { anewWhereAsked } from './app-anew.ts'
import type { Cause, CauseCode } from './contract/causes.ts'
import { DatabaseUnusable, StorageFault } from './db/faults.ts'
import { lockDataFolder } from './db/lock.ts'
import type { Db, Purpose } from './db/open.ts'
import { openDatabase, purposeOf } from './db/open.ts'
import { write } from './db/write.ts'
import { getSetting, SettingUnreadable, setSetting } from './repositories/settings.ts'
import { BackupKeyUnreadable } from './site/backup-key.ts'
import { checkDataFolder, fileProblem } from './site/data-folder.ts'
import { applyRestore, stagedRestore } from './site/staged-restore.ts'

export type Data =
  | { readonly kind: 'open'; readonly db: Db; readonly release: () => void }
  | { readonly kind: 'unusable'; readonly cause: Cause }

export const databasePath = (folder: string): string => join(folder, 'outpost.db')

/**
 * Opens what is in `folder`, made where it is missing. A database gets its own ID with its file (F-133). `begin` is what
 * a start reads and writes before anything else; where the disk or the file fails there, the data cannot be used. A
 * database of another `purpose` is not used either (U-80).
 */
export function openData(folder: string, now: Date, begin: (db: Db) => void = () => {}, purpose: Purpose = 'site'): Data {
  const problem = checkDataFolder(folder)
  if (problem !== null) return unusable(problem.code, problem.detail, { reason: problem.reason }, now)
  const undo: (() => void)[] = []
  try {
    undo.push(lockDataFolder(folder))
    checkStaged(stagedRestore(folder), purpose)
    applyRestore(folder, databasePath(folder), now)
    const db = anewWhereAsked(openDatabase(databasePath(folder), { role: 'main', purpose }), now)
    undo.push(() => db.close())
    giveIdentity(db, now)
    for (const key of needed) getSetting(db, key)
    begin(db)
    return { kind: 'open', db, release: () => undoAll(undo) }
  } catch (error) {
    undoAll(undo)
    const cause = causeOf(error)
    if (cause === null) throw error
    return unusable(cause.code, cause.detail, { reason: cause.reason }, now)
  }
}

/** What lies ready to take the place of the data is looked at before it does: afterwards these would be gone from their place. */
function checkStaged(staged: string, purpose: Purpose): void {
  const found = existsSync(staged) ? purposeOf(staged) : null
  if (found === null || found === purpose) return
  throw new DatabaseUnusable(found === 'practice' ? 'practice' : 'not_practice', `${staged} lies ready to be put back`)
}

const undoAll = (undo: (() => void)[]): void => {
  for (const step of undo.splice(0).toReversed()) step()
}

/** Without these the site does not know itself: one that cannot be read stops the program before it could be overwritten. */
const needed = ['database_id', 'site', 'address', 'variant', 'site_name', 'initialised_at'] as const

/** What to tell of a fault of the disk, of the file or of what lies in it; null for a bug. */
export function causeOf(error: unknown): { readonly code: CauseCode; readonly reason: string; readonly detail: string } | null {
  if (error instanceof DatabaseUnusable) return { code: error.code, reason: error.reason, detail: error.message }
  if (error instanceof StorageFault) return { code: error.code, reason: 'storage', detail: error.message }
  if (error instanceof SettingUnreadable) return { code: 'database_damaged', reason: 'setting', detail: error.message }
  if (error instanceof BackupKeyUnreadable) return { code: 'backup_key_unreadable', reason: 'key', detail: error.message }
  return fileProblem(error)
}

function giveIdentity(db: Db, now: Date): void {
  if (getSetting(db, 'database_id') !== undefined) return
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => setSetting(tx, 'database_id', randomUUID()))
}

const unusable = (code: CauseCode, detail: string, params: Cause['params'], now: Date): Data => ({
  kind: 'unusable',
  cause: { code, detail, params, at: now.toISOString() },
})
