import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { TransactionFilter } from '../../../src-main/contract/trade.ts'
import { write } from '../../../src-main/db/write.ts'
import { remembering, tableCounts } from '../../../src-main/repositories/counts.ts'
import { moveJournalCursor } from '../../../src-main/repositories/cursors.ts'
import { pageOfInvoices } from '../../../src-main/repositories/transactions.ts'
import { aboutInfo } from '../../../src-main/services/about.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import type { ListInput } from '../../../src-main/services/list-transactions.ts'
import { listTransactions } from '../../../src-main/services/list-transactions.ts'
import { searchParties, searchStock } from '../../../src-main/services/search.ts'
import { checkStore, listStores } from '../../../src-main/services/stores.ts'
import { waiting } from '../../../src-main/services/waiting.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import { bySync, testTime } from '../../support/make-db.ts'

const list = ({ db }: Clinic, filter: Partial<TransactionFilter> = {}, more: Partial<ListInput> = {}) =>
  listTransactions(
    db,
    'store-a',
    { filter: TransactionFilter.parse(filter), sort: { by: 'createdAt', descending: true }, offset: 0, limit: 50, ...more },
    remembering(db),
  )
const ids = (...args: Parameters<typeof list>) => list(...args).rows.map((row) => row.id)

function somePast(clinic: Clinic): void {
  clinic.add.customer('maternity', { name: 'Maternité de l’Est', code: 'MAT' })
  const inbound = { type: 'si', om_type: 'INBOUND_SHIPMENT', status: 'fn', om_status: 'VERIFIED' }
  clinic.add.invoice('jan', { om_created_datetime: '2026-01-10T08:00:00', invoice_num: 3, their_ref: 'PO-77' })
  clinic.add.invoice('feb', {
    om_created_datetime: '2026-02-10T08:00:00',
    invoice_num: 12,
    name_ID: 'maternity',
    status: 'fn',
    om_status: 'SHIPPED',
  })
  clinic.add.invoice('mar', { om_created_datetime: '2026-03-10T08:00:00', invoice_num: 5, ...inbound })
  clinic.add.invoice('theirs', { store_ID: 'store-b' })
}

