import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { ledgerOf } from '../../../src-main/domain/ledger.ts'
import {
  consumption,
  daysOfItem,
  itemStock,
  movedAfter,
  movementsOfBatch,
  movementsOfItem,
  promisesOf,
  unitsSince,
} from '../../../src-main/repositories/ledger.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { applyPulledDelete } from '../../../src-main/repositories/synced-rows.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import { makeClinic } from '../../support/builders.ts'
import { fromCentral, pull } from '../../support/make-db.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

/** What the figures must be: every line of every document, counted anew. */
const counted = (db: Db) =>
  db.sqlite
    .prepare(
      `SELECT store_id, item_id, day, sum(max(units, 0)) AS units_in, sum(max(-units, 0)) AS units_out,
        sum(CASE WHEN kind IN ('outbound_shipment', 'prescription') THEN -units ELSE 0 END) AS units_issued
      FROM (SELECT i.store_id, l.item_id, i.kind, substr(i.stock_at, 1, 10) AS day,
          l.pack_size * CASE l.type WHEN 'stock_in' THEN l.packs ELSE -l.packs END AS units
        FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id WHERE i.stock_at <> '' AND l.type IN ('stock_in', 'stock_out'))
      GROUP BY 1, 2, 3 HAVING units_in <> 0 OR units_out <> 0 ORDER BY 1, 2, 3`,
    )
    .all()
const kept = (db: Db) =>
  db.sqlite.prepare('SELECT * FROM item_day WHERE units_in <> 0 OR units_out <> 0 ORDER BY store_id, item_id, day').all()

const documentChange = fc.record({
  what: fc.constant('document' as const),
  id: fc.integer({ min: 1, max: 4 }).map((n) => `doc-${n}`),
  store: fc.constantFrom('store-a', 'store-b'),
  type: fc.constantFrom('OUTBOUND_SHIPMENT', 'INBOUND_SHIPMENT', 'PRESCRIPTION', 'INVENTORY_REDUCTION'),
  status: fc.constantFrom('NEW', 'PICKED', 'SHIPPED', 'DELIVERED', 'VERIFIED'),
  picked: fc.constantFrom('2026-02-01T10:00:00', '2026-02-02T10:00:00'),
  isGone: fc.boolean(),
})
const lineChange = fc.record({
  what: fc.constant('line' as const),
  id: fc.integer({ min: 1, max: 6 }).map((n) => `line-${n}`),
  document: fc.integer({ min: 1, max: 4 }).map((n) => `doc-${n}`),
  item: fc.constantFrom('amox', 'zinc'),
  type: fc.constantFrom('stock_in', 'stock_out', 'placeholder'),
  quantity: fc.integer({ min: -5, max: 20 }),
  packSize: fc.constantFrom(1, 10),
  isGone: fc.boolean(),
})

