/** Operations on backups (4-6, U-05, F-134). */
import { BackupState } from './backups.ts'
import { nothing, op } from './operation.ts'

export const backupsOperations = {
  /** How things stand, in short: for the status bar (4-1). */
  'backups.state': op('user', nothing, BackupState),
} as const