describe('transactions', () => {
  test('F-021, F-152: newest first, of this store only, with counts by kind and no −1', () => {
    const clinic = makeClinic()
    somePast(clinic)
    clinic.add.invoice('apr', { om_created_datetime: '2026-04-10T08:00:00', invoice_num: -1 })
    clinic.add.line('l1', 'apr', { quantity: 3, sell_price: 0.335 })
    clinic.add.line('l2', 'apr', { quantity: 1, sell_price: 0.335 })
    const page = list(clinic)
    expect(page.rows.map((row) => row.id)).toEqual(['apr', 'mar', 'feb', 'jan'])
    expect(page).toMatchObject({ matching: 4, all: 4, byKind: { outbound_shipment: 3, inbound_shipment: 1 } })
    expect(page.rows[0]).toMatchObject({
      number: null,
      lines: 2,
      total: 1.35,
      createdAt: '2026-04-10T08:00:00Z',
      sync: { state: 'accepted', at: null },
    })
  })

  test.each([
    [{ kinds: ['inbound_shipment'] }, ['mar']],
    [{ states: ['shipped', 'verified'] }, ['mar', 'feb']],
    [{ kinds: ['outbound_shipment'], states: ['new'] }, ['jan']],
    [{ from: '2026-02-10' }, ['mar', 'feb']],
    [{ to: '2026-02-10' }, ['feb', 'jan']],
    [{ from: '2026-02-09', to: '2026-02-11' }, ['feb']],
    [{ search: '12' }, ['feb']],
    [{ search: 'po-77' }, ['jan']],
    [{ search: 'maternite EST' }, ['feb']],
    [{ search: 'maternite nowhere' }, []],
    [{ search: '%' }, []],
    [{ search: `'; DROP TABLE invoice; --` }, []],
  ] as const)('filter %o', (filter, expected) => {
    const clinic = makeClinic()
    somePast(clinic)
    const page = list(clinic, filter as never)
    expect(page.rows.map((row) => row.id)).toEqual(expected)
    expect(page.matching).toBe(expected.length)
  })

  test.each([
    ['RÉF', ['accents', 'plain']],
    ['ref oeuvre', ['accents']],
    ['été-9', ['accents']],
    ['ete-9', ['accents']],
    ['bœuf', []],
  ])('a reference is found whatever its accents and case: %s', (search, expected) => {
    const clinic = makeClinic()
    clinic.add.invoice('plain', { om_created_datetime: '2026-01-10T08:00:00', their_ref: 'Ref 77' })
    clinic.add.invoice('accents', { om_created_datetime: '2026-01-11T08:00:00', their_ref: 'Réf. Œuvre ÉTÉ-9' })
    clinic.add.invoice('none', { om_created_datetime: '2026-01-12T08:00:00', their_ref: '' })
    const page = list(clinic, { search })
    expect(page.rows.map((row) => row.id)).toEqual(expected)
    expect(list(clinic, { search }, { limit: 1 }).matching, 'counted beside a page that is full').toBe(expected.length)
  })

  test.each([
    ['number', false, ['jan', 'mar', 'feb']],
    ['number', true, ['feb', 'mar', 'jan']],
    ['name', false, ['feb', 'mar', 'jan']],
    ['state', false, ['jan', 'feb', 'mar']],
    ['kind', true, ['feb', 'jan', 'mar']],
    ['createdAt', false, ['jan', 'feb', 'mar']],
  ] as const)('sorted by %s, descending %s', (by, descending, expected) => {
    const clinic = makeClinic()
    somePast(clinic)
    expect(ids(clinic, {}, { sort: { by, descending } })).toEqual(expected)
  })

  test('pages follow each other and an offset past the end is empty', () => {
    const clinic = makeClinic()
    somePast(clinic)
    expect(ids(clinic, {}, { offset: 1, limit: 1 })).toEqual(['feb'])
    expect(list(clinic, {}, { offset: 9 })).toMatchObject({ rows: [], matching: 3 })
  })

  test('F-203: a document is queued, sent and accepted as the two cursors pass its last change; a problem stands over all', () => {
    const clinic = makeClinic()
    const made = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    const state = () => list(clinic).rows[0]?.sync.state
    const move = (name: 'accepted' | 'confirmed') => write(clinic.db, bySync, (tx) => moveJournalCursor(tx, name, made.version))
    expect([state(), ids(clinic, { notSent: true }).length, waiting(clinic.db).documents.length]).toEqual(['queued', 1, 1])
    move('accepted')
    expect([state(), ids(clinic, { notSent: true }).length, waiting(clinic.db).documents.length]).toEqual(['sent', 0, 0])
    move('confirmed')
    expect(state()).toBe('accepted')
    const again = valueOf(editInvoice(clinic.context, { id: made.id, version: made.version, comment: 'x' }))
    expect(again.sync.state).toBe('queued')
    clinic.add.line('poison', made.id)
    clinic.db.sqlite
      .prepare(
        "INSERT INTO inbox (table_name, record_id, kind, reason, data, received_at) VALUES ('trans_line', 'poison', 'push', 'refused_at_central', '{}', ?)",
      )
      .run(testTime)
    expect(state()).toBe('problem')
  })
})

