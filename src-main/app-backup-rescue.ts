/** Backups where nobody can sign in: on a new computer, and where the data are damaged (4-5, F-134). */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Maker } from './app-backup-maker.ts'
import type { BackupReport, FoundBackups } from './contract/backups.ts'
import type { Result } from './contract/result.ts'
import { ok, refuse } from './contract/result.ts'
import type { BackupsPort } from './ipc/backups-handlers.ts'
import { entriesOf, isBackupName, listBackups } from './site/backup-folder.ts'
import { readKeys } from './site/backup-key.ts'
import { pluggedIn } from './site/backup-stick.ts'
import type { FindDrives } from './site/drives.ts'

type Chosen = { readonly placeId: string; readonly folder: string; readonly file: string; readonly passphrase: string | null }

export type RescueOptions = {
  readonly dataFolder: string
  readonly maker: Maker
  readonly drives: FindDrives
  readonly needsRescue: () => boolean
  readonly reopen: () => void
  readonly read: (maker: Maker, kind: 'restore', chosen: Chosen) => Promise<BackupReport>
}

export function createRescue({ dataFolder, maker, drives, needsRescue, reopen, read }: RescueOptions): BackupsPort['rescue'] {
  const notNow = (): Result<never> | null => (needsRescue() ? null : refuse('forbidden', 'not_allowed_now', { needs: 'rescue' }))
  const look = async (folder: string): Promise<FoundBackups> => ({
    folder,
    entries: entriesOf('', await listBackups(folder, readKeys(dataFolder))),
  })
  /** The program's own, the one that was chosen here, the sticks, and where people put what they copy by hand. */
  const likely = async (): Promise<readonly string[]> => {
    const sticks = (await pluggedIn(drives)).flatMap(({ path, folder }) => [folder, path])
    const { folder } = maker.memory()
    return [...new Set([join(dataFolder, 'backups'), ...(folder === null ? [] : [folder]), ...sticks, join(homedir(), 'Downloads')])]
  }
  return {
    find: async () => {
      const refused = notNow()
      if (refused !== null) return refused
      const found = await Promise.all((await likely()).map(look))
      return ok(found.filter(({ entries }) => entries.length > 0))
    },
    look: async (folder) =>
      notNow() ?? (isAbsolute(folder) ? ok(await look(folder)) : refuse('validation', 'folder_not_absolute', {}, 'folder')),
    restore: async (chosen) => {
      const refused = notNow()
      if (refused !== null) return refused
      if (maker.running() !== null) return refuse('conflict', 'backup_running')
      if (!isAbsolute(chosen.folder) || !isBackupName(chosen.file)) return refuse('not_found', 'backup_gone')
      const report = await read(maker, 'restore', { ...chosen, placeId: '' })
      if (report.good) reopen()
      return ok(report)
    },
  }
}
