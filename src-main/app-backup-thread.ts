/** One job on backups in a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { BackupJob } from './app-backup-jobs.ts'
import type { FromBackupWorker } from './app-backup-worker.ts'

export type Outcome = Exclude<FromBackupWorker, { kind: 'progress' }>
export type Running = { readonly outcome: Promise<Outcome>; readonly stop: () => Promise<void> }

/** Starts a job. `outcome` never rejects: a thread that dies is a fault like any other. `stop` leaves what was unfinished to the next job. */
export function startJob(url: URL, job: BackupJob, progress: (share: number) => void): Running {
  const worker = new Worker(url, { workerData: job })
  const outcome = new Promise<Outcome>((resolve) => {
    worker.on('message', (message: FromBackupWorker) => {
      if (message.kind === 'progress') progress(message.share)
      else resolve(message)
    })
    worker.on('error', (error) =>
      resolve({ kind: 'fault', problem: 'failed', detail: error instanceof Error ? error.message : String(error) }),
    )
    worker.on('exit', () => resolve({ kind: 'fault', problem: 'interrupted', detail: '' }))
  })
  return { outcome, stop: async () => void (await worker.terminate()) }
}
