/**
 * Opening the site's database. A file that is damaged, foreign, from a newer version or read-only is refused with its
 * reason and never written to: it may be the only copy of a clinic's work.
 */
import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as Sqlite } from 'better-sqlite3'
import Database from 'better-sqlite3'
import { walLimitBytes } from './checkpoint.ts'
import { DatabaseUnusable, unusable } from './faults.ts'
import { backUp, migrate, userVersion } from './migrate.ts'
import type { Migration } from './migrate.ts'
import { makePrivate } from '../private-file.ts'
import { migrations as ours } from './migrations/all.ts'

export type Role = 'main' | 'worker' | 'reader'
/** What a file is for: a site's work, or practice with the sample country, which never leaves this computer (U-80). */
export type Purpose = 'site' | 'practice'
declare const readable: unique symbol
declare const writable: unique symbol

/** Anything that can be read from: a connection or an open transaction. */
export type ReadDb = { readonly sqlite: Sqlite; readonly path: string; readonly [readable]: true }
/** A connection; `write()` turns it into a `Tx`. */
export type Db = ReadDb & { readonly role: Role; readonly purpose: Purpose; readonly [writable]: true; close(): void }

export type OpenOptions = {
  readonly role: Role
  /** A site's work where nothing else is said; a file of the other purpose is refused. */
  readonly purpose?: Purpose
  readonly timeoutMs?: number
  readonly migrations?: readonly Migration[]
}

/**
 * Marks a file as ours in SQLite's header: "OTPS" a site's, "OTPP" one for practice. It is there from the file's first byte,
 * every copy carries it, and a program from before there was practice takes the second for a stranger's.
 */
export const applicationIds: Readonly<Record<Purpose, number>> = { site: 0x4f545053, practice: 0x4f545050 }
export const applicationId = applicationIds.site

const defaultTimeoutMs: Readonly<Record<Role, number>> = { main: 1000, worker: 5000, reader: 1000 }
const probedWholeBytes = 64 * 1024 * 1024

/**
 * Opens the database of a site. Main makes the file where there is none and migrates an older one (a copy beside it
 * first); the others only check its version. Throws DatabaseUnusable.
 */
export function openDatabase(path: string, options: OpenOptions): Db {
  const list = options.migrations ?? ours
  try {
    if (!hasFile(path)) {
      if (options.role !== 'main') throw new DatabaseUnusable('damaged', `${path}: there is no database`)
      create(path, list, options.purpose ?? 'site')
    }
    return connect(path, options, list)
  } catch (error) {
    throw unusable(error, path)
  }
}

function hasFile(path: string): boolean {
  const folder = dirname(path)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new DatabaseUnusable('no_folder', `${folder} is no folder`)
  if (existsSync(path)) return true
  if (existsSync(`${path}-wal`)) throw new DatabaseUnusable('damaged', `${path} is missing, but its write-ahead log is there`)
  return false
}

/**
 * Under another name until it is whole: a file under its own name is always a complete database. So it is written to
 * the disk once, at its end, and not with each of its migrations, which took a slow disk seconds.
 */
function create(path: string, list: readonly Migration[], purpose: Purpose): void {
  const part = `${path}.new`
  try {
    for (const leftOver of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(leftOver, { force: true })
    closeSync(openSync(part, 'wx', 0o600))
    makePrivate(part)
  } catch (cause) {
    throw new DatabaseUnusable(fileReason(cause), `${path} cannot be made: ${(cause as Error).message}`, { cause })
  }
  const sqlite = new Database(part)
  try {
    sqlite.pragma(`application_id = ${applicationIds[purpose]}`)
    sqlite.pragma('journal_mode = MEMORY')
    sqlite.pragma('synchronous = OFF')
    migrate(sqlite, list)
  } finally {
    sqlite.close()
  }
  settle(part, path)
}

/** The whole file onto the disk, then under its name. */
function settle(part: string, path: string): void {
  try {
    const file = openSync(part, 'r+')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(part, path)
  } catch (cause) {
    throw new DatabaseUnusable(fileReason(cause), `${path} cannot be made: ${(cause as Error).message}`, { cause })
  }
}

function fileReason(error: unknown): 'full' | 'no_folder' | 'read_only' {
  const code = (error as { code?: unknown }).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'no_folder' : 'read_only'
}

function connect(path: string, { role, purpose = 'site', timeoutMs }: OpenOptions, list: readonly Migration[]): Db {
  checkFile(path, purpose)
  const sqlite = new Database(path, { fileMustExist: true, timeout: timeoutMs ?? defaultTimeoutMs[role] })
  try {
    probe(sqlite, path)
    checkVersion(sqlite, path, role, list)
    setPragmas(sqlite, path, role)
    if (role === 'main') bringUp(sqlite, path, list)
    if (role === 'reader') sqlite.pragma('query_only = ON')
  } catch (error) {
    sqlite.close()
    throw error
  }
  return { sqlite, path, role, purpose, close: () => close(sqlite, role) } as Db
}

/** Looks at the file without SQLite: opening a foreign one could already recover its journal, which is a write. */
function checkFile(path: string, purpose: Purpose): void {
  const found = statSync(path)
  if (!found.isFile()) throw new DatabaseUnusable('damaged', `${path} is no file`)
  const header = Buffer.alloc(100)
  const file = openFile(path, found.mode)
  try {
    readSync(file, header, 0, 100, 0)
  } finally {
    closeSync(file)
  }
  if (found.size < 512 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new DatabaseUnusable('damaged', `${path} is no readable database`)
  const program = header.readInt32BE(idAt)
  if (program === applicationIds[purpose]) return
  if (program === applicationIds.practice) throw new DatabaseUnusable('practice', `${path} holds data for practice`)
  if (program === applicationIds.site) throw new DatabaseUnusable('not_practice', `${path} holds the data of a site`)
  throw new DatabaseUnusable('not_ours', `${path} belongs to another program (application id ${program})`)
}

/** Where SQLite's header has the application id. */
const idAt = 68

/** What a file is for, read from its header alone; null for anything that is no database of ours. Throws what the disk says. */
export function purposeOf(path: string): Purpose | null {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, 100, 0)
  } finally {
    closeSync(file)
  }
  const program = header.readInt32BE(idAt)
  return program === applicationIds.site ? 'site' : program === applicationIds.practice ? 'practice' : null
}

