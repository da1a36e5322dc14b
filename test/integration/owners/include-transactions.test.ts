/** F-015, D8: central does not want a dispensary's transactions, and wants them again. The real central on the other side. */
import { describe, expect, test } from 'vitest'
import { TransactionFilter } from '../../../src-main/contract/trade.ts'
import { cleanStep } from '../../../src-main/repositories/journal-cleaning.ts'
import { readSyncCounts } from '../../../src-main/repositories/sync-counts.ts'
import { readRow, removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { waiting } from '../../../src-main/services/waiting.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { setRule } from '../../../src-main/repositories/table-rules.ts'
import { listTransactions } from '../../../src-main/services/list-transactions.ts'
import { valueOf } from '../../support/builders.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

async function dispensary({ isOff = false, mode = 'dispensary' } = {}) {
  const country = await openCountry()
  const { admin } = country.central
  const { storeId } = country.store
  admin.upsertCentral('store', { ID: storeId, store_mode: mode })
  const include = (data: Record<string, unknown>) =>
    admin.upsertStore('pref', { ...emptyRow('pref'), ID: 'pref-1', store_ID: storeId, item: 'store_preferences', data })
  if (isOff) include({ include_transactions: false })
  const site = openCycleSite(country.central.url)
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const place = { documentId: 'batch-1', storeId }
  const write = (id: string, comment = '') => issue(site.db, { id, storeId, nameId: 'ward-1', comment })
  const others = () =>
    locally(site.db, (tx) => {
      saveRow(tx, 'stock_line', { id: 'batch-1', store_id: storeId, item_id: 'item-1', pack_size: 1, available: 3, total: 3 }, place)
      saveRow(tx, 'stocktake', { id: 'take-1', store_id: storeId }, { documentId: 'take-1', storeId })
      saveRow(tx, 'location', { id: 'shelf-1', store_id: storeId, code: 'A1' }, { documentId: 'shelf-1', storeId })
    })
  const at = (...ids: [table: string, id: string][]) => ids.map(([table, id]) => admin.record(table, id) !== null)
  return { ...country, ...site, admin, storeId, include, write, others, at }
}
const everything = { filter: TransactionFilter.parse({}), sort: { by: 'number', descending: true }, offset: 0, limit: 10 } as const
const all: [string, string][] = [
  ['transact', 'inv-1'],
  ['trans_line', 'inv-1-line'],
  ['item_line', 'batch-1'],
  ['Stock_take', 'take-1'],
]

describe('F-015: include transactions', () => {
  test('off: documents, stock and stocktakes never leave, all else does; on again: everything is queued and goes', async () => {
    const { db, sync, restart, write, others, include, at, storeId } = await dispensary({ isOff: true })
    write('inv-1', 'first')
    others()
    expect(readSyncCounts(db)).toMatchObject({ waitingRecords: 1, waitingDocuments: 0, heldBack: 4 })
    expect(waiting(db)).toMatchObject({ tables: [{ table: 'location' }], documents: [] })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 1 })
    expect([at(...all), at(['Location', 'shelf-1'])]).toEqual([[false, false, false, false], [true]])
    expect(valueOf(invoiceView(db, storeId, 'inv-1')).sync.state).toBe('held')
    expect(listTransactions(db, storeId, everything, (_, compute) => compute()).rows.map((row) => row.sync.state)).toEqual(['held'])
    write('inv-1', 'second')
    restart()
    expect(await sync()).toMatchObject({ kind: 'done', sent: 0 })
    include({ include_transactions: true })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 4 })
    expect(at(...all)).toEqual([true, true, true, true])
    expect(valueOf(invoiceView(db, storeId, 'inv-1')).sync.state).toBe('accepted')
    expect(await sync()).toMatchObject({ sent: 0 })
  })

  test('switched off while the site runs: what was sent before stays as it was at central, also a removal is kept', async () => {
    const { db, sync, write, include, admin, storeId } = await dispensary()
    write('inv-1', 'before')
    write('inv-2', 'to be removed')
    await sync()
    include({ include_transactions: false })
    await sync()
    write('inv-1', 'meanwhile')
    locally(db, (tx) => removeRow(tx, 'invoice', 'inv-2', { documentId: 'inv-2', storeId }))
    await sync()
    expect(admin.record('transact', 'inv-1')).toMatchObject({ comment: 'before' })
    expect(admin.record('transact', 'inv-2')).not.toBe(null)
    include({})
    await sync()
    expect(admin.record('transact', 'inv-1')).toMatchObject({ comment: 'meanwhile' })
    expect(admin.record('transact', 'inv-2')).toBe(null)
  })

  test('what central sends of a record that is kept does not overwrite it', async () => {
    const { db, sync, write, include, admin } = await dispensary()
    write('inv-1', 'before')
    await sync()
    include({ include_transactions: false })
    await sync()
    write('inv-1', 'ours')
    await sync()
    admin.upsertStore('transact', { ID: 'inv-1', comment: 'central’s' })
    await sync()
    expect(readRow(db, 'invoice', 'inv-1')?.comment).toBe('ours')
    include({ include_transactions: true })
    await sync()
    expect(admin.record('transact', 'inv-1')).toMatchObject({ comment: 'ours' })
    expect(readRow(db, 'invoice', 'inv-1')?.comment).toBe('ours')
  })

  test('nor does its delete take a document of which only a line was changed', async () => {
    const { db, sync, include, admin, storeId } = await dispensary()
    const head = { store_ID: storeId, name_ID: 'ward-1', type: 'ci', mode: 'store', status: 'sg' }
    admin.upsertStore('transact', { ...emptyRow('transact'), ...head, ID: 'doc' })
    admin.upsertStore('trans_line', { ...emptyRow('trans_line'), ID: 'line', transaction_ID: 'doc', item_ID: 'item-1', type: 'stock_out' })
    include({ include_transactions: false })
    await sync()
    locally(db, (tx) => saveRow(tx, 'invoice_line', { id: 'line', note: 'ours' }, { documentId: 'doc', storeId }))
    await sync()
    admin.deleteRecord('transact', 'doc')
    await sync()
    expect([readRow(db, 'invoice', 'doc')?.id, readRow(db, 'invoice_line', 'line')?.note]).toEqual(['doc', 'ours'])
  })

  test('F-259: also where a rule of this site has kept its table since: what came before the rule is no less only here', async () => {
    const { db, sync, write, others, include, admin } = await dispensary()
    const rule = (send: boolean) => locally(db, (tx) => setRule(tx, 'transact', { send, receive: true }))
    write('inv-1', 'before')
    await sync()
    include({ include_transactions: false })
    await sync()
    write('inv-1', 'ours')
    others()
    await sync()
    rule(false)
    admin.upsertStore('transact', { ID: 'inv-1', comment: 'central’s' })
    await sync()
    await sync()
    expect(readRow(db, 'invoice', 'inv-1')?.comment).toBe('ours')
    for (let step = 0; step < 5; step++) cleanStep(db, Date.now() + 60 * 86_400_000)
    include({})
    await sync()
    expect(admin.record('transact', 'inv-1')).toMatchObject({ comment: 'central’s' })
    rule(true)
    await sync()
    expect([admin.record('transact', 'inv-1'), readRow(db, 'invoice', 'inv-1')]).toMatchObject([{ comment: 'ours' }, { comment: 'ours' }])
  })

  test('only a dispensary can be told so, and only by false: others wait for what a store sends', async () => {
    const store = await dispensary({ isOff: true, mode: 'store' })
    store.write('inv-1')
    expect(await store.sync()).toMatchObject({ sent: 2 })
    store.include({ include_transactions: null })
    store.admin.upsertCentral('store', { ID: store.storeId, store_mode: 'dispensary' })
    await store.sync()
    store.write('inv-2')
    expect(await store.sync()).toMatchObject({ sent: 2 })
  })
})