describe('5G: the figures that are kept with each day', () => {
  test('are what counting every line gives, whatever came, changed, moved or went', () => {
    const { db, add } = makeClinic({ isAudited: false })
    add.customer('other')
    add.item('zinc', 'Zinc 20 mg')
    for (const n of [1, 2, 3, 4]) add.invoice(`doc-${n}`)
    fc.assert(
      fc.property(fc.array(fc.oneof(documentChange, lineChange), { maxLength: 12 }), (changes) => {
        fromCentral(db, (tx) => {
          for (const one of changes) {
            if (one.isGone) applyPulledDelete(tx, tableByLocal(one.what === 'line' ? 'invoice_line' : 'invoice')!, one.id)
            else if (one.what === 'document') {
              const { id, store, type, status, picked } = one
              const words = { store_ID: store, name_ID: 'other', om_type: type, om_status: status, om_picked_datetime: picked }
              pull(tx, 'transact', { ...fullRow('transact', id), ...words })
            } else if (db.sqlite.prepare('SELECT 1 FROM invoice WHERE id = ?').get(one.document) !== undefined) {
              const { id, document, item, type, quantity, packSize } = one
              const words = { transaction_ID: document, item_ID: item, item_line_ID: '', type, quantity, pack_size: packSize }
              pull(tx, 'trans_line', { ...fullRow('trans_line', id), ...words, location_ID: '' })
            }
          }
        })
        expect(kept(db)).toEqual(counted(db))
      }),
      { numRuns: 200 },
    )
  })

  test('are counted once at the end of the first loading, and not line by line', () => {
    const { db, add } = makeClinic({ isAudited: false })
    db.sqlite.exec("DELETE FROM setting WHERE key = 'initialised_at'")
    add.invoice('loaded', { om_status: 'PICKED', om_picked_datetime: '2026-02-01T10:00:00' })
    add.line('its line', 'loaded', { quantity: 3 })
    expect(kept(db)).toEqual([])
    fromCentral(db, (tx) => setSetting(tx, 'initialised_at', '2026-03-01T08:00:00.000Z'))
    expect(kept(db)).toEqual(counted(db))
    expect(kept(db)).toHaveLength(1)
  })

  test('are summed over all parts of the documents, an item of a day in more than one of them', () => {
    const { db, add } = makeClinic({ isAudited: false })
    db.sqlite.exec("DELETE FROM setting WHERE key = 'initialised_at'")
    const rows = [1, 999, 1000, 1001, 57_999]
    for (const row of rows) {
      add.invoice(`doc-${row}`, { om_status: 'PICKED', om_picked_datetime: '2026-02-01T10:00:00' })
      add.line(`line-${row}`, `doc-${row}`, { quantity: row })
      db.sqlite.prepare('UPDATE invoice SET rowid = ? WHERE id = ?').run(row, `doc-${row}`)
    }
    fromCentral(db, (tx) => setSetting(tx, 'initialised_at', '2026-03-01T08:00:00.000Z'))
    expect(kept(db)).toEqual(counted(db))
    expect(kept(db)).toMatchObject([{ units_issued: 10 * (1 + 999 + 1000 + 1001 + 57_999) }])
  })

  test('are there although a line came before its document, as in a first loading', () => {
    const { db, add } = makeClinic({ isAudited: false })
    db.sqlite.pragma('foreign_keys = OFF')
    add.line('early', 'late', { quantity: 3 })
    add.invoice('late', { om_status: 'PICKED', om_picked_datetime: '2026-02-01T10:00:00' })
    expect(kept(db)).toEqual(counted(db))
    expect(kept(db)).toHaveLength(1)
  })
})

function clinicWithHistory() {
  const clinic = makeClinic({ isAudited: false })
  const { add } = clinic
  add.batch('b1', 5)
  const documents = [
    ['in', 'INBOUND_SHIPMENT', 'VERIFIED', '2026-01-05', 'stock_in', 20],
    ['out', 'OUTBOUND_SHIPMENT', 'SHIPPED', '2026-01-10', 'stock_out', 6],
    ['dispensed', 'PRESCRIPTION', 'VERIFIED', '2026-01-20', 'stock_out', 4],
    ['reversal', 'PRESCRIPTION', 'VERIFIED', '2026-02-03', 'stock_out', -4],
    ['damaged', 'INVENTORY_REDUCTION', 'VERIFIED', '2026-02-04', 'stock_out', 2],
    ['sent back', 'SUPPLIER_RETURN', 'SHIPPED', '2026-02-05', 'stock_out', 7],
    ['promised', 'OUTBOUND_SHIPMENT', 'ALLOCATED', '2026-02-06', 'stock_out', 1],
  ] as const
  for (const [id, type, status, day, line, packs] of documents) {
    const at = `${day}T10:00:00`
    const times = { om_created_datetime: at, om_picked_datetime: at, om_delivered_datetime: at, om_verified_datetime: at }
    add.invoice(id, { ...times, om_type: type, om_status: status, is_cancellation: id === 'reversal' })
    add.line(`line ${id}`, id, { item_line_ID: 'b1', type: line, quantity: packs })
  }
  return clinic
}

describe('5B, U-18: movements', () => {
  test('of a batch and of an item, oldest first; what is only promised has moved nothing', () => {
    const { db } = clinicWithHistory()
    const wanted = [
      ['in', 200],
      ['out', -60],
      ['dispensed', -40],
      ['reversal', 40],
      ['damaged', -20],
      ['sent back', -70],
    ]
    expect(movementsOfBatch(db, 'store-a', 'b1').map((row) => [row.invoiceId, row.units])).toEqual(wanted)
    expect(movementsOfItem(db, 'store-a', 'amox').map((row) => [row.invoiceId, row.units])).toEqual(wanted)
    expect(movementsOfItem(db, 'store-a', 'amox', { from: '2026-02-04' })).toHaveLength(2)
    expect(movementsOfBatch(db, 'store-b', 'b1')).toEqual([])
    expect(ledgerOf(movementsOfBatch(db, 'store-a', 'b1'), 50)).toMatchObject({ opening: 0, missing: 0 })
  })

  test('5B: available + what documents hold and have not issued = total', () => {
    const { db } = clinicWithHistory()
    expect(promisesOf(db, 'store-a', 'b1')).toMatchObject([{ id: 'promised', packs: 1 }])
  })
})

