/** Where backups go now: the chosen folder, or the program's own, and the sticks, plugged in or not. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupPlace } from './contract/backups.ts'
import { onSameDisk, roomAt } from './site/backup-folder.ts'
import type { BackupMemory } from './site/backup-memory.ts'
import { pluggedIn } from './site/backup-stick.ts'
import type { FindDrives } from './site/drives.ts'

/** The id of the folder among the places; sticks have ids of their own. */
export const folderId = 'folder'

/** Beside the data, made where it is missing and can be: a backup on the same disk is better than none, and the page says what it is. */
export function ownFolder(dataFolder: string): string {
  const folder = join(dataFolder, 'backups')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // A full disk, or something else in its place: a place that is not at hand, and is said to be so.
  }
  return folder
}

/** Every place with what is known of it; `path` is where the files lie. */
export async function findPlaces(dataFolder: string, memory: BackupMemory, find: FindDrives): Promise<readonly BackupPlace[]> {
  const folder = memory.folder ?? ownFolder(dataFolder)
  const plugged = memory.sticks.length === 0 ? [] : await pluggedIn(find)
  const sticks = memory.sticks.map(({ id, label }) => {
    const path = plugged.find((one) => one.stickId === id)?.folder ?? ''
    return { id, kind: 'stick' as const, label, path }
  })
  const places = [{ id: folderId, kind: 'folder' as const, label: folder, path: folder }, ...sticks]
  return Promise.all(places.map((place) => withFacts(place, dataFolder, memory)))
}

type Bare = Pick<BackupPlace, 'id' | 'kind' | 'label' | 'path'>

async function withFacts(place: Bare, dataFolder: string, memory: BackupMemory): Promise<BackupPlace> {
  const free = place.path === '' ? null : await roomAt(place.path)
  const atHand = free !== null
  return {
    ...place,
    atHand,
    free,
    sameDisk: atHand && (await onSameDisk(place.path, dataFolder)),
    lastAt: memory.last[place.id]?.at ?? null,
    problem: memory.problems[place.id]?.problem ?? null,
  }
}
