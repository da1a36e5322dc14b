/** What the home page and the list of items are told (U-19, U-70, F-160, 5G). */
import { describe, expect, test } from 'vitest'
import { HomeDocuments, HomeStock } from '../../../src-main/contract/home.ts'
import type { ItemRow, ItemShow } from '../../../src-main/contract/items.ts'
import { ItemCounts, itemColumns, ItemPage } from '../../../src-main/contract/items.ts'
import { batchesOfItems, seenByStore } from '../../../src-main/repositories/item-figures.ts'
import { countItems, pageOfItems } from '../../../src-main/repositories/item-list.ts'
import { consumption } from '../../../src-main/repositories/ledger.ts'
import { heldInvoices } from '../../../src-main/repositories/open-documents.ts'
import { exportItems } from '../../../src-main/services/export-items.ts'
import { homeDocuments, homeStock, inbound, outbound } from '../../../src-main/services/home.ts'
import { itemPage } from '../../../src-main/services/item-page.ts'
import type { ItemsAsked } from '../../../src-main/services/list-items.ts'
import { itemCounts, listItems } from '../../../src-main/services/list-items.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'
import type { Clinic } from '../../support/builders.ts'
import { headsOf } from '../../support/export-heads.ts'
import { fromCentral, pull } from '../../support/make-db.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

const today = '2026-03-01'
const anew = <T>(_: string, compute: () => T): T => compute()
type Given = { show?: ItemShow; search?: string; withInactive?: boolean; sort?: ItemsAsked['sort']; offset?: number; limit?: number }

const asked = ({ show = 'all', search = '', withInactive = false, sort = { by: 'name', descending: false } }: Given): ItemsAsked => ({
  filter: { show, search, withInactive },
  sort,
})
const list = ({ db }: Clinic, given: Given = {}): ItemPage =>
  ItemPage.parse(listItems(db, 'store-a', { ...asked(given), offset: given.offset ?? 0, limit: given.limit ?? 50 }, today, anew))
const ids = (page: ItemPage) => page.rows.map((row) => row.id)
const home = ({ db }: Clinic): HomeStock => HomeStock.parse(homeStock(db, 'store-a', today, anew))
const row = (clinic: Clinic, id: string): ItemRow => list(clinic, { withInactive: true }).rows.find((one) => one.id === id)!

/** Issues so many packs of ten from a batch of the item, on that day. */
function issued({ add }: Clinic, itemId: string, packs: number, day = '2026-02-10'): void {
  const id = `out ${itemId} ${day}`
  add.invoice(id, { om_status: 'SHIPPED', status: 'fn', om_picked_datetime: `${day}T12:00:00`, confirm_date: day })
  add.line(`line of ${id}`, id, { item_ID: itemId, quantity: packs })
}

/** low: 2 months; enough: 4; over: 10; none: seen and empty; unused: lies here; unseen: this store has nothing to do with it. */
function stocked(): Clinic {
  const clinic = makeClinic()
  const { add } = clinic
  for (const [id, packs] of [
    ['low', 2],
    ['enough', 4],
    ['over', 10],
    ['unused', 5],
  ] as const) {
    add.item(id, `Medicine ${id}`)
    add.batch(`batch of ${id}`, packs, { item_ID: id, expiry_date: '' })
    if (id !== 'unused') for (const day of ['2025-12-02', '2026-01-10', '2026-02-10']) issued(clinic, id, 1, day)
  }
  add.item('empty', 'Medicine empty')
  add.batch('nothing left', 0, { item_ID: 'empty' })
  add.item('unseen', 'Medicine unseen')
  fromCentral(clinic.db, (tx) =>
    pull(tx, 'item_store_join', { ...fullRow('item_store_join', 'j'), store_ID: 'store-b', item_ID: 'unseen', inactive: false }),
  )
  return clinic
}

