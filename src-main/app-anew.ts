/** The site is loaded anew, or removed: the present database is set aside whole, and an empty one takes its place (4-5, U-84). */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Db } from './db/open.ts'
import { openDatabase } from './db/open.ts'
import { write } from './db/write.ts'
import type { SettingKey } from './repositories/settings.ts'
import { getSetting, setSetting } from './repositories/settings.ts'
import type { Freeze } from './repositories/store-freezes.ts'
import { allFreezes, carryFreezes } from './repositories/store-freezes.ts'
import { allStoreFacts } from './repositories/store-stays.ts'

/** What nobody should have to type or choose again. The site itself is told anew by central. */
const carried = [
  'locale',
  'theme',
  'address',
  'variant',
  'site_name',
  'interval_seconds',
  'certificate',
  'contact',
] as const satisfies SettingKey[]
/** Where the site is removed: whose computer it is next, nobody knows. */
const look = ['locale', 'theme'] as const satisfies SettingKey[]

/** Gives `db` back, or, where a person has asked for it, an empty database in its place. */
export function anewWhereAsked(db: Db, now: Date): Db {
  const asked = getSetting(db, 'start_anew')
  if (asked === undefined) return db
  const { path, purpose } = db
  const kept = (asked.forgetsSite === true ? look : carried).map((key) => [key, getSetting(db, key)] as const)
  const frozen = asked.forgetsSite === true ? [] : freezesHere(db)
  db.close()
  setAside(path, asked.at)
  const fresh = openDatabase(path, { role: 'main', purpose })
  write(fresh, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => {
    for (const [key, value] of kept) if (value !== undefined) setSetting(tx, key, value as never)
    carryFreezes(tx, frozen)
  })
  return fresh
}

/** Without those of stores that have left: what returns is not frozen any more, and the new file will not know that it was ever here. */
function freezesHere(db: Db): readonly Freeze[] {
  const left = new Set(allStoreFacts(db).flatMap(({ id, role }) => (role === 'left' ? id : [])))
  return allFreezes(db).filter(({ storeId }) => !left.has(storeId))
}

/** The log that a crash may have left goes first: without it the file beside it would not be whole. */
function setAside(path: string, at: string): void {
  const folder = join(dirname(path), 'set-aside')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stem = join(folder, `${basename(path, '.db')}-${at.slice(0, 19).replaceAll(':', '-')}.db`)
  for (const part of ['-wal', '-shm', '']) if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${stem}${part}`)
}