describe('customers and items', () => {
  test('F-020, F-171: only visible, active customers that are no patients and no adjustments; best match first', () => {
    const clinic = makeClinic()
    clinic.add.customer('b', { name: 'Ward B', code: 'X1' })
    clinic.add.customer('a', { name: 'East ward', code: 'X2' })
    clinic.add.customer('w', { name: 'Zebra', code: 'WARD' })
    clinic.add.customer('held', { name: 'Ward C', code: 'X3', hold: true })
    clinic.add.customer('patient', { name: 'Ward, Mary', type: 'patient' })
    clinic.add.customer('supplier', { name: 'Ward Supply', customer: false })
    clinic.add.customer('gone', { name: 'Ward gone', is_deleted: true })
    clinic.add.customer('adjustments', { name: 'Ward adjustments', code: 'invad', type: 'invad' })
    clinic.add.name('unseen', { name: 'Ward unseen' })
    clinic.add.visible('unseen', 'store-b')
    clinic.add.name('closed', { name: 'Ward closed' })
    clinic.add.visible('closed', 'store-a', { inactive: true })
    const found = searchParties(clinic.db, 'store-a', 'customer', { search: 'WARD', limit: 20 })
    expect(found.map((row) => row.id)).toEqual(['w', 'ward', 'a', 'b', 'held'])
    expect(found.find((row) => row.id === 'held')?.onHold).toBe(true)
    expect(searchParties(clinic.db, 'store-a', 'customer', { search: '', limit: 2 })).toHaveLength(2)
  })

  test('items by name without accents or by code, with units in stock of this store', () => {
    const clinic = makeClinic()
    clinic.add.item('creme', 'Crème à l’eau')
    clinic.add.item('serv', 'Amoxicillin delivery', { type_of: 'service' })
    clinic.add.item('old', 'Amoxicillin old', { is_deleted: true })
    clinic.add.batch('a', 3)
    clinic.add.batch('b', 2, { available: 1, pack_size: 100 })
    clinic.add.batch('else', 9, { store_ID: 'store-b' })
    expect(searchStock(clinic.db, 'store-a', { search: 'amox', limit: 10 }, '2026-11-20').slice(0, 1)).toEqual([
      { id: 'amox', code: 'AMOX', name: 'Amoxicillin 250 mg', unit: 'tab', total: 230, available: 130 },
    ])
    clinic.add.batch('gone', 5, { expiry_date: '2026-11-19' })
    clinic.add.batch('today', 1, { expiry_date: '2026-11-20' })
    clinic.add.batch('held', 7, { hold: true })
    const [amox] = searchStock(clinic.db, 'store-a', { search: 'amox', limit: 10 }, '2026-11-20')
    expect(amox, 'expired and held batches lie there but cannot be issued').toMatchObject({ total: 360, available: 140 })
    expect(searchStock(clinic.db, 'store-a', { search: 'amox', limit: 10 }, '2026-11-20').map((row) => row.id)).not.toContain('serv')
    expect(searchStock(clinic.db, 'store-a', { search: 'CREME eau', limit: 10 }, '2026-11-20').map((row) => row.id)).toEqual(['creme'])
    expect(searchStock(clinic.db, 'store-a', { search: 'nothing like it', limit: 10 }, '2026-11-20')).toEqual([])
  })
})

describe('stores', () => {
  test('F-010: which are active here, with what they hold', () => {
    const clinic = makeClinic()
    clinic.add.store('nowhere', { sync_id_remote_site: 0 })
    clinic.add.batch('a', 3)
    valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    const rows = listStores(clinic.db, remembering(clinic.db))
    expect(rows.map((row) => [row.id, row.place, row.siteNumber])).toEqual([
      ['nowhere', 'nowhere', null],
      ['store-a', 'here', 12],
      ['store-b', 'elsewhere', 99],
    ])
    expect(rows[1]).toMatchObject({ documents: 1, stockLines: 1, customers: 1, notSent: 1, lastChangeAt: '2026-03-01T08:00:00Z' })
  })

  test('only one that is active here and not switched off can be opened', () => {
    const clinic = makeClinic()
    clinic.add.store('off', { disabled: true })
    expect(reasonOf(checkStore(clinic.db, 'store-b'))).toBe('store_elsewhere')
    expect(reasonOf(checkStore(clinic.db, 'off'))).toBe('store_disabled')
    expect(reasonOf(checkStore(clinic.db, 'none'))).toBe('store_gone')
  })

  test('F-205: every table with its records, the ones kept whole too', () => {
    const clinic = makeClinic()
    clinic.db.sqlite.exec(`INSERT INTO record VALUES ('currency', 'c1', '{}')`)
    const counts = new Map(tableCounts(clinic.db).map((row) => [row.table, row]))
    expect(counts.get('store')).toEqual({ table: 'store', wire: 'store', records: 2, declared: true })
    expect(counts.get('currency')).toEqual({ table: 'currency', wire: 'currency', records: 1, declared: false })
  })

  test('F-205, U-81: About counts the outbox and the inbox, and of each table what central has not taken', () => {
    const clinic = makeClinic()
    const shown = () => {
      const { tables } = aboutInfo(clinic.db, { version: '0.1.0', shell: 'web', hardwareId: 'hw', versions: {} })
      return new Map(tables.map(({ table, records, waiting }) => [table, { records, waiting }]))
    }
    const before = shown()
    expect([before.get('change_log')?.records, before.get('inbox')]).toEqual([expect.any(Number), { records: 0, waiting: 0 }])
    expect(before.get('invoice')).toEqual({ records: 0, waiting: 0 })
    valueOf(createInvoice(clinic.context, { id: 'made-here', nameId: 'ward' }))
    const journalled = (before.get('change_log')?.records ?? 0) + 1
    expect(shown().get('invoice')).toEqual({ records: 1, waiting: 1 })
    expect(shown().get('change_log')?.records).toBeGreaterThanOrEqual(journalled)
    const inbox = '(table_name, record_id, kind, reason, data, received_at)'
    clinic.db.sqlite.exec(`INSERT INTO inbox ${inbox} VALUES ('transact', 'x', 'upsert', 'unreadable', '{}', '2026-03-04T08:00:00Z')`)
    expect(shown().get('inbox')?.records).toBe(1)
  })
})