describe('U-19, 5G: alerts', () => {
  test('low is under three months, too much is over six, without use neither; none is what the store sees and has not', () => {
    const clinic = stocked()
    const bands = Object.fromEntries(list(clinic).rows.map((one) => [one.id, one.band]))
    expect(bands).toEqual({ low: 'low', enough: 'enough', over: 'over', unused: 'unused', empty: 'none', unseen: null, amox: null })
    expect(home(clinic).bands).toEqual({ none: 1, low: 1, enough: 1, over: 1, unused: 1 })
    expect(home(clinic).items).toBe(5)
  })

  test.each([
    ['as usual', {}],
    ['days without stock left out', { adjust_for_number_of_days_out_of_stock: true }],
    ['looking back one month only', { monthlyConsumptionLookBackPeriod: 1 }],
  ])('T11: a row says the same as the page of its item, %s', (_, preferences) => {
    const clinic = stocked()
    clinic.add.preferences(preferences)
    clinic.add.item('out', 'Medicine out')
    clinic.add.batch('away', 0, { item_ID: 'out' })
    issued(clinic, 'out', 3, '2025-11-20')
    clinic.add.item('back', 'Medicine back')
    clinic.add.batch('just came', 6, { item_ID: 'back' })
    for (const day of ['2025-10-01', '2026-01-20']) issued(clinic, 'back', 2, day)
    clinic.add.batch('old', 3, { item_ID: 'low', expiry_date: '2026-02-01' })
    clinic.add.batch('soon', 40, { item_ID: 'low', expiry_date: '2026-03-20' })
    clinic.add.batch('promised', 6, { item_ID: 'low', available: 2, expiry_date: '2026-09-20' })
    clinic.at('2026-03-01T08:00:00.000Z')
    for (const one of list(clinic, { withInactive: true }).rows) {
      const page = valueOf(itemPage(clinic.db, 'store-a', one.id, today))
      expect(one).toMatchObject({
        total: page.stock.total,
        available: page.stock.available,
        expired: page.stock.expired,
        perMonth: page.use.perMonth,
        monthsOfStock: page.monthsOfStock,
        lastsUntil: page.lastsUntil,
      })
      const atRisk = page.batches.filter((batch) => batch.mark !== 'expired').reduce((sum, batch) => sum + batch.atRisk, 0)
      expect(one.atRisk).toBeCloseTo(atRisk, 6)
      expect(one.band ?? 'none').toBe(page.band)
    }
  })

  test('an item that is new here is measured by the days it has been here', () => {
    const clinic = stocked()
    clinic.add.item('new', 'Medicine new')
    clinic.add.batch('fresh', 3, { item_ID: 'new' })
    issued(clinic, 'new', 1, '2026-02-20')
    expect(row(clinic, 'new').perMonth).toBe(valueOf(itemPage(clinic.db, 'store-a', 'new', today)).use.perMonth)
    expect(row(clinic, 'new').perMonth).toBe(30)
  })

  test('expired batches, batches on hold and what expires by month count only what lies here', () => {
    const clinic = makeClinic()
    const { add } = clinic
    add.location('shut', { hold: true })
    add.batch('old', 3, { expiry_date: '2026-02-28' })
    add.batch('old and gone', 0, { expiry_date: '2026-02-28' })
    add.batch('today', 3, { expiry_date: '2026-03-01' })
    add.batch('may', 3, { expiry_date: '2026-05-31', hold: true })
    add.batch('placed', 3, { expiry_date: '', location_ID: 'shut' })
    add.batch('theirs', 3, { store_ID: 'store-b', expiry_date: '2026-02-28' })
    expect(home(clinic)).toMatchObject({ expired: { batches: 1, names: ['Amoxicillin 250 mg'] }, onHold: 2 })
    expect(home(clinic).expiring.map(({ batches }) => batches)).toEqual([1, 0, 1, 0, 0, 0])
  })

  test('what runs out first stands first; what is used and gone at the top', () => {
    const clinic = stocked()
    clinic.add.item('gone', 'Medicine gone')
    clinic.add.batch('no more', 0, { item_ID: 'gone' })
    issued(clinic, 'gone', 2)
    const [first, ...rest] = home(clinic).runsOut
    expect(first).toMatchObject({ id: 'gone', months: 0, total: 0, lastsUntil: today })
    expect(rest.map(({ id }) => id)).toEqual(['low', 'enough', 'over'])
  })

  test('stocktakes that are not finalised are counted, the newest shown', () => {
    const clinic = makeClinic()
    clinic.add.stocktake('open', { serial_number: 7, Description: 'cold room' })
    clinic.add.stocktake('done', { status: 'fn' })
    expect(home(clinic).stocktakes).toMatchObject({ count: 1, newest: [{ id: 'open', number: 7 }] })
  })
})

