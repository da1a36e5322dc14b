/** The sync worker: its own thread and its own connection. Main has opened and migrated the database before. */
import assert from 'node:assert'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../db/open.ts'
import { createDriver } from './driver.ts'
import type { ToWorker, WorkerSettings } from './worker-protocol.ts'

assert(parentPort !== null, 'worker.ts runs as a worker thread')
const port = parentPort
const settings = workerData as WorkerSettings
const db = openDatabase(settings.databasePath, { role: 'worker' })
const driver = createDriver({ db, settings, post: (message) => port.postMessage(message) })

port.on('message', (message: ToWorker) => {
  if (message.kind !== 'stop') return driver.handle(message)
  void end()
})

async function end(): Promise<void> {
  await driver.stop()
  db.close()
  port.close()
}
