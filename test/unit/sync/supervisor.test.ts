/** The supervisor over a worker that the test writes itself. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { SyncStatus as StatusSchema } from '../../../src-main/contract/sync.ts'
import type { LogEntry } from '../../../src-main/log.ts'
import { createLog } from '../../../src-main/log.ts'
import type { Credentials } from '../../../src-main/sync/worker-protocol.ts'
import { createSupervisor } from '../../../src-main/sync/supervisor.ts'
import { makeFolder } from '../../support/make-db.ts'

const counts = {
  waitingDocuments: 0,
  waitingRecords: 0,
  oldestWaitingAt: null,
  lastCursor: 0,
  accepted: 0,
  confirmed: 0,
  problems: 0,
  heldBack: 0,
}
const credentials: Credentials = {
  address: 'https://central.example',
  variant: 'A',
  siteName: 'Kibera',
  passwordHash: 'f'.repeat(64),
  hardwareId: 'HW-1',
  databaseId: 'DB-1',
}

function supervised(source: string) {
  const path = join(makeFolder(), 'worker.mjs')
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads'\n${source}`)
  const log: LogEntry[] = []
  const changed: string[][] = []
  const looks = new Set<() => void>()
  let waiting = 0
  const supervisor = createSupervisor({
    workerUrl: pathToFileURL(path),
    settings: { databasePath: '/nowhere', appVersion: '1', intervalSeconds: 60 },
    readCounts: () => ({ ...counts, waitingRecords: waiting }),
    checkpoint: () => {},
    log: createLog((entry) => log.push(entry)),
    onStatus: () => looks.forEach((look) => look()),
    onChanged: (tables) => changed.push([...tables]),
  })
  onTestFinished(() => supervisor.stop())
  const until = (test: (status: SyncStatus) => boolean) =>
    new Promise<SyncStatus>((resolve) => {
      const look = () => test(supervisor.status()) && resolve(supervisor.status())
      looks.add(look)
      look()
    })
  return { supervisor, log, changed, until, setWaiting: (count: number) => (waiting = count) }
}

const status = `const status = (more) => parentPort.postMessage({ kind: 'status', status: { phase: 'idle', initialised: true,
  lastContactAt: null, lastSuccessAt: null, nextRunAt: null, pausedUntil: null, cause: null, run: null, oneMore: false, intervalSeconds: 60, ...more } })\n`

it('before the worker has spoken there is a whole status', () => {
  const { supervisor } = supervised('')
  expect(StatusSchema.parse(supervisor.status())).toMatchObject({ phase: 'not_set_up', intervalSeconds: 60, waitingRecords: 0 })
})

it('passes on what the user and the machine do, in order', async () => {
  const { supervisor, until } = supervised(
    `${status}const seen = []
    parentPort.on('message', (message) => {
      if (message.kind === 'stop') return parentPort.close()
      seen.push(message.kind + (message.until === undefined ? '' : ' ' + message.until))
      status({ cause: { code: 'internal', detail: seen.join(), params: {}, at: '' } })
    })`,
  )
  supervisor.start()
  supervisor.configure(credentials)
  supervisor.syncNow()
  supervisor.nudge()
  supervisor.sleep()
  supervisor.wake()
  supervisor.network(false)
  supervisor.network(true)
  supervisor.pause('2026-03-02T10:00:00.000Z')
  supervisor.pause(null)
  supervisor.resume()
  const told = await until(({ cause }) => cause?.detail.includes('resumed') ?? false)
  expect(told.cause?.detail).toBe(
    `configure,pressed,wrote,slept,woke,online,paused ${Date.parse('2026-03-02T10:00:00Z')},paused null,resumed`,
  )
})

it('a worker that dies is started again with its credentials, and says meanwhile that it waits', async () => {
  const { supervisor, until, log } = supervised(
    `${status}parentPort.on('message', (message) => {
      if (message.kind === 'stop') return parentPort.close()
      if (message.kind === 'configure') status({ lastContactAt: message.credentials.siteName, cause: null })
      if (message.kind === 'pressed') throw Object.assign(new Error('broken'), { code: 'disk_full' })
    })`,
  )
  supervisor.configure(credentials)
  supervisor.start()
  await until(({ lastContactAt }) => lastContactAt === 'Kibera')
  supervisor.syncNow()
  expect(await until(({ phase }) => phase === 'waiting')).toMatchObject({ cause: { code: 'disk_full', detail: 'broken' } })
  expect(await until(({ phase }) => phase === 'idle')).toMatchObject({ lastContactAt: 'Kibera', cause: null })
  expect(log.map(({ level, message }) => `${level} ${message}`)).toEqual(['error the sync worker failed', 'warn the sync worker ended'])
  expect(JSON.stringify(log)).not.toContain(credentials.passwordHash)
})

it('a worker that ends without a word is said as such until it is there again', async () => {
  const { supervisor, until } = supervised(
    `${status}status({})
    parentPort.on('message', (message) => (message.kind === 'stop' ? parentPort.close() : process.exit(3)))`,
  )
  supervisor.start()
  await until(({ phase }) => phase === 'idle')
  supervisor.syncNow()
  expect(await until(({ phase }) => phase === 'waiting')).toMatchObject({ cause: { code: 'sync_restarting', detail: 'exit 3' } })
  expect(await until(({ phase }) => phase === 'idle')).toMatchObject({ cause: null })
})

it('counts anew after a local write and when the worker has moved the cursors, several times as once', async () => {
  const { supervisor, until, setWaiting, changed } = supervised(
    `${status}status({})
    parentPort.postMessage({ kind: 'moved' })
    parentPort.postMessage({ kind: 'changed', tables: ['item'] })
    parentPort.on('message', (message) => message.kind === 'stop' && parentPort.close())`,
  )
  setWaiting(3)
  supervisor.start()
  expect(await until(({ waitingRecords }) => waitingRecords === 3)).toMatchObject({ phase: 'idle' })
  expect(changed).toEqual([['item']])
  setWaiting(4)
  for (let n = 0; n < 10; n++) supervisor.nudge()
  expect(await until(({ waitingRecords }) => waitingRecords === 4)).toMatchObject({ phase: 'idle' })
})

it('stops a worker that does not listen', async () => {
  const { supervisor, until } = supervised(`${status}status({}); parentPort.on('message', () => { for (;;); })`)
  supervisor.start()
  await until(({ phase }) => phase === 'idle')
  await supervisor.stop()
  expect(supervisor.status().phase).toBe('idle')
})
