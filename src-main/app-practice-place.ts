/** The folder of practice (U-80), which lies outside the real data: what is in it, and how it goes without taking anything else along. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockName } from './db/lock.ts'
import type { Db } from './db/open.ts'
import { purposeOf } from './db/open.ts'
import { write } from './db/write.ts'
import { setSetting } from './repositories/settings.ts'

export type PracticePlace = {
  readonly folder: string
  readonly central: string
  readonly site: string
  readonly memory: string
  /** There while somebody practises: a program that ends meanwhile goes on with it. */
  readonly mark: string
  /** The same file once practice is over: what lies beside it may be removed, and nothing else ever is. */
  readonly overMark: string
}

export const practicePlace = (folder: string): PracticePlace => ({
  folder,
  central: join(folder, 'central.db'),
  site: join(folder, 'site'),
  memory: join(folder, 'memory'),
  mark: join(folder, 'practising'),
  overMark: join(folder, 'practice-is-over'),
})

export const isPractising = ({ mark }: PracticePlace): boolean => existsSync(mark)

/** A folder with files that no practice has left there: it is somebody else's. */
export const isTaken = ({ folder }: PracticePlace): boolean => existsSync(folder) && readdirSync(folder).length > 0

/** From the next start on these are the data. Throws what the disk says. */
export function markPractice({ folder, mark }: PracticePlace): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(mark, '')
}

/** From the next start on the data are the real ones again. Throws what the disk says. */
export const endPractice = ({ mark, overMark }: PracticePlace): void => renameSync(mark, overMark)

/**
 * Removes what a practice that is over has left, unless a site's data were put among it by hand; gives whether none of it is
 * left. Throws what the disk says.
 */
export function removePractice({ folder, central, site, memory, overMark }: PracticePlace): boolean {
  if (!existsSync(overMark)) return true
  if (holdsSite(folder)) return false
  const files = ['', '-wal', '-shm', '.new', '.new-wal', '.new-shm', '.new-journal'].map((end) => central + end)
  for (const path of [site, memory, ...files, join(folder, lockName), overMark])
    rmSync(path, { recursive: true, force: true, maxRetries: 10 })
  if (readdirSync(folder).length === 0) rmdirSync(folder)
  return true
}

/** Any file that says in its header that it holds a site's work. */
function holdsSite(folder: string): boolean {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.some((entry) => purposeOf(join(entry.parentPath, entry.name)) === 'site')
}

/** The sample central is at another port in each run: the data follow it. */
export function followOrigin(db: Db, origin: string | null, now: Date): void {
  if (db.purpose !== 'practice' || origin === null || origin === '') return
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => setSetting(tx, 'address', origin))
}
