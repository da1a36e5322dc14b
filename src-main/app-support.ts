/** What the support bundle is made of, from this computer's log, disk and secret. */
import { statfsSync } from 'node:fs'
import type { LadderReport } from './contract/diagnosis.ts'
import type { SyncStatus } from './contract/sync.ts'
import type { Db } from './db/open.ts'
import type { Installation } from './services/about.ts'
import { aboutInfo } from './services/about.ts'
import type { SupportContext } from './services/support-bundle.ts'
import { diskEncryption } from './site/disk-encryption.ts'
import { readLogTail } from './site/log-files.ts'
import type { SecretBox } from './site/secret-box.ts'

export type SupportSource = {
  readonly dataFolder: string
  /** The newest file of the program's log; null where nothing is logged to a file. */
  readonly logFile: string | null
  readonly secretBox: SecretBox
  readonly clock: () => Date
  readonly installation: () => Installation
  readonly status: () => SyncStatus
  readonly diagnosis: () => LadderReport | null
}

export function supportContext(db: Db, source: SupportSource): SupportContext {
  const { logFile, dataFolder, secretBox } = source
  return {
    db,
    now: source.clock,
    about: () => aboutInfo(db, source.installation()),
    status: source.status,
    diagnosis: source.diagnosis,
    log: (maxBytes) => (logFile === null ? '' : readLogTail(logFile, maxBytes)),
    secrets: async () => [await secretBox.read().catch(() => null)].filter((secret) => secret !== null),
    disk: async () => ({ freeBytes: freeBytes(dataFolder), encryption: await diskEncryption(dataFolder) }),
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
