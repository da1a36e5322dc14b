/** Operations on backups (4-6, U-05, F-134). Seeing how things stand and making one is everybody's; the rest an administrator's. */
import { z } from 'zod'
import { BackupOverview, BackupReport, BackupState, Drive, FoundBackups } from './backups.ts'
import { nothing, op } from './operation.ts'

const Path = z.string().min(1).max(1000)
const Passphrase = z.string().min(1).max(200)
const backup = { placeId: z.string().max(100), file: z.string().min(1).max(200), passphrase: Passphrase.nullable() }

export const backupsOperations = {
  /** How things stand, in short: for the status bar (4-1). */
  'backups.state': op('user', nothing, BackupState),
  /** Places, backups and what goes on now. */
  'backups.overview': op('user', nothing, BackupOverview),
  /** Starts one to every place at hand; `data.changed` with `backups` tells how it goes on. Refused while another job runs. */
  'backups.now': op('user', nothing, BackupOverview),
  /** The folder that backups go to; null = the program's own, beside the data. Refused where it cannot be written to. */
  'backups.setFolder': op('user', z.strictObject({ path: Path.nullable() }), BackupOverview, 'serverAdministration'),
  /** Lets the user choose a folder in the system's own window; null where they did not. Only the desktop program has it. */
  'backups.chooseFolder': op('user', nothing, z.strictObject({ path: z.string().nullable() }), 'serverAdministration'),
  /** What is plugged in now. */
  'backups.drives': op('user', nothing, z.array(Drive), 'serverAdministration'),
  /** Marks a stick as one for this site's backups, and backs up to it from now on whenever it is plugged in. */
  'backups.addStick': op('user', z.strictObject({ path: Path, label: z.string().min(1).max(60) }), BackupOverview, 'serverAdministration'),
  /** No more backups go to that stick; those on it stay. */
  'backups.forgetStick': op('user', z.strictObject({ placeId: z.string().max(100) }), BackupOverview, 'serverAdministration'),
  /** Backups from now on are encrypted with it; null = no longer. Nobody can read an encrypted one without it. */
  'backups.setPassphrase': op(
    'user',
    z.strictObject({ passphrase: z.string().min(8).max(200).nullable() }),
    BackupOverview,
    'serverAdministration',
  ),
  /** Days without a backup after which the status bar says so. */
  'backups.remind': op('user', z.strictObject({ days: z.int().min(1).max(60) }), BackupOverview, 'serverAdministration'),
  /** Reads one whole, opens it in a temporary place, runs the integrity and the ledger check, and counts. */
  'backups.verify': op('user', z.strictObject(backup), BackupReport, 'serverAdministration'),
  /**
   * Puts a backup in the place of the data, after a backup of these, and opens the program anew in the state `restored`:
   * nothing is sent before the site is aligned with central again (F-134).
   */
  'backups.restore': op('user', z.strictObject(backup), BackupReport, 'serverAdministration'),

  /**
   * Backups that this computer can find by itself, where nobody can sign in: before first run, and where the data are damaged.
   * Refused everywhere else (`not_allowed_now`).
   */
  'rescue.find': op('always', nothing, z.array(FoundBackups)),
  /** The backups in a folder that somebody names. */
  'rescue.look': op('always', z.strictObject({ folder: Path }), FoundBackups),
  /** Verifies one and opens the program with it, in the state `restored`. Damaged data are set aside, not removed. */
  'rescue.restore': op(
    'always',
    z.strictObject({ folder: Path, file: z.string().min(1).max(200), passphrase: Passphrase.nullable() }),
    BackupReport,
  ),
} as const
