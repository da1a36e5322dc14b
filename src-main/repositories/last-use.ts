/** The use of the file, as it is counted in the file itself (design 7). Its twin lies outside the folder. */
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { lastCursor } from './change-log.ts'
import { getSetting, setSetting } from './settings.ts'

export type Use = {
  readonly databaseId: string
  readonly counter: number
  readonly cursor: number
  readonly at: string
  readonly site: { readonly uuid: string; readonly number: number; readonly name: string }
}

/** One use more, by this computer, now; gives what is to be remembered outside, or null before first run is done. */
export function countUse(tx: Tx, computer: string, at: string): Use | null {
  const before = getSetting(tx, 'last_use')
  // A computer whose ID cannot be read this once is no other computer.
  const mark = computer === '' ? (before?.computer ?? '') : computer
  setSetting(tx, 'last_use', { counter: (before?.counter ?? 0) + 1, at, computer: mark })
  return lastUse(tx, at)
}

/** What is to be remembered of the file as it is now. */
export function lastUse(db: ReadDb, at: string): Use | null {
  const [databaseId, site, use] = [getSetting(db, 'database_id'), getSetting(db, 'site'), getSetting(db, 'last_use')]
  if (databaseId === undefined || site === undefined || use === undefined) return null
  const { uuid, number, name } = site
  return { databaseId, counter: use.counter, cursor: lastCursor(db), at, site: { uuid, number, name } }
}
