/** What the operations on backups do. */
import type { BackupOverview, BackupReport, BackupState, Drive, FoundBackups } from '../contract/backups.ts'
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { HandlerPorts, Of } from './handlers.ts'

type Chosen = { readonly file: string; readonly passphrase: string | null }

/** Backups, as the application makes and finds them. */
export type BackupsPort = {
  readonly state: () => BackupState
  readonly overview: () => Promise<BackupOverview>
  readonly now: () => Promise<Result<BackupOverview>>
  readonly setFolder: (path: string | null) => Promise<Result<BackupOverview>>
  readonly chooseFolder: (sessionId: string) => Promise<Result<{ path: string | null }>>
  readonly drives: () => Promise<Drive[]>
  readonly addStick: (stick: { readonly path: string; readonly label: string }) => Promise<Result<BackupOverview>>
  readonly forgetStick: (placeId: string) => Promise<Result<BackupOverview>>
  readonly setPassphrase: (passphrase: string | null) => Promise<Result<BackupOverview>>
  readonly remind: (days: number) => Promise<BackupOverview>
  readonly verify: (chosen: Chosen & { readonly placeId: string }) => Promise<Result<BackupReport>>
  readonly restore: (chosen: Chosen & { readonly placeId: string }) => Promise<Result<BackupReport>>
  /** Where nobody can sign in. */
  readonly rescue: {
    readonly find: () => Promise<Result<FoundBackups[]>>
    readonly look: (folder: string) => Promise<Result<FoundBackups>>
    readonly restore: (chosen: Chosen & { readonly folder: string }) => Promise<Result<BackupReport>>
  }
}

export function backupsHandlers({ backups }: HandlerPorts): Of<'backups'> & Of<'rescue'> {
  return {
    'backups.state': () => ok(backups.state()),
    'backups.overview': async () => ok(await backups.overview()),
    'backups.now': () => backups.now(),
    'backups.setFolder': ({ path }) => backups.setFolder(path),
    'backups.chooseFolder': (_, session) => backups.chooseFolder(session.id),
    'backups.drives': async () => ok(await backups.drives()),
    'backups.addStick': (stick) => backups.addStick(stick),
    'backups.forgetStick': ({ placeId }) => backups.forgetStick(placeId),
    'backups.setPassphrase': ({ passphrase }) => backups.setPassphrase(passphrase),
    'backups.remind': async ({ days }) => ok(await backups.remind(days)),
    'backups.verify': (chosen) => backups.verify(chosen),
    'backups.restore': (chosen) => backups.restore(chosen),
    'rescue.find': () => backups.rescue.find(),
    'rescue.look': ({ folder }) => backups.rescue.look(folder),
    'rescue.restore': (chosen) => backups.rescue.restore(chosen),
  }
}
