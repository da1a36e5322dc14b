/** 4-1, F-123: the shield against a real central: what it says central has, central has. */
import { expect, test } from 'vitest'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { write } from '../../../src-main/db/write.ts'
import { saveSyncRun } from '../../../src-main/repositories/sync-runs.ts'
import { readSyncCounts } from '../../../src-main/repositories/sync-counts.ts'
import { saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { lossOf, safetyState } from '../../../src-main/services/safety.ts'
import { openCountry } from '../../central/test-country.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import * as data from '../../support/fake-data.ts'

const start = Date.parse('2026-03-01T08:00:00.000Z')
const minute = 60_000
const at = (minutes: number) => new Date(start + minutes * minute).toISOString()
const onStick = { lastAt: at(35), place: 'KINGSTON', kind: 'stick', sameDisk: false, verified: true, daysSince: 0, due: false } as const

/** A site at a central; `done` keeps a run as the driver does. */
async function opened(refusals: 'single' | 'all_or_none' = 'single') {
  const country = await openCountry()
  country.central.admin.set({ refusals })
  let time = start
  const site = openCycleSite(country.central.url, { now: () => time })
  let lastContactAt: string | null = null
  const sync = async () => {
    const startedAt = new Date(time).toISOString()
    const outcome = await site.sync()
    time += 1000
    const finishedAt = new Date(time).toISOString()
    lastContactAt = finishedAt
    write(site.db, { kind: 'sync', at: finishedAt }, (tx) =>
      saveSyncRun(tx, data.run({ id: startedAt, startedAt, finishedAt, outcome: outcome.kind, cause: null })),
    )
    return outcome
  }
  const issue = (id: string, more: object = {}) =>
    write(site.db, { kind: 'local', userId: 'nurse', at: new Date(time).toISOString() }, (tx) =>
      saveRow(
        tx,
        'invoice',
        { id, store_id: country.store.storeId, name_id: 'ward-1', number: 7, type: 'ci', mode: 'store', status: 'fn', ...more },
        { documentId: id, storeId: country.store.storeId },
      ),
    )
  const context = (more: Partial<SyncStatus> = {}) => ({
    db: site.db,
    clock: () => new Date(time),
    status: { ...data.idle, ...readSyncCounts(site.db), lastContactAt, lastSuccessAt: lastContactAt, ...more },
    backup: onStick,
  })
  await sync()
  return { ...country, db: site.db, sync, issue, context, goTo: (minutes: number) => void (time = start + minutes * minute) }
}

test('4-1: with changes that central has not acknowledged the time is strictly older than the first of them', async () => {
  const { issue, goTo, context, sync } = await opened()
  goTo(10)
  issue('a')
  expect(await sync()).toMatchObject({ kind: 'done' })
  expect(safetyState(context())).toMatchObject({ tone: 'ok', central: { upTo: context().status.lastContactAt, records: 0 } })
  for (const minutes of [30, 31, 32]) {
    goTo(minutes)
    issue(`late-${minutes}`)
  }
  // The line was there since, and nothing of it went out.
  const { central } = safetyState(context({ lastContactAt: at(40), lastSuccessAt: at(40) }))
  expect(central).toMatchObject({ tone: 'waiting', documents: 3, since: at(30) })
  expect(central.upTo).not.toBeNull()
  expect(String(central.upTo) < at(30)).toBe(true)
  goTo(45)
  await sync()
  expect(safetyState(context()).central).toMatchObject({ tone: 'ok', documents: 0, since: null })
})

test('4-1: a sync that ended well but left a refused record does not move the time past it', async () => {
  const { central, issue, goTo, context, sync } = await opened()
  goTo(10)
  issue('good')
  await sync()
  central.admin.knob('refuse', { table: 'transact', recordId: 'bad', code: 'sync_record_rejected', message: 'no', sticky: true })
  goTo(20)
  issue('bad')
  goTo(21)
  issue('fine')
  goTo(30)
  expect(await sync()).toMatchObject({ kind: 'done' })
  const refused = safetyState(context())
  expect(refused).toMatchObject({ tone: 'attention', central: { refused: 1, reasons: ['refused'], since: at(20) } })
  expect(String(refused.central.upTo) < at(20)).toBe(true)
  expect(String(refused.central.upTo) >= at(10)).toBe(true)
  central.admin.clearKnobs('refuse')
  goTo(50)
  issue('bad', { comment: 'mended' })
  await sync()
  expect(safetyState(context())).toMatchObject({ tone: 'ok', central: { refused: 0 } })
})

test('T4: while syncing is switched off it never says green', async () => {
  const { context } = await opened()
  expect(safetyState(context()).tone).toBe('ok')
  expect(safetyState(context({ phase: 'disabled' }))).toMatchObject({ tone: 'attention', central: { reasons: ['disabled'] } })
  expect(safetyState(context({ phase: 'paused' })).tone).toBe('waiting')
})

test('4-1: what would be lost is counted by kind of document, and what a backup elsewhere holds is said', async () => {
  const { issue, goTo, context, store, db, sync } = await opened()
  goTo(10)
  issue('sent')
  await sync()
  goTo(30)
  issue('one')
  issue('two', { type: 'si', status: 'nw', om_type: 'INBOUND_SHIPMENT' })
  goTo(40)
  issue('three')
  write(db, { kind: 'local', userId: 'nurse', at: at(41) }, (tx) =>
    saveRow(tx, 'location', { id: 'shelf', store_id: store.storeId, code: 'S' }, { documentId: 'shelf', storeId: store.storeId }),
  )
  expect(lossOf(context())).toEqual({
    documents: [
      { kind: 'outbound_shipment', count: 2 },
      { kind: 'inbound_shipment', count: 1 },
    ],
    others: [{ table: 'location', count: 1 }],
    refused: 0,
    heldBack: 0,
    since: at(30),
    inBackup: 2,
  })
  expect(lossOf({ ...context(), backup: { ...onStick, sameDisk: true } }).inBackup).toBeNull()
  // Dated by a clock that was wrong, it says nothing of what it holds.
  expect(lossOf({ ...context(), backup: { ...onStick, lastAt: '2030-01-01T00:00:00.000Z' } }).inBackup).toBeNull()
})
