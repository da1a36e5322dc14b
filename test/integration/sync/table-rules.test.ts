/** Tables that a site does not send or take (F-259): nothing of theirs is lost, and everything else flows on. */
import { describe, expect, test } from 'vitest'
import { documentSync } from '../../../src-main/domain/document-sync.ts'
import { documentCursor } from '../../../src-main/repositories/change-log.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { countHeldArrivals } from '../../../src-main/repositories/held-arrivals.ts'
import { isInboxEmpty } from '../../../src-main/repositories/inbox.ts'
import { readSyncCounts } from '../../../src-main/repositories/sync-counts.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { readRules, setRule } from '../../../src-main/repositories/table-rules.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

async function initialised() {
  const country = await openCountry()
  const site = openCycleSite(country.central.url)
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const { admin } = country.central
  const { db, sync } = site
  return {
    ...site,
    admin,
    siteId: country.siteId,
    rule: (table: string, send: boolean, receive: boolean) => locally(db, (tx) => setRule(tx, table, { send, receive })),
    write: (comment: string) => issue(db, { id: 'inv-1', storeId: country.store.storeId, nameId: 'ward-1', comment }),
    batch: (quantity: number) =>
      admin.upsertStore('item_line', {
        ...emptyRow('item_line'),
        ID: 'batch-1',
        item_ID: 'item-1',
        store_ID: country.store.storeId,
        quantity,
      }),
    quantity: () => readRow(db, 'stock_line', 'batch-1')?.total,
    atCentral: () => admin.records('transact').filter((row) => row['ID'] === 'inv-1'),
    pushes: () => admin.requests().filter((call) => call.path.includes('queued_records') && call.method === 'POST').length,
    state: () =>
      documentSync(
        { cursor: documentCursor(db, 'inv-1'), at: null, hasProblem: false },
        {
          accepted: journalCursor(db, 'accepted'),
          confirmed: journalCursor(db, 'confirmed'),
          heldAfter: readRules(db).heldAfter('transact'),
        },
      ).state,
    done: async () => expect(await sync()).toMatchObject({ kind: 'done' }),
  }
}

describe('a table that is not sent', () => {
  test('F-259: its changes stay here, are called held back, and go when it is sent again', async () => {
    const { rule, write, done, atCentral, state, db } = await initialised()
    rule('transact', false, true)
    write('held')
    await done()
    expect([atCentral(), state()]).toEqual([[], 'held'])
    expect(readSyncCounts(db)).toMatchObject({ waitingDocuments: 0, waitingRecords: 0, heldBack: 2 })
    rule('transact', true, true)
    expect(state()).toBe('queued')
    await done()
    expect([atCentral(), state()]).toEqual([[expect.objectContaining({ comment: 'held' })], 'accepted'])
    expect(readSyncCounts(db)).toMatchObject({ waitingRecords: 0, heldBack: 0 })
  })

  test('a cycle in which only held work was written makes no push, and the next one neither', async () => {
    const { rule, write, done, admin, pushes } = await initialised()
    rule('transact', false, true)
    write('held')
    admin.clearRequests()
    await done()
    await done()
    expect(pushes()).toBe(0)
    rule('transact', true, true)
    await done()
    expect(pushes()).toBe(2)
  })

  test('what central sends of such a record does not overwrite the work that is only here', async () => {
    const { rule, write, done, admin, db, atCentral } = await initialised()
    write('both have it')
    await done()
    rule('transact', false, true)
    write('only here')
    await done()
    admin.upsertStore('transact', { ...(atCentral()[0] as Record<string, unknown>), comment: 'from central' })
    await done()
    expect(readRow(db, 'invoice', 'inv-1')?.comment).toBe('only here')
    rule('transact', true, true)
    await done()
    expect([readRow(db, 'invoice', 'inv-1')?.comment, atCentral()[0]?.['comment'], isInboxEmpty(db)]).toEqual([
      'only here',
      'only here',
      true,
    ])
  })
})

describe('a table that is not taken', () => {
  test('F-259: what comes is acknowledged and laid aside, the newest of each record, and placed when it is taken again', async () => {
    const { rule, batch, done, quantity, admin, siteId, db } = await initialised()
    rule('item_line', true, false)
    for (const of of [5, 6]) {
      batch(of)
      await done()
    }
    expect([quantity(), admin.queue(siteId), [...countHeldArrivals(db)]]).toEqual([undefined, [], [['item_line', 1]]])
    expect(isInboxEmpty(db)).toBe(true)
    rule('item_line', true, true)
    await done()
    expect([quantity(), countHeldArrivals(db).size]).toEqual([6, 0])
  })

  test('a newer arrival after the rule was set back is not overwritten by the older one that lay aside', async () => {
    const { rule, batch, done, quantity } = await initialised()
    rule('item_line', true, false)
    batch(5)
    await done()
    rule('item_line', true, true)
    batch(9)
    await done()
    expect(quantity()).toBe(9)
  })

  test('what was changed here since stands over what lies aside', async () => {
    const { rule, write, done, admin, db, atCentral } = await initialised()
    write('first')
    await done()
    rule('transact', true, false)
    admin.upsertStore('transact', { ...(atCentral()[0] as Record<string, unknown>), comment: 'from central' })
    await done()
    expect(readRow(db, 'invoice', 'inv-1')?.comment).toBe('first')
    write('newer here')
    await done()
    rule('transact', true, true)
    await done()
    expect([readRow(db, 'invoice', 'inv-1')?.comment, atCentral()[0]?.['comment'], countHeldArrivals(db).size]).toEqual([
      'newer here',
      'newer here',
      0,
    ])
  })
})
