import { statSync } from 'node:fs'
import type { Db } from './open.ts'

/** Above this the worker makes a checkpoint between chunks (design 3). */
export const walLimitBytes = 16 * 1024 * 1024

/**
 * Copies what it can of the write-ahead log into the database without waiting for anyone, and gives the pages that
 * are in the log and those that are copied. Not inside a transaction.
 */
export function passiveCheckpoint(db: Db): { readonly log: number; readonly copied: number } {
  const [row] = db.sqlite.pragma('wal_checkpoint(PASSIVE)') as { busy: number; log: number; checkpointed: number }[]
  return { log: row?.log ?? 0, copied: row?.checkpointed ?? 0 }
}

/** Length in bytes of the write-ahead log of the database at `path`; 0 where there is none. */
export function walBytes(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0
}
