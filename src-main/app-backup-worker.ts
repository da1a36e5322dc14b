/** The thread that works on backups: one job, its progress, its result, and the end. Main's screens stay quick meanwhile. */
import assert from 'node:assert'
import { parentPort, workerData } from 'node:worker_threads'
import type { BackupJob, Made, Seen } from './app-backup-jobs.ts'
import { makeBackup, prepareRestore, problemFrom, verifyBackup } from './app-backup-jobs.ts'
import type { BackupProblem } from './contract/backups.ts'

export type FromBackupWorker =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'seen'; readonly seen: Seen }
  | { readonly kind: 'fault'; readonly problem: BackupProblem; readonly detail: string }

assert(parentPort !== null, 'app-backup-worker.ts runs as a worker thread')
const port = parentPort
const tell = (message: FromBackupWorker): void => port.postMessage(message)
const progress = (share: number): void => tell({ kind: 'progress', share })

async function run(job: BackupJob): Promise<FromBackupWorker> {
  try {
    if (job.kind === 'make') return { kind: 'made', made: await makeBackup(job, progress) }
    return { kind: 'seen', seen: await (job.kind === 'verify' ? verifyBackup : prepareRestore)(job, progress) }
  } catch (error) {
    return { kind: 'fault', problem: problemFrom(error), detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

tell(await run(workerData as BackupJob))