function openFile(path: string, mode: number): number {
  try {
    if ((mode & 0o222) === 0) throw new Error('no one may write to it')
    accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return openSync(path, 'r')
  } catch (cause) {
    throw new DatabaseUnusable('read_only', `${path} cannot be written to: ${(cause as Error).message}`, { cause })
  }
}

/** A small file is checked whole, a large one by its schema and length: a full check of gigabytes would hold up every start. */
function probe(sqlite: Sqlite, path: string): void {
  const pages = Number(sqlite.pragma('page_count', { simple: true }))
  const bytes = pages * Number(sqlite.pragma('page_size', { simple: true }))
  sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
  const report = bytes > probedWholeBytes ? 'ok' : String(sqlite.pragma('quick_check(1)', { simple: true }))
  if (report !== 'ok') throw new DatabaseUnusable('damaged', `${path}: ${report}`)
}

function checkVersion(sqlite: Sqlite, path: string, role: Role, list: readonly Migration[]): void {
  const found = userVersion(sqlite)
  const known = list.at(-1)?.version ?? 0
  if (found > known)
    throw new DatabaseUnusable('from_future', `${path} has version ${found}, made by a newer program; this one knows ${known}`)
  if (role !== 'main' && found < known) throw new Error(`${path} has version ${found}: main opens first and migrates to ${known}`)
}

/** Whoever begins the write-ahead log anew cuts it back to this, so that its length tells when a checkpoint is due. */
const walKeptBytes = walLimitBytes / 4

/**
 * The worker walks the whole file when everything comes again; with the 16 MB that main has, a million records that
 * had not changed took as long as new ones.
 */
const cacheKilobytes = { main: 16_000, worker: 48_000, reader: 16_000 } as const

/** Each is read back: SQLite ignores a pragma that it cannot follow. */
function setPragmas(sqlite: Sqlite, path: string, role: Role): void {
  const settings = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    wal_autocheckpoint: 0,
    journal_size_limit: walKeptBytes,
    trusted_schema: 0,
    temp_store: 2,
    cache_size: -cacheKilobytes[role],
  }
  for (const [name, value] of Object.entries(settings)) {
    sqlite.pragma(`${name} = ${value}`)
    const got = sqlite.pragma(name, { simple: true })
    if (got !== value) throw new DatabaseUnusable('read_only', `${path}: ${name} stays ${String(got)}, it must be ${value}`)
  }
}

function bringUp(sqlite: Sqlite, path: string, list: readonly Migration[]): void {
  makePrivate(path)
  const before = userVersion(sqlite)
  if (before === list.at(-1)?.version) return
  const copy = backUp(sqlite, path)
  try {
    migrate(sqlite, list)
  } catch (error) {
    // Nothing was changed: each try would leave another copy, and a full disk would stay full.
    if (userVersion(sqlite) === before) rmSync(copy, { force: true })
    throw error
  }
}

function close(sqlite: Sqlite, role: Role): void {
  if (!sqlite.open) return
  try {
    if (role === 'main') sqlite.pragma('optimize')
  } catch {
    // Only a hint for the planner: a full disk must not keep the file open.
  }
  sqlite.close()
}
