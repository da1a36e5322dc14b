/** What the fuzz has found, each by its name. */
import { expect, it } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { readRecord } from '../../../src-main/repositories/records.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { exportProblems } from '../../../src-main/services/problem-text.ts'
import { readQueuePage } from '../../../src-main/sync/protocol.ts'
import { createSyncStore } from '../../../src-main/sync/store.ts'
import { parseExact } from '../../../src-main/tables/exact-json.ts'
import { makeDb, pullFixtures } from '../../support/make-db.ts'
import { fixtureId } from '../../support/wire-fixtures.ts'

async function openSite() {
  const db = makeDb()
  pullFixtures(db)
  const store = createSyncStore({ db, now: Date.now, onChanged: () => {}, onMoved: () => {} })
  await store.finishInitialisation()
  let told = 0
  /** Records as texts without their envelope's own name. */
  const comes = (...records: string[]) => {
    const data = records.map((text) => `{"syncOutId":"q${told++}",${text}}`)
    return store.applyQueue(readQueuePage(parseExact(`{"queueLength":1,"data":[${data.join(',')}]}`)).records, () => Promise.resolve())
  }
  return { db, comes }
}
const record = (table: string, id: string, data: string, action = 'update'): string =>
  `"tableName":"${table}","recordId":"${id}","action":"${action}","recordData":${data}`
const inbox = (db: Db) => db.sqlite.prepare('SELECT table_name AS wire, record_id AS id, reason, field FROM inbox ORDER BY id').all()
const deep = `${'{"a":['.repeat(5000)}1${']}'.repeat(5000)}`

it.each(['constructor', '__proto__', 'toString'])(
  'F-030: a table that is called %s is kept like any other, for no rule of ours speaks of it',
  async (table) => {
    const { db, comes } = await openSite()
    await comes(record(table, 'x', '{"ID":"x","a":1}'))
    expect(readRecord(db, table, 'x')).toEqual({ ID: 'x', a: 1 })
  },
)

it('T9: two records whose table and id make the same words together are two', async () => {
  const { db, comes } = await openSite()
  await comes(record('new table', 'x', '{"ID":"x"}'), record('new', 'table x', '{"ID":"table x"}'))
  expect([readRecord(db, 'new table', 'x'), readRecord(db, 'new', 'table x')]).toEqual([{ ID: 'x' }, { ID: 'table x' }])
})

it('F-259: a record of a table that is not taken replaces the spoiled one that waits as a problem', async () => {
  const { db, comes } = await openSite()
  await comes(record('adverse_drug_reaction', 'x', '{"ID":"x"}', 'explode'))
  expect(inbox(db)).toMatchObject([{ reason: 'unreadable', field: 'action' }])
  await comes(record('adverse_drug_reaction', 'x', '{"ID":"x"}'))
  expect(inbox(db)).toEqual([])
})

it('T7: a record deeper than SQLite reads waits with its reason, is exported, and does not stop the delete of its document', async () => {
  const { db, comes } = await openSite()
  const invoice = fixtureId('transact')
  await comes(
    record('trans_line', 'deep-line', `{"ID":"deep-line","transaction_ID":"${invoice}","new_key":${deep}}`),
    record('spaceship', 'deep-one', `{"ID":"deep-one","engine":${deep}}`),
  )
  expect(inbox(db)).toEqual([
    { wire: 'trans_line', id: 'deep-line', reason: 'unreadable', field: expect.any(String) },
    { wire: 'spaceship', id: 'deep-one', reason: 'unreadable', field: 'recordData' },
  ])
  expect(exportProblems(db, 'json', '2026-03-01').text).toContain('deep-one')
  await comes(record('trans_line', fixtureId('trans_line'), 'null', 'delete'))
  await comes(record('transact', invoice, 'null', 'delete'))
  expect(readRow(db, 'invoice', invoice)).toBeUndefined()
})

it('T7: an action, an id or a merge that is no text ends nothing', async () => {
  const { db, comes } = await openSite()
  const good = record('unit', 'good', '{"ID":"good","units":"vial"}')
  await comes(
    '"tableName":"unit","recordId":"a","action":{"toString":1,"valueOf":2},"recordData":{"ID":"a"}',
    `"tableName":"unit","recordId":"half \\ud800","action":"update","recordData":{"ID":"half \\ud800"}`,
    record('item', 'm', '{"mergeIdToKeep":"half \\udc00","mergeIdToDelete":"x"}', 'merge'),
    record('item', 'n', `{"mergeIdToKeep":"x","mergeIdToDelete":"${'y'.repeat(5000)}"}`, 'merge'),
    good,
  )
  expect(readRow(db, 'unit', 'good')).toMatchObject({ name: 'vial' })
  expect(inbox(db)).toHaveLength(4)
})
