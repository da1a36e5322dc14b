/** The questions about stock as the page asks them: list, batch with its ledger, item with its use. */
import { describe, expect, test } from 'vitest'
import { BatchDetails, ItemDetails, LedgerPage, StockPage } from '../../../src-main/contract/stock.ts'
import { batchPage } from '../../../src-main/services/batch-page.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { itemLedger, itemPage } from '../../../src-main/services/item-page.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import type { StockListInput } from '../../../src-main/services/stock-list.ts'
import { listStock } from '../../../src-main/services/stock-list.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import type { Clinic } from '../../support/builders.ts'

const today = '2026-03-01'
const remember = <T>(_: string, compute: () => T): T => compute()
type Asked = Partial<StockListInput['filter'] & Pick<StockListInput, 'sort' | 'offset' | 'limit'>>
const list = ({ db }: Clinic, given: Asked = {}) =>
  StockPage.parse(
    listStock(
      db,
      'store-a',
      {
        filter: { show: given.show ?? 'in_stock', search: given.search ?? '' },
        sort: given.sort ?? { by: 'item', descending: false },
        offset: given.offset ?? 0,
        limit: given.limit ?? 50,
      },
      today,
      remember,
    ),
  )
const ids = (page: StockPage) => page.rows.map((row) => row.id)

function stocked(): Clinic {
  const clinic = makeClinic()
  const { add } = clinic
  add.item('zinc', 'Zinc 20 mg')
  add.item('orphan', 'Not here')
  add.location('shut', { hold: true })
  add.batch('never', 1, { expiry_date: '', batch: 'NX-1' })
  add.batch('late', 4, { expiry_date: '2027-01-01', batch: 'ax-2' })
  add.batch('soon', 2, { expiry_date: '2026-04-01', batch: 'AX-10' })
  add.batch('old', 3, { expiry_date: '2026-02-01' })
  add.batch('gone', 0, { expiry_date: '2026-02-01' })
  add.batch('promised', 0, { item_ID: 'zinc', quantity: 5, available: 0 })
  add.batch('held', 7, { item_ID: 'zinc', location_ID: 'shut' })
  add.batch('theirs', 9, { store_ID: 'store-b' })
  return clinic
}

describe('U-11: the stock list', () => {
  test('shows what lies in this store, items by name, batches as they are given out, those that never expire last', () => {
    const page = list(stocked())
    expect(ids(page)).toEqual(['old', 'soon', 'late', 'never', 'held', 'promised'])
    expect(page.matching).toBe(6)
    expect(page.counts).toEqual({ in_stock: 6, expiring: 1, expired: 1, on_hold: 1, none_available: 1, empty: 1 })
    expect(page.rows.map((row) => row.mark)).toEqual(['expired', 'expires_soon', null, null, 'location_on_hold', 'none_available'])
  })

  test.each([
    ['expiring', ['soon']],
    ['expired', ['old']],
    ['on_hold', ['held']],
    ['none_available', ['promised']],
    ['empty', ['gone']],
  ] as const)('the tab %s', (show, wanted) => {
    const page = list(stocked(), { show })
    expect(ids(page)).toEqual(wanted)
    expect(page.matching).toBe(wanted.length)
  })

  test.each([
    ['zin', ['held', 'promised']],
    ['20 ZINC', ['held', 'promised']],
    ['AMOX', ['old', 'soon', 'late', 'never']],
    ['ax', ['soon', 'late']],
    ['AX-2', ['late']],
    ['x-2', []],
  ] as const)('finds by words of the item and by the beginning of the batch: %s', (search, wanted) => {
    const page = list(stocked(), { search })
    expect(ids(page)).toEqual(wanted)
    expect(page.matching).toBe(wanted.length)
  })

  test('found by their item and by their own number stand in one order, each once, page after page', () => {
    const clinic = stocked()
    clinic.add.batch('both', 1, { expiry_date: '2026-03-15', batch: 'Amox-1' })
    clinic.add.batch('other', 1, { item_ID: 'zinc', batch: 'AMOX-2' })
    clinic.add.batch('elsewhere', 1, { item_ID: 'zinc', batch: 'AMOX-3', store_ID: 'store-b' })
    const wanted = ['old', 'both', 'soon', 'late', 'never', 'other']
    const pages = [0, 2, 4].map((offset) => list(clinic, { search: 'amox', offset, limit: 2 }))
    expect(pages.flatMap(ids)).toEqual(wanted)
    expect(pages.map((page) => page.matching)).toEqual([6, 6, 6])
    expect(list(clinic, { search: 'amox', offset: 5, limit: 2 }).matching, 'a page that is not full').toBe(6)
    expect(list(clinic, { search: 'amox', offset: 8, limit: 2 }), 'a page past the end').toMatchObject({ rows: [], matching: 6 })
    const byPacks = list(clinic, { search: 'amox', sort: { by: 'packs', descending: true } })
    expect(ids(byPacks)).toEqual(['late', 'old', 'soon', 'both', 'never', 'other'])
  })

  test.each([
    ['expiry', false, ['old', 'soon', 'late']],
    ['packs', true, ['held', 'promised', 'late']],
    ['location', false, ['held', 'old', 'soon']],
    ['item', true, ['held', 'promised', 'old']],
  ] as const)('by %s', (by, descending, first) => {
    expect(ids(list(stocked(), { sort: { by, descending } })).slice(0, 3)).toEqual(first)
  })
})

function ship(clinic: Clinic, id: string, packs: number): void {
  const { context } = clinic
  let invoice = valueOf(createInvoice(context, { id, nameId: 'ward' }))
  invoice = valueOf(setBatch(context, { id, version: invoice.version, stockLineId: 'late', packs }))
  valueOf(finaliseInvoice(context, { id, version: invoice.version }))
}
const first = '11111111-1111-4111-8111-111111111111'
const second = '22222222-2222-4222-8222-222222222222'

