/** A sample central that dies of the first thing it is told (U-80). */
import assert from 'node:assert'
import { parentPort } from 'node:worker_threads'
import type { FromSampleCentral } from '../../src-main/app-practice-central.ts'

assert(parentPort !== null, 'dying-central.ts runs as a worker thread')
parentPort.on('message', () => {
  throw new Error('it dies as it was told')
})
const ready: FromSampleCentral = {
  kind: 'ready',
  facts: { origin: 'http://127.0.0.1:9', siteName: 'Kibera', password: '', people: [] },
}
parentPort.postMessage(ready)
