/** 4-10: the bundle is read as its receiver would, and searched for what may not be in it. */
import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bundleLimitBytes } from '../../../src-main/contract/support.ts'
import { createLog, fileSink } from '../../../src-main/log.ts'
import { previewBundle, saveBundle } from '../../../src-main/services/support-bundle.ts'
import type { SupportContext } from '../../../src-main/services/support-bundle.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { saveSyncRun } from '../../../src-main/repositories/sync-runs.ts'
import { setAside } from '../../../src-main/repositories/inbox.ts'
import { readLogTail } from '../../../src-main/site/log-files.ts'
import { aboutInfo } from '../../../src-main/services/about.ts'
import { makeClinic } from '../../support/builders.ts'
import { fromCentral, locally, makeFolder, pull } from '../../support/make-db.ts'
import { idle } from '../../support/fake-data.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

const secret = 'a3f5c0de'.repeat(8)
const person = { name: 'Achieng’o, Wanjirũ', first: 'Wanjirũ', last: 'Achieng’o' }

/** A clinic with a patient, a prescriber, a refused record, cycles and a log in which an error quotes all of them. */
function makeSite() {
  const { db, add } = makeClinic({ isAudited: false })
  add.name('p1', { type: 'patient', ...person })
  const logFile = path.join(makeFolder(), 'logs', 'outpost.log')
  const log = createLog(fileSink(logFile), 'test')
  log.info('cycle done', { sent: 3 })
  log.error('a record was not taken', { detail: `patient Wanjiru ACHIENG'O of Dr Nyong'o, hash ${secret}`, token: 'tok-123' })
  log.error(`Bearer eyJhbGciOi.abc failed`, { nested: [{ text: 'Odhiambo wrote' }] })
  fromCentral(db, (tx) => {
    setSetting(tx, 'address', 'https://clinic:open-sesame@central.example/path')
    pull(tx, 'clinician', { ...fullRow('clinician', 'c1'), first_name: 'Odhiambo', last_name: 'Nyong’o' })
    const data = '{"name":"Wanjirũ"}'
    setAside(tx, { table: 'name', id: 'p2', kind: 'upsert', reason: 'unreadable', field: 'date_of_birth', detail: 'Wanjirũ: "soon"', data })
  })
  locally(db, (tx) =>
    saveSyncRun(tx, {
      id: 'run',
      trigger: 'manual',
      startedAt: '2026-02-27T08:00:00.000Z',
      finishedAt: '2026-02-27T08:01:00.000Z',
      outcome: 'failed',
      cause: { code: 'integration_error', detail: 'Wanjirũ Achieng’o', params: { record: 'Wanjirũ' }, at: '2026-02-27T08:01:00.000Z' },
      sent: 4,
      received: 5,
      bytesOut: 6,
      bytesIn: 7,
      requests: 8,
      steps: [{ name: 'send', state: 'failed', done: 4, total: 9, bytes: 6, ms: 7, note: 'Wanjirũ' }],
    }),
  )
  const context: SupportContext = {
    db,
    now: () => new Date('2026-03-01T08:00:00Z'),
    about: () => aboutInfo(db, { version: '0.1.0', shell: 'web', hardwareId: 'hw', versions: {} }),
    status: () => ({
      ...idle,
      cause: { code: 'clock_ahead', detail: '', params: { hours: 1, minutes: 5 }, at: '2026-03-01T08:00:00.000Z' },
    }),
    diagnosis: () => ({
      address: 'https://clinic:open-sesame@central.example',
      at: '2026-03-01T07:59:00.000Z',
      ms: 40,
      checks: [
        { name: 'connection', state: 'ok', ms: 12, note: 'central of Achieng’o', cause: null },
        {
          name: 'server',
          state: 'failed',
          ms: 28,
          note: '',
          cause: { code: 'captive_portal', detail: 'Hello Wanjirũ', params: {}, at: '2026-03-01T07:59:00.000Z' },
        },
      ],
      usable: false,
      variant: null,
      bytesPerSecond: null,
    }),
    disk: () => Promise.resolve({ freeBytes: 1, encryption: 'off' as const }),
    log: (maxBytes) => readLogTail(logFile, maxBytes),
    secrets: () => Promise.resolve([secret]),
  }
  return { context, logFile, db }
}

