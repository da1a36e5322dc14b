/** The sync worker: its own thread and its own connection. Main has opened and migrated the database before. */
import assert from 'node:assert'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../db/open.ts'
import { createDriver } from './driver.ts'
import type { ProxyOf } from './proxy.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './worker-protocol.ts'

assert(parentPort !== null, 'worker.ts runs as a worker thread')
const port = parentPort
const settings = workerData as WorkerSettings
const post = (message: FromWorker): void => port.postMessage(message)
const db = openDatabase(settings.databasePath, { role: 'worker', purpose: settings.practiceOrigin === undefined ? 'site' : 'practice' })

const asked = new Map<number, (proxy: string | null) => void>()
let lastAsk = 0
const proxyOf: ProxyOf = (address) =>
  new Promise((resolve) => {
    lastAsk += 1
    asked.set(lastAsk, resolve)
    post({ kind: 'asks_proxy', ask: lastAsk, address })
  })
const driver = createDriver({ db, settings, post, ...(settings.asksProxy === true && { proxyOf }) })

port.on('message', (message: ToWorker) => {
  if (message.kind === 'proxy') return hearProxy(message)
  if (message.kind !== 'stop') return driver.handle(message)
  void end()
})

function hearProxy({ ask, proxy }: Extract<ToWorker, { kind: 'proxy' }>): void {
  asked.get(ask)?.(proxy)
  asked.delete(ask)
}

async function end(): Promise<void> {
  await driver.stop()
  db.close()
  port.close()
}
