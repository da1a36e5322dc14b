/** Backups as the application makes and finds them (4-6). */
import type { BackupsPort } from './ipc/handlers.ts'
import type { Log } from './log.ts'
import { backupState } from './services/backups.ts'
import { readMemory } from './site/backup-memory.ts'

export type BackupsOptions = { readonly dataFolder: string; readonly clock: () => Date; readonly log: Log }

export function createBackups({ dataFolder, clock, log }: BackupsOptions): BackupsPort {
  const { memory, trouble } = readMemory(dataFolder)
  if (trouble !== null) log.warn('what was known of the backups cannot be read', { trouble })
  return { state: () => backupState(memory, clock()) }
}
