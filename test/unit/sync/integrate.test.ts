import { describe, expect, it } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { readRecord } from '../../../src-main/repositories/records.ts'
import { readRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { createIntegrator, inOrder } from '../../../src-main/sync/integrate.ts'
import type { PulledRecord } from '../../../src-main/sync/ports.ts'
import { locally, makeDb, pullFixtures } from '../../support/make-db.ts'
import { fixtureId, fullRow } from '../../support/wire-fixtures.ts'

const start = Date.parse('2026-03-02T08:00:00Z')
const none = { applied: 0, unchanged: 0, setAside: 0 }
const rest = () => Promise.resolve()

function site({ initialised = true } = {}) {
  const db = makeDb()
  if (!initialised) db.sqlite.pragma('foreign_keys = OFF')
  let time = start
  const changed: string[] = []
  const integrator = createIntegrator({
    db,
    now: () => time,
    isInitialised: () => initialised,
    onChanged: (tables) => changed.push(...tables),
  })
  const page = (...records: readonly PulledRecord[]) => integrator.page(records, () => {}, rest)
  return { db, integrator, page, changed, later: (ms: number) => void (time += ms), inbox: () => inbox(db) }
}
const record = (
  tableName: string,
  action: PulledRecord['action'] = 'upsert',
  data: Record<string, unknown> = fullRow(tableName),
): PulledRecord => ({
  tableName,
  recordId: (data['ID'] as string | undefined) ?? fixtureId(tableName),
  action,
  data: action === 'delete' ? null : data,
})
const merge = (tableName: string, mergeIdToKeep: string, mergeIdToDelete: string): PulledRecord => ({
  tableName,
  recordId: 'merge-1',
  action: 'merge',
  data: { mergeIdToKeep, mergeIdToDelete },
})
const inbox = (db: Db) =>
  db.sqlite.prepare('SELECT table_name, record_id, kind, reason, field, parent_id, attempts FROM inbox ORDER BY 1, 2').all()

describe('a page', () => {
  it('F-125: is placed parents first, then deletes children first, then merges, in whatever order it came', async () => {
    const records = [
      merge('item', 'a', 'b'),
      record('trans_line', 'delete'),
      record('transact', 'delete'),
      ...['trans_line', 'transact', 'store', 'name'].map((wire) => record(wire, 'upsert', { ...fullRow(wire), ID: `x-${wire}` })),
    ]
    expect(inOrder(records).map(({ tableName, action }) => `${tableName} ${action as string}`)).toEqual([
      'name upsert',
      'store upsert',
      'transact upsert',
      'trans_line upsert',
      'trans_line delete',
      'transact delete',
      'item merge',
    ])
    const { page, db, inbox } = site()
    const children = ['trans_line', 'transact', 'item_line', 'Location', 'store', 'name', 'item', 'unit'].map((wire) => record(wire))
    expect(await page(...children)).toEqual({ ...none, applied: 8 })
    expect(inbox()).toEqual([])
    expect(readRow(db, 'invoice_line', fixtureId('trans_line'))).toBeDefined()
  })

  it('the last word on a record counts', async () => {
    const { page, db } = site()
    await page(record('unit'), record('unit', 'delete'), record('unit', 'upsert', { ...fullRow('unit'), units: 'last' }))
    expect(readRow(db, 'unit', fixtureId('unit'))?.name).toBe('last')
    await page(record('unit'), record('unit', 'delete'))
    expect(readRow(db, 'unit', fixtureId('unit'))).toBeUndefined()
  })

  it('F-111: a repeat writes nothing and tells nobody', async () => {
    const { page, changed, db } = site()
    expect(await page(record('unit'))).toEqual({ ...none, applied: 1 })
    const writes = db.sqlite.prepare('SELECT total_changes()').pluck()
    const before = writes.get()
    expect(await page(record('unit'))).toEqual({ ...none, unchanged: 1 })
    expect([writes.get(), changed]).toEqual([before, ['unit']])
  })

  it('the end of a page is written with its last records, and long ones breathe', async () => {
    const { integrator, db } = site()
    const units = Array.from({ length: 1100 }, (_, n) => record('unit', 'upsert', { ...fullRow('unit'), ID: `u-${n}` }))
    const seen: unknown[] = []
    const count = () => db.sqlite.prepare('SELECT count(*) FROM unit').pluck().get()
    let breaths = 0
    await integrator.page(
      units,
      () => seen.push(count()),
      async () => void (breaths += 1),
    )
    expect(seen).toEqual([1100])
    expect(breaths).toBeGreaterThanOrEqual(3)
  })
})

describe('the inbox', () => {
  it('T2: grandchildren follow as soon as the one that was missing is here', async () => {
    const { page, db, inbox } = site()
    await page(record('name'), record('unit'), record('item'))
    expect(await page(record('trans_line'), record('transact'))).toEqual({ ...none, setAside: 2 })
    expect(inbox()).toMatchObject([
      { record_id: fixtureId('trans_line'), reason: 'missing_parent', parent_id: fixtureId('transact') },
      { record_id: fixtureId('transact'), reason: 'missing_parent', parent_id: fixtureId('store') },
    ])
    expect(await page(record('store'))).toEqual({ ...none, applied: 1 })
    expect(inbox()).toEqual([])
    expect(readRow(db, 'invoice_line', fixtureId('trans_line'))).toBeDefined()
  })

  it('a newer arrival and a delete make what waits void', async () => {
    const { page, inbox } = site()
    await page(record('store'))
    await page(record('store', 'delete'))
    expect(inbox()).toEqual([])
    await page(record('unit', 'upsert', { ...fullRow('unit'), order_number: 'no number' }))
    expect(inbox()).toMatchObject([{ table_name: 'unit', reason: 'unreadable', field: 'order_number' }])
    await page(record('unit'))
    expect(inbox()).toEqual([])
  })

  it('what is in use is not deleted, and goes when it is free', async () => {
    const { page, db, later, integrator, inbox } = site()
    pullFixtures(db)
    await page(record('name', 'delete'), record('store', 'delete'))
    expect(readRow(db, 'name', fixtureId('name'))).toMatchObject({ status: 'deleted' })
    expect(inbox()).toMatchObject([{ table_name: 'store', kind: 'delete', reason: 'refused_here' }])
    later(3_600_000)
    expect(await integrator.inbox(rest)).toMatchObject({ applied: 0, setAside: 1 })
    expect(inbox()).toMatchObject([{ attempts: 1 }])
  })

  it('is tried again with longer and longer pauses', async () => {
    const { page, integrator, later } = site()
    await page(record('store'))
    const tried = async (ms: number) => {
      later(ms)
      return (await integrator.inbox(rest)).setAside
    }
    expect([await tried(0), await tried(0), await tried(299_000), await tried(1000), await tried(599_000), await tried(1000)]).toEqual([
      1, 0, 0, 1, 0, 1,
    ])
  })

  it('an envelope that was none is kept and never tried as a record', async () => {
    const { page, integrator, later, db, inbox } = site()
    await page({
      tableName: '',
      recordId: 'serial-4',
      action: 'upsert',
      data: { odd: true },
      wrong: { field: 'tableName', detail: 'no text' },
    })
    later(1e12)
    expect(await integrator.inbox(rest)).toEqual(none)
    expect(inbox()).toMatchObject([{ table_name: '', record_id: 'serial-4', reason: 'unreadable', field: 'tableName' }])
    expect(readRecord(db, '', 'serial-4')).toBeUndefined()
  })

  it('a poison record during the first loading stops nothing either', async () => {
    const { page, inbox } = site({ initialised: false })
    expect(await page(record('trans_line'), record('unit', 'upsert', { ...fullRow('unit'), units: 5 }), record('item'))).toEqual({
      ...none,
      applied: 2,
      setAside: 1,
    })
    expect(inbox()).toHaveLength(1)
  })
})

describe('own work', () => {
  const edit = (db: Db, comment: string) =>
    locally(db, (tx) =>
      saveRow(tx, 'invoice', { id: fixtureId('transact'), comment }, { documentId: fixtureId('transact'), storeId: null }),
    )

  it('is not overwritten while central has not confirmed it, nor deleted for the sake of one of its lines', async () => {
    const { page, db, inbox } = site()
    pullFixtures(db)
    edit(db, 'mine')
    expect(await page(record('transact'))).toEqual({ ...none, setAside: 1 })
    expect(readRow(db, 'invoice', fixtureId('transact'))?.comment).toBe('mine')
    expect(await page(record('transact', 'delete'))).toEqual({ ...none, setAside: 1 })
    expect(inbox()).toMatchObject([{ kind: 'delete', reason: 'own_unconfirmed' }])
  })

  it('of a document that only has a changed line is kept too', async () => {
    const { page, db } = site()
    pullFixtures(db)
    const place = { documentId: fixtureId('transact'), storeId: null }
    locally(db, (tx) => saveRow(tx, 'invoice_line', { id: fixtureId('trans_line'), note: 'mine' }, place))
    expect(await page(record('transact', 'delete'))).toEqual({ ...none, setAside: 1 })
    expect(readRow(db, 'invoice_line', fixtureId('trans_line'))?.note).toBe('mine')
  })
})

describe('merges (F-161)', () => {
  const item = (ID: string) => record('item', 'upsert', { ...fullRow('item'), ID })
  const kept = (db: Db) => readRow(db, 'stock_line', fixtureId('item_line'))?.item_id

  it.each([
    ['A→B then B→C', ['A', 'B'], ['B', 'C']],
    ['B→C then A→B', ['B', 'C'], ['A', 'B']],
  ])('%s ends at C, for what is here and for what comes later', async (_name, first, second) => {
    const { page, db } = site()
    await page(...['unit', 'name', 'store'].map((wire) => record(wire)), item('A'), item('B'), item('C'))
    const batch = record('item_line', 'upsert', { ...fullRow('item_line'), item_ID: 'A' })
    await page(batch)
    for (const [gone, keep] of [first, second] as [string, string][]) await page(merge('item', keep, gone))
    expect(kept(db)).toBe('C')
    await page(batch)
    expect(kept(db)).toBe('C')
    await page(item('A'))
    expect(['A', 'B', 'C'].map((id) => readRow(db, 'item', id)?.status)).toEqual(['merged', 'merged', 'active'])
    expect(await page(merge('item', 'C', 'B'))).toEqual({ ...none, unchanged: 1 })
  })

  it('a merge into a record that is not here waits for it', async () => {
    const { page, db, inbox } = site()
    await page(item('A'))
    expect(await page(merge('item', 'B', 'A'))).toEqual({ ...none, setAside: 1 })
    expect(inbox()).toMatchObject([{ kind: 'merge', record_id: 'A', reason: 'missing_parent', parent_id: 'B' }])
    await page(item('B'))
    expect(inbox()).toEqual([])
    expect(readRow(db, 'item', 'A')?.status).toBe('merged')
  })

  it('a merge without ids is a problem of its own', async () => {
    const { page, inbox } = site()
    await page({ tableName: 'item', recordId: 'm', action: 'merge', data: { mergeIdToKeep: 'A' } })
    expect(inbox()).toMatchObject([{ kind: 'merge', reason: 'unreadable', field: 'mergeIdToDelete' }])
  })
})
