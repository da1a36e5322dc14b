/** Backups made and read without the application around them: the jobs as the thread runs them. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MakeJob, ReadJob } from '../../src-main/app-backup-jobs.ts'
import { makeBackup } from '../../src-main/app-backup-jobs.ts'
import { keepPassphrase } from '../../src-main/site/backup-key.ts'
import { makeFolder } from './make-db.ts'
import { fillClinic } from './people.ts'

export const noProgress = (): void => {}

export type BackupFolder = { readonly dataFolder: string; readonly folder: string }

/** The data of a clinic with stock, closed, and an empty folder for its backups. */
export function clinicFolder(passphrase: string | null = null): BackupFolder {
  const dataFolder = makeFolder()
  fillClinic(dataFolder, (clinic) => {
    clinic.add.batch('a', 10, { available: 9 })
    clinic.add.invoice('open')
    clinic.add.line('l', 'open', { item_line_ID: 'a', quantity: 1 })
  })
  const folder = join(makeFolder(), 'backups')
  mkdirSync(folder)
  if (passphrase !== null) keepPassphrase(dataFolder, passphrase)
  return { dataFolder, folder }
}

/** The job that backs these data up. */
export const makeJob = ({ dataFolder, folder }: BackupFolder, more: Partial<MakeJob> = {}): MakeJob => ({
  kind: 'make',
  dataFolder,
  database: join(dataFolder, 'outpost.db'),
  isCopy: false,
  places: [{ id: 'folder', folder }],
  reason: 'asked',
  number: 1,
  previous: null,
  appVersion: '0.1.0',
  at: '2026-03-01T18:00:00.000Z',
  spare: null,
  ...more,
})

export const readJob = ({ dataFolder, folder }: BackupFolder, file: string, more: Partial<ReadJob> = {}): ReadJob => ({
  kind: 'verify',
  dataFolder,
  placeId: 'folder',
  folder,
  file,
  passphrase: null,
  at: '2026-03-02T08:00:00.000Z',
  frozen: [],
  ...more,
})

/** One backup of a clinic, and the path of its file. */
export async function oneBackup(
  passphrase: string | null = null,
): Promise<BackupFolder & { readonly file: string; readonly path: string }> {
  const at = clinicFolder(passphrase)
  const { file } = await makeBackup(makeJob(at), noProgress)
  return { ...at, file, path: join(at.folder, file) }
}