describe('U-70: documents', () => {
  test('what is not shipped and what is not received; held ones by themselves; nothing of another store', () => {
    const clinic = makeClinic()
    const { add } = clinic
    add.invoice('a')
    add.invoice('b', { om_status: 'PICKED', hold: true })
    add.invoice('c', { om_status: 'SHIPPED', status: 'fn', hold: true })
    add.invoice('theirs', { store_ID: 'store-b' })
    add.customer('depot', { supplier: true })
    const supplier = { type: 'si', om_type: 'INBOUND_SHIPMENT', name_ID: 'depot' }
    add.invoice('d', { ...supplier, status: 'nw' })
    add.invoice('e', { ...supplier, status: 'sg', om_status: 'SHIPPED', hold: true })
    add.invoice('f', { ...supplier, status: 'cn', om_status: 'RECEIVED' })
    const told = [outbound, inbound].map((direction) => HomeDocuments.parse(homeDocuments(clinic.db, 'store-a', direction, today)))
    expect(told.map(({ open }) => open)).toEqual([2, 2])
    expect(told.map(({ held }) => [held.count, held.newest.map(({ id }) => id)])).toEqual([
      [1, ['b']],
      [1, ['e']],
    ])
  })

  test('on the way is what goes between two stores and has not arrived, the newest first and nothing that is long past', () => {
    const clinic = makeClinic()
    const { add } = clinic
    add.name('name of far', { type: 'store', name: 'Far' })
    const shipped = { om_status: 'SHIPPED', status: 'fn', name_ID: 'name of far' }
    add.invoice('first', { ...shipped, om_created_datetime: '2026-02-01T10:00:00' })
    add.invoice('second', { ...shipped, om_created_datetime: '2026-02-05T10:00:00' })
    add.invoice('old', { ...shipped, om_created_datetime: '2025-06-05T10:00:00' })
    add.invoice('here', { ...shipped, om_status: 'VERIFIED' })
    add.invoice('paper', { ...shipped, name_ID: 'ward' })
    const { onTheWay } = homeDocuments(clinic.db, 'store-a', outbound, today)
    expect(onTheWay.map(({ id }) => id)).toEqual(['second', 'first'])
  })
})

