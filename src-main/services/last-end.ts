/** How the last run ended (4-9): a mark in the file that a clean end takes away again, and what is to be told about it. */
import { statSync } from 'node:fs'
import type { StartReport } from '../contract/diagnosis.ts'
import type { UnfinishedForm } from '../contract/drafts.ts'
import type { Db, ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import { clearSetting, getSetting, setSetting } from '../repositories/settings.ts'

/** When the file was last written to, as the disk tells before it is opened; null where there is none. */
export function lastWrittenAt(databasePath: string): Date | null {
  const times = [databasePath, `${databasePath}-wal`].flatMap((path) => writtenAt(path) ?? [])
  return times.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
}

/** What is wrong with a path is said by whoever opens it; older Nodes throw where a folder on the way is a file. */
function writtenAt(path: string): Date | null {
  try {
    return statSync(path).mtime
  } catch {
    return null
  }
}

/** Marks the file as open. Where the mark of the run before is still there, that one was cut off: it is kept until somebody has read it. */
export function noteStart(db: Db, now: Date, writtenAt: Date | null): void {
  const at = now.toISOString()
  write(db, { kind: 'local', userId: null, at }, (tx) => {
    const openSince = getSetting(tx, 'open_since')
    if (openSince !== undefined) setSetting(tx, 'unclean_end', { endedAt: endOf(openSince, writtenAt, at), seen: false })
    else if (getSetting(tx, 'unclean_end')?.seen === true) clearSetting(tx, 'unclean_end')
    setSetting(tx, 'open_since', at)
  })
}

/** The last write is the last sign of life; one outside of that run was made by something else, or by a wrong clock. */
function endOf(openSince: string, writtenAt: Date | null, now: string): string {
  const written = writtenAt?.toISOString() ?? openSince
  return written > openSince && written < now ? written : openSince
}

/** The data are about to be closed as they should be. */
export function noteEnd(db: Db, now: Date): void {
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => clearSetting(tx, 'open_since'))
}

/** What to tell of the last end, with the check that came after it; `drafts` is what whoever asks has unfinished. */
export function startReport(db: ReadDb, drafts: readonly UnfinishedForm[]): StartReport {
  const unclean = getSetting(db, 'unclean_end')
  const check = getSetting(db, 'last_check') ?? null
  if (unclean === undefined) return { endedAt: null, check, drafts: [], seen: true }
  const begunAt = getSetting(db, 'open_since') ?? ''
  return {
    ...unclean,
    check: check !== null && check.at > unclean.endedAt ? check : null,
    drafts: drafts.filter(({ keptAt }) => keptAt < begunAt),
  }
}

export function noteSeen(db: Db, now: Date): void {
  const unclean = getSetting(db, 'unclean_end')
  if (unclean === undefined || unclean.seen) return
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => setSetting(tx, 'unclean_end', { ...unclean, seen: true }))
}
