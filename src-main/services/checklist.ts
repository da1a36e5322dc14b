/** The installer's checklist (F-270): the site survey of the seeds, kept with the site so that support can see it. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Checklist, ChecklistAnswers, SiteDisk } from '../contract/site-settings.ts'
import type { Db, ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import { getSetting, setSetting } from '../repositories/settings.ts'
import { diskEncryption } from '../site/disk-encryption.ts'

export function readChecklist(db: ReadDb): Checklist {
  const kept = getSetting(db, 'checklist')
  return { answers: kept?.answers ?? {}, at: kept?.at ?? null, by: kept?.by ?? '', freeBytes: freeBytes(db.path) }
}

/** `by`: the name of who filled it in. */
export function saveChecklist(db: Db, now: Date, by: string, answers: ChecklistAnswers): Checklist {
  const at = now.toISOString()
  write(db, { kind: 'local', userId: null, at }, (tx) => setSetting(tx, 'checklist', { at, by, answers }))
  return readChecklist(db)
}

/** How the disk of the data is: patients' names lie on it (issue 6.7). */
export const siteDisk = async (db: ReadDb): Promise<SiteDisk> => ({
  encryption: await diskEncryption(dirname(db.path)),
  freeBytes: freeBytes(db.path),
})

function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(path))
    return Math.min(Number.MAX_SAFE_INTEGER, bavail * bsize)
  } catch {
    return null
  }
}
