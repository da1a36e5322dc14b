import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makePrivate } from '../private-file.ts'
import { DatabaseUnusable, unusable } from './faults.ts'

export const lockName = 'lock.db'

/**
 * Takes the data folder for this process and gives the function that frees it. The lock is SQLite's own on a file
 * beside the database, so the operating system frees it however the process dies. Throws DatabaseUnusable `locked`.
 */
export function lockDataFolder(folder: string): () => void {
  const path = join(folder, lockName)
  makeFile(path)
  const sqlite = new Database(path, { timeout: 0 })
  try {
    sqlite.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    sqlite.close()
    throw unusable(error, path)
  }
  held.add(sqlite)
  return () => {
    held.delete(sqlite)
    sqlite.close()
  }
}

/** A connection that nobody holds is collected as garbage, and its lock with it. */
const held = new Set<Database.Database>()

function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600))
    makePrivate(path)
  } catch (cause) {
    const reason = (cause as { code?: unknown }).code === 'ENOENT' ? 'no_folder' : 'read_only'
    throw new DatabaseUnusable(reason, `${path}: ${(cause as Error).message}`, { cause })
  }
}
