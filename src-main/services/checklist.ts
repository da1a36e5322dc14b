/** The installer's checklist (F-270): the site survey of the seeds, kept with the site so that support can see it. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Checklist, ChecklistAnswers, SiteDisk } from '../contract/site-settings.ts'
import type { Db, ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import { getSetting, setSetting } from '../repositories/settings.ts'
import { diskEncryption } from '../site/disk-encryption.ts'
import type { UseMemory } from '../site/use-memory.ts'

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

/** How the disk of the data is: patients' names lie on it (issue 6.7), and what tells an older file must not lie with it (F-135). */
export const siteDisk = async (db: ReadDb, memory: UseMemory): Promise<SiteDisk> => ({
  encryption: await diskEncryption(dirname(db.path)),
  freeBytes: freeBytes(db.path),
  memory: memoryPlaces(memory),
})

function memoryPlaces(memory: UseMemory): SiteDisk['memory'] {
  const places = memory.places()
  const refusing = places.filter(({ takes }) => !takes).map(({ folder }) => folder)
  return { kept: refusing.length === places.length ? 'nowhere' : refusing.length === 0 ? 'everywhere' : 'partly', refusing }
}

function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(path))
    return Math.min(Number.MAX_SAFE_INTEGER, bavail * bsize)
  } catch {
    return null
  }
}