describe('the list of items', () => {
  test('F-160: drafts, merged and deleted items only where they are asked for, and they say what they are', () => {
    const clinic = stocked()
    clinic.add.item('draft', 'Draft', { status: 'draft', isDeleted: false })
    clinic.add.item('service', 'A service', { type_of: 'service' })
    expect(ids(list(clinic))).not.toContain('draft')
    expect(row(clinic, 'draft').status).toBe('draft')
    expect(ids(list(clinic, { withInactive: true }))).not.toContain('service')
    expect(list(clinic, { withInactive: true }).matching).toBe(list(clinic).matching + 1)
  })

  test.each(['none', 'low', 'enough', 'over', 'unused', 'at_risk'] as const)('U-70: the tab %s shows as many as it counts', (show) => {
    const clinic = stocked()
    clinic.add.batch('soon', 40, { item_ID: 'low', expiry_date: '2026-03-20', available: 0 })
    const counts = ItemCounts.parse(itemCounts(clinic.db, 'store-a', today, anew))
    const page = list(clinic, { show })
    expect(page.matching).toBe(counts[show])
    expect(page.rows).toHaveLength(counts[show])
    expect(counts[show]).toBeGreaterThan(0)
  })

  test('sorted by what is asked; what has no figure stands last both ways; pages follow on each other', () => {
    const clinic = stocked()
    const by = (sort: ItemsAsked['sort']) => ids(list(clinic, { sort }))
    expect(by({ by: 'name', descending: true })).toEqual(by({ by: 'name', descending: false }).toReversed())
    expect(by({ by: 'months', descending: false }).slice(0, 3)).toEqual(['low', 'enough', 'over'])
    expect(by({ by: 'months', descending: true }).slice(0, 3)).toEqual(['over', 'enough', 'low'])
    expect(by({ by: 'total', descending: true })[0]).toBe('over')
    const parts = [0, 3, 6].flatMap((offset) => ids(list(clinic, { sort: { by: 'use', descending: true }, offset, limit: 3 })))
    expect(parts).toEqual(by({ by: 'use', descending: true }))
  })

  test('found by words of name or code, under each tab', () => {
    const clinic = stocked()
    expect(ids(list(clinic, { search: 'medi low' }))).toEqual(['low'])
    expect(ids(list(clinic, { search: 'ENOUGH' }))).toEqual(['enough'])
    expect(ids(list(clinic, { search: 'enough', show: 'low' }))).toEqual([])
    clinic.add.item('creme', 'Crème à l’œillet')
    expect(ids(list(clinic, { search: 'OEILLET creme' }))).toEqual(['creme'])
    const all = list(clinic, { search: 'medi' })
    expect(all.matching).toBe(all.rows.length)
    for (const sort of [
      { by: 'name', descending: false },
      { by: 'code', descending: true },
    ] as const)
      for (const offset of [0, 1, all.matching - 1, all.matching + 1])
        expect(list(clinic, { search: 'medi', sort, offset, limit: 2 }).matching, `from ${offset}`).toBe(all.matching)
  })

  test('U-64: the file has every row of the filter, in the order of the list, with words for codes', async () => {
    const clinic = stocked()
    const words = { 'band.low': 'Low stock', 'status.active': 'active' }
    const file = await exportItems(clinic.db, 'store-a', { ...asked({ show: 'low' }), heads: headsOf(itemColumns), words }, today, anew)
    expect(file.fileName).toBe('outpost-items-2026-03-01.csv')
    expect(file.text.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      itemColumns.join(','),
      'Medicine low,LOW,tab,active,20,20,10,2,Low stock,2026-04-30,0,0',
    ])
  })
})

/** The plan of the last query that `run` prepares. */
function planOf({ db }: Clinic, run: () => unknown): string {
  const prepare = db.sqlite.prepare.bind(db.sqlite)
  let found = ''
  db.sqlite.prepare = (text: string) => {
    found = text
    return prepare(text)
  }
  run()
  db.sqlite.prepare = prepare
  return JSON.stringify(prepare(`EXPLAIN QUERY PLAN ${found}`).all(...Array.from({ length: found.split('?').length - 1 }, () => 1)))
}

describe('issue 5, speed: figures and lists come out of indexes (how quick that is, the bench measures)', () => {
  const page = { offset: 0, limit: 50 }
  const all = { words: [], withInactive: false }

  test('a page of items walks the names or the codes and sorts nothing', () => {
    const clinic = makeClinic()
    for (const [by, index] of [
      ['name', 'item_listed'],
      ['code', 'item_listed_by_code'],
    ] as const) {
      for (const words of [[], ['amox', '250']]) {
        const plan = planOf(clinic, () => pageOfItems(clinic.db, { ...all, words }, { by, descending: false }, page))
        expect(plan).toContain(`SCAN t USING COVERING INDEX ${index}"`)
        expect(plan).not.toContain('TEMP B-TREE')
      }
    }
    for (const words of [[], ['amox']])
      expect(planOf(clinic, () => countItems(clinic.db, { ...all, words }))).toMatch(/SCAN t USING COVERING INDEX item_listed/)
    const inactive = { words: ['amox'], withInactive: true }
    expect(planOf(clinic, () => countItems(clinic.db, inactive))).toContain('COVERING INDEX item_name')
  })

  test('stock and use of every item, and what is held, come from indexes alone', () => {
    const clinic = makeClinic()
    expect(planOf(clinic, () => batchesOfItems(clinic.db, 'store-a', null))).toContain('COVERING INDEX stock_line_item')
    expect(planOf(clinic, () => consumption(clinic.db, 'store-a', null, '2026-01-01', today))).toContain('COVERING INDEX item_day_by_day')
    expect(planOf(clinic, () => seenByStore(clinic.db, 'store-a'))).toContain('COVERING INDEX item_listed')
    expect(planOf(clinic, () => heldInvoices(clinic.db, 'store-a', 'outbound_shipment', ['new']))).toContain('invoice_held')
  })
})