const unzipped = (base64: string) =>
  Object.fromEntries(Object.entries(unzipSync(Buffer.from(base64, 'base64'))).map(([name, bytes]) => [name, strFromU8(bytes)]))

/** What a person who looks for somebody would type, in any writing. */
const forbidden = [secret, 'tok-123', 'open-sesame', 'eyJhbGciOi', 'wanjir', 'achieng', 'odhiambo', 'nyong']
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()

test('4-10, U-78: no secret and no name of a patient or a prescriber is in any file', async () => {
  const { context } = makeSite()
  const files = unzipped((await saveBundle(context, {})).base64)
  for (const [name, text] of Object.entries(files))
    for (const word of forbidden) expect(folded(text), `${word} in ${name}`).not.toContain(word)
})

test('4-10, U-78: what helps is in it: state, diagnosis, queue, 30 days of cycles, problems by field, counts, the log around the names', async () => {
  const { context } = makeSite()
  const { fileName, base64 } = await saveBundle(context, { title: 'Dossier <d’assistance>' })
  const files = unzipped(base64)
  expect(fileName).toMatch(/^outpost-support-\d+-2026-03-01\.zip$/)
  expect(files['summary.html']).toContain('Dossier &lt;d’assistance&gt;')
  expect(JSON.parse(files['cycles.json']!)).toMatchObject([
    { id: 'run', cause: 'integration_error', sent: 4, steps: [{ name: 'send', ms: 7 }] },
  ])
  expect(JSON.parse(files['diagnosis.json']!)).toMatchObject({
    usable: false,
    checks: [
      { name: 'connection', state: 'ok', ms: 12, cause: null },
      { name: 'server', state: 'failed', cause: 'captive_portal' },
    ],
  })
  expect(JSON.parse(files['problems.json']!)).toMatchObject([
    { table: 'name', recordId: 'p2', reason: 'unreadable', field: 'date_of_birth' },
  ])
  expect(JSON.parse(files['site.json']!)).toMatchObject({
    sync: { clockOffMinutes: 65 },
    site: { address: 'https://central.example' },
    disk: { encryption: 'off' },
  })
  expect(JSON.parse(files['tables.json']!)).toContainEqual(expect.objectContaining({ table: 'item', records: 1 }))
  expect(files['log.jsonl']).toContain('a record was not taken')
  expect(files['log.jsonl']).toContain('"sent":3')
})

test('4-10: cycles older than 30 days stay at home', async () => {
  const { context } = makeSite()
  const later = { ...context, now: () => new Date('2026-04-01T08:00:00Z') }
  expect(JSON.parse(unzipped((await saveBundle(later, {})).base64)['cycles.json']!)).toEqual([])
})

test('4-10: what is shown before is what is saved', async () => {
  const { context } = makeSite()
  const [preview, saved] = [await previewBundle(context, {}), await saveBundle(context, {})]
  const files = unzipped(saved.base64)
  expect(Object.fromEntries(preview.files.map(({ name, text }) => [name, text]))).toEqual(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.slice(0, 20_000)])),
  )
})

test('4-10: a log that does not shrink loses its oldest lines until the file is at most 5 MB', async () => {
  const { context, logFile } = makeSite()
  mkdirSync(path.dirname(logFile), { recursive: true })
  for (let line = 0; line < 600; line++)
    appendFileSync(logFile, `${JSON.stringify({ line, noise: randomBytes(15_000).toString('latin1') })}\n`)
  const { base64 } = await saveBundle(context, {})
  expect(Buffer.from(base64, 'base64').length).toBeLessThanOrEqual(bundleLimitBytes)
  const lines = unzipped(base64)['log.jsonl']!.trimEnd().split('\n')
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ line: 599 })
  expect(lines.length).toBeGreaterThan(50)
})