describe('5G: consumption', () => {
  test('T8: shipments and prescriptions less reversals; no adjustment, no return, a cancelled prescription counts nothing', () => {
    const { db } = clinicWithHistory()
    expect(consumption(db, 'store-a', null, '2026-01-01', '2026-02-28')).toEqual(new Map([['amox', 60]]))
    expect(consumption(db, 'store-a', ['amox', 'zinc'], '2026-01-01', '2026-01-31')).toEqual(new Map([['amox', 100]]))
    expect(consumption(db, 'store-b', null, '2026-01-01', '2026-02-28')).toEqual(new Map())
  })

  test('5B: a reversal carries its own date, so stock of the past stays what it was', () => {
    const { db } = clinicWithHistory()
    expect(movedAfter(db, 'store-a', '2026-01-31')).toEqual(new Map([['amox', 40 - 20 - 70]]))
    expect(daysOfItem(db, 'store-a', 'amox', '2026-02-03')[0]).toEqual({ day: '2026-02-03', in: 40, out: 0, issued: -40 })
  })

  test('stock of an item: in the building, not promised, and what of it can be issued today', () => {
    const { db, add } = makeClinic({ isAudited: false })
    add.batch('good', 3, { quantity: 5 })
    add.batch('old', 2, { expiry_date: '2026-02-28' })
    add.batch('held', 4, { hold: true })
    add.location('shut', { hold: true })
    add.batch('shut in', 1, { location_ID: 'shut' })
    expect(itemStock(db, 'store-a', 'amox', '2026-03-01')).toEqual({ total: 120, available: 100, expired: 20, onHold: 50, usable: 30 })
    expect(itemStock(db, 'store-a', 'zinc', '2026-03-01').total).toBe(0)
  })
})

describe('no question walks over all lines', () => {
  const plan = (db: Db, ask: () => unknown): string => {
    const asked: string[] = []
    const prepare = db.sqlite.prepare.bind(db.sqlite)
    db.sqlite.prepare = (text: string) => (asked.push(text), prepare(text))
    ask()
    db.sqlite.prepare = prepare
    return asked
      .flatMap((text) => {
        const statement = prepare(`EXPLAIN QUERY PLAN ${text}`)
        return (statement.all(...Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null)) as { detail: string }[]).map(
          (row) => row.detail,
        )
      })
      .join('\n')
  }
  test.each([
    [
      'consumption of every item',
      (db: Db) => consumption(db, 'store-a', null, '2026-01-01', '2026-02-01'),
      'COVERING INDEX item_day_by_day',
    ],
    [
      'consumption of some',
      (db: Db) => consumption(db, 'store-a', ['amox'], '2026-01-01', '2026-02-01'),
      'PRIMARY KEY (store_id=? AND item_id=?',
    ],
    ['stock at a date', (db: Db) => movedAfter(db, 'store-a', '2026-01-01'), 'COVERING INDEX item_day_by_day'],
    ['days of an item', (db: Db) => daysOfItem(db, 'store-a', 'amox', '2026-01-01'), 'PRIMARY KEY (store_id=? AND item_id=?'],
    [
      'what moved since, of every batch',
      (db: Db) => unitsSince(db, 'store-a', '2026-01-01T23:59:59', null),
      'COVERING INDEX invoice_stock_at (stock_at>?)',
    ],
    [
      'what moved since, of some',
      (db: Db) => unitsSince(db, 'store-a', '2026-01-01T23:59:59', ['b1']),
      'INDEX invoice_line_stock (stock_line_id=?)',
    ],
    ['ledger of a batch', (db: Db) => movementsOfBatch(db, 'store-a', 'b1'), 'INDEX invoice_line_stock (stock_line_id=?)'],
    ['ledger of an item', (db: Db) => movementsOfItem(db, 'store-a', 'amox'), 'INDEX invoice_line_item (item_id=?)'],
    ['promises of a batch', (db: Db) => promisesOf(db, 'store-a', 'b1'), 'INDEX invoice_line_stock (stock_line_id=?)'],
    ['stock of an item', (db: Db) => itemStock(db, 'store-a', 'amox', '2026-01-01'), 'INDEX stock_line_item (store_id=? AND item_id=?)'],
  ] as const)('%s', (_, ask, wanted) => {
    const { db } = makeClinic({ isAudited: false })
    const found = plan(db, () => ask(db))
    expect(found).toContain(wanted)
    expect(found).not.toMatch(/^SCAN (l|i|s|item_day|invoice|invoice_line|stock_line)\b/m)
  })
})
