/**
 * The sample central of practice (U-80), as a thread that the program carries: it listens on this computer's loopback alone
 * and has none of the calls that tests have.
 */
import assert from 'node:assert'
import { existsSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromSampleCentral, ToSampleCentral } from '../../src-main/app-practice-central.ts'
import { openCentral } from './open-central.ts'
import { arrangeStores, practiceSize } from './practice-country.ts'
import { makeSample } from './sample-file.ts'
import { demoUsers } from './sample/demo-users.ts'
import { demoSite } from './sample/generate.ts'

assert(parentPort !== null, 'practice.ts runs as a worker thread')
const port = parentPort
const { file } = workerData as { readonly file: string }
if (!existsSync(file)) await makeSample(file, practiceSize, arrangeStores)
const central = await openCentral({ file, host: '127.0.0.1', isForTests: false, integrationDelayMs: 300 })

const tell = (message: FromSampleCentral): void => port.postMessage(message)
port.on('message', (message: ToSampleCentral) => {
  if (message.kind === 'stop') return void central.close().then(() => port.close())
  // The port stays taken: another program that came to it meanwhile would be asked in central's place.
  if (message.isCut) central.admin.knob('dropRequest', true)
  else central.admin.clearKnobs('dropRequest')
  return tell({ kind: 'line' })
})

const people = demoUsers.map(({ username, password, jobTitle }) => ({ username, password, jobTitle }))
tell({ kind: 'ready', facts: { origin: central.url, siteName: demoSite.name, password: demoSite.password, people } })