describe('U-18: the ledger', () => {
  test('of a batch: opening entry, what left with its document and the balance, which ends at what is there', () => {
    const clinic = stocked()
    ship(clinic, first, 1)
    const draft = valueOf(createInvoice(clinic.context, { id: second, nameId: 'ward' }))
    valueOf(setBatch(clinic.context, { id: second, version: draft.version, stockLineId: 'late', packs: 2 }))
    const batch = BatchDetails.parse(valueOf(batchPage(clinic.db, 'store-a', 'late', today)))
    expect(batch).toMatchObject({ total: 3, available: 1, ledger: { opening: 40, missing: 0, total: 30, count: 1 } })
    expect(batch.ledger.entries).toMatchObject([
      { documentId: first, kind: 'outbound_shipment', number: 1, name: 'ward', units: -10, balance: 30 },
    ])
    expect(batch.promises).toMatchObject([{ documentId: second, packs: 2 }])
    expect(batch.available + batch.promises.reduce((sum, one) => sum + one.packs, 0)).toBe(batch.total)
  })

  test('of an item, in parts, newest first', () => {
    const clinic = stocked()
    ship(clinic, first, 1)
    clinic.at('2026-03-02T08:00:00.000Z')
    ship(clinic, second, 2)
    const part = (offset: number, limit: number) =>
      LedgerPage.parse(itemLedger(clinic.db, 'store-a', 'amox', { offset, limit }, '2026-03-02'))
    expect(part(0, 50).entries.map((entry) => [entry.documentId, entry.units, entry.balance])).toEqual([
      [second, -20, 70],
      [first, -10, 90],
    ])
    expect(part(1, 1)).toMatchObject({ count: 2, offset: 1, opening: 100, entries: [{ documentId: first }] })
  })

  test('a batch or an item of nobody here is said to be gone', () => {
    const { db } = stocked()
    expect(reasonOf(batchPage(db, 'store-a', 'theirs', today))).toBe('batch_gone')
    expect(reasonOf(itemPage(db, 'store-a', 'none such', today))).toBe('item_gone')
  })
})

describe('U-21, 5G: the page of an item', () => {
  test('stock, what of it can be used, its use a month with every figure behind it, and how long it lasts', () => {
    const clinic = stocked()
    const day = '2026-02-10T10:00:00'
    clinic.add.invoice('earlier', { om_status: 'SHIPPED', om_created_datetime: day, om_picked_datetime: day })
    clinic.add.line('its line', 'earlier', { item_line_ID: 'late', quantity: 6 })
    const item = ItemDetails.parse(valueOf(itemPage(clinic.db, 'store-a', 'amox', today)))
    expect(item.stock).toEqual({ total: 100, available: 100, usable: 70, expired: 30, onHold: 0 })
    expect(item.use).toMatchObject({ issued: 60, from: '2026-02-10', to: today, days: 20, daysOut: 0, isShortened: true, perMonth: 90 })
    expect(item.monthsOfStock).toBeCloseTo(100 / 90)
    expect(item.band).toBe('low')
    expect(item.lastsUntil).toBe('2026-04-03')
    expect(item.history).toMatchObject({ start: 160, days: [{ day: '2026-02-10', in: 0, out: 60, balance: 100 }] })
    expect(item.batches.map((batch) => batch.id)).toEqual(['old', 'soon', 'late', 'never'])
  })

  test('T11: an item that was never here has no use, no months and no day', () => {
    const item = ItemDetails.parse(valueOf(itemPage(stocked().db, 'store-a', 'orphan', today)))
    expect(item).toMatchObject({
      monthsOfStock: null,
      band: 'none',
      lastsUntil: null,
      use: { perMonth: 0 },
      ledger: { count: 0, opening: 0 },
    })
  })
})

describe('lists are found in indexes', () => {
  const plan = ({ db }: Clinic, show: 'in_stock', search: string): string => {
    const asked: string[] = []
    const prepare = db.sqlite.prepare.bind(db.sqlite)
    db.sqlite.prepare = (text: string) => (asked.push(text), prepare(text))
    listStock(db, 'store-a', { filter: { show, search }, sort: { by: 'item', descending: false }, offset: 0, limit: 50 }, today, remember)
    db.sqlite.prepare = prepare
    const page =
      asked.find((text) => text.includes('order by') && text.includes('"s"."id" from "item"')) ??
      asked.find((text) => /cross join/i.test(text) && /order by/i.test(text)) ??
      ''
    const values = Array.from({ length: (page.match(/\?/g) ?? []).length }, () => null)
    return (prepare(`EXPLAIN QUERY PLAN ${page}`).all(...values) as { detail: string }[]).map((row) => row.detail).join('\n')
  }
  test.each(['', 'amox'])('a page by item, search %j: items by name, their batches in the index of batches', (search) => {
    const found = plan(stocked(), 'in_stock', search)
    expect(found).toMatch(/SCAN t USING COVERING INDEX item_name/)
    expect(found).toMatch(
      /SEARCH s USING INDEX stock_line_item \(store_id=\? AND item_id=\?\)|SEARCH s USING COVERING INDEX stock_line_item/,
    )
    expect(found).not.toMatch(/^SCAN s/m)
    const [byItem = '', byNumber = 'SEARCH s USING INDEX stock_line_batch'] = found.split('\nRIGHT\n')
    expect(byItem).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
    expect(byNumber).toMatch(/^SEARCH s USING INDEX stock_line_batch/)
    expect(found.startsWith('MERGE')).toBe(search !== '')
  })
})