describe('design 12: lists read indexes, not tables (how quick that is, the bench measures)', () => {
  test('a page of documents comes in the order of its index, both ways, and a search walks the index of the items', () => {
    const clinic = makeClinic({ isAudited: false })
    fill(clinic, 300, 300)
    for (const descending of [true, false]) {
      const order = { by: 'createdAt', descending } as const
      const plan = planOf(clinic, () => pageOfInvoices(clinic.db, { ...everything, order, offset: 0, limit: 50 }))
      expect(plan).toContain('invoice_list')
      expect(plan).not.toContain('TEMP B-TREE')
    }
    expect(planOf(clinic, () => searchStock(clinic.db, 'store-a', { search: 'medicine 77', limit: 20 }, '2026-11-20'))).toMatch(
      /SCAN m USING COVERING INDEX item_listed/,
    )
    expect(searchStock(clinic.db, 'store-a', { search: 'medicine 7', limit: 20 }, '2026-11-20').length).toBe(20)
  })
})

const everything = {
  storeId: 'store-a',
  kinds: [],
  states: [],
  from: null,
  to: null,
  words: [],
  changedAfter: null,
  onHold: false,
  order: { by: 'createdAt', descending: false },
} as const

/** The plan of the one statement that `run` prepares. */
function planOf({ db }: Clinic, run: () => unknown): string {
  const prepare = db.sqlite.prepare.bind(db.sqlite)
  let found = ''
  db.sqlite.prepare = (text: string) => {
    found = text
    return prepare(text)
  }
  run()
  db.sqlite.prepare = prepare
  const rows = prepare(`EXPLAIN QUERY PLAN ${found}`).all(...Array.from({ length: found.split('?').length - 1 }, () => 1))
  return JSON.stringify(rows)
}

/** Many rows straight into the tables: what is tested is reading. */
function fill({ db }: Clinic, documents: number, items: number): void {
  const rest = JSON.stringify({ filler: 'x'.repeat(900) })
  db.sqlite.exec('BEGIN')
  const invoice = db.sqlite.prepare(`INSERT INTO invoice (id, store_id, name_id, number, kind, state, created_at, om_created_datetime, rest)
    VALUES (?, 'store-a', 'ward', ?, ?, 'verified', ?, ?, '${rest}')`)
  for (let n = 0; n < documents; n++) {
    const at = new Date(Date.UTC(2024, 0, 1) + n * 600_000).toISOString().slice(0, 19)
    invoice.run(`doc-${n}`, n, n % 3 === 0 ? 'inbound_shipment' : 'outbound_shipment', at, at)
  }
  const item = db.sqlite.prepare(
    `INSERT INTO item (id, code, name, unit_id, type, status, search_text, rest) VALUES (?, ?, ?, 'tab', 'general', 'active', ?, '${rest}')`,
  )
  for (let n = 0; n < items; n++) item.run(`item-${n}`, `C${n}`, `Medicine ${n} mg tablets`, `c${n} medicine ${n} mg tablets`)
  db.sqlite.exec('COMMIT')
}
