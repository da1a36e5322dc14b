/** F-200, F-201: the three reports over the stores that are active here, against plain arithmetic and the rights of who asks. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Right } from '../../../src-main/contract/rights.ts'
import { lineTotal, roundMoney } from '../../../src-main/domain/money.ts'
import { remembering } from '../../../src-main/repositories/counts.ts'
import { stockWorth } from '../../../src-main/repositories/stock-value.ts'
import { stockOf } from '../../../src-main/repositories/store-certificate.ts'
import { valueReport } from '../../../src-main/services/reports.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'
import type { Clinic } from '../../support/builders.ts'
import type { ClinicApp, TestUser } from '../../support/people.ts'
import { loginStub, numbersOf, openClinic } from '../../support/people.ts'

const all = { itemId: 'amox', covers: 'all' } as const

type Rights = Readonly<Record<string, readonly Right[]>>

/** The clinic so many days on, with somebody signed in who has these rights at these stores. */
async function asked(stores: Rights, fill: (clinic: Clinic) => void = () => {}, daysOn = 0): Promise<ClinicApp> {
  const central = loginStub()
  const numbers: TestUser['stores'] = Object.fromEntries(Object.entries(stores).map(([id, rights]) => [id, numbersOf(...rights)]))
  central.add('boss', numbers)
  const clinic = await openClinic(fill, central)
  clinic.passes(daysOn * 86_400_000)
  valueOf(await clinic.client['session.signIn']({ username: 'boss', password: 'boss-secret' }))
  return clinic
}
const both = { 'store-a': ['viewStock'], 'store-c': ['viewStock'] } as const
const issue = (clinic: Clinic, id: string, day: string, packs: number, more: object = {}) => {
  clinic.add.invoice(id, { status: 'fn', om_status: 'SHIPPED', om_picked_datetime: `${day}T10:00:00`, confirm_date: day, ...more })
  clinic.add.line(`line of ${id}`, id, { quantity: packs })
}

describe('F-201: stock of an item at each store and place', () => {
  it('F-201: packs, units, value and first expiry of each place, and the totals', async () => {
    const { client } = await asked(both, (clinic) => {
      clinic.add.location('shelf')
      clinic.add.batch('a1', 3, { location_ID: 'shelf', expiry_date: '2027-06-30', cost_price: 1.005 })
      clinic.add.batch('a2', 2, { location_ID: 'shelf', expiry_date: '2026-01-31', pack_size: 100, cost_price: 4 })
      clinic.add.batch('a3', 5, { hold: true, cost_price: 0.335 })
      clinic.add.batch('gone', 0)
      clinic.add.item('para', 'Paracetamol 500 mg')
      clinic.add.batch('other', 9, { item_ID: 'para' })
    })
    const { head, item, rows, total } = valueOf(await client['reports.stock'](all))
    expect(item).toEqual({ id: 'amox', code: 'AMOX', name: 'Amoxicillin 250 mg', unit: 'tab' })
    expect(head).toEqual({
      at: '2026-03-01T08:00:00.000Z',
      askedBy: 'Test boss',
      stores: [
        { id: 'store-a', code: 'store-a', name: 'store-a' },
        { id: 'store-c', code: 'store-c', name: 'store-c' },
      ],
      notCovered: 0,
    })
    expect(rows).toEqual([
      { storeId: 'store-a', place: 'shelf', packs: 5, packSize: null, units: 230, value: 11.02, earliestExpiry: '2026-01-31' },
      { storeId: 'store-a', place: '', packs: 5, packSize: 10, units: 50, value: 1.68, earliestExpiry: '2027-06-30' },
      { storeId: 'store-c', place: null, packs: 0, packSize: null, units: 0, value: 0, earliestExpiry: null },
    ])
    expect(total).toEqual({ packs: 10, packSize: null, units: 280, value: 12.7, earliestExpiry: '2026-01-31' })
  })

  it('F-201, 5G: a batch below zero, without a price or without a size counts as on the page of the item and in the value of all', async () => {
    const { client } = await asked({ 'store-a': ['viewStock'] }, (clinic) => {
      clinic.add.batch('a1', 5, { cost_price: 2 })
      clinic.add.batch('owed', -2, { cost_price: 3, expiry_date: '2026-01-01' })
      clinic.add.batch('free', 1, { cost_price: null })
      clinic.add.batch('odd', 4, { pack_size: null, cost_price: 0.5 })
    })
    const { rows, total } = valueOf(await client['reports.stock'](all))
    const lying = { packs: 8, packSize: null, units: 40, value: 6, earliestExpiry: '2027-06-30' }
    expect(rows).toEqual([{ storeId: 'store-a', place: '', ...lying }])
    expect(total).toEqual(lying)
    expect(valueOf(await client['item.page']({ id: 'amox' })).stock.total).toBe(total.units)
    expect(valueOf(await client['reports.value']({ covers: 'all' })).total.value).toBe(total.value)
  })

  it('F-201: an item that is not here is refused', async () => {
    const { client } = await asked(both)
    for (const report of ['reports.stock', 'reports.use'] as const)
      expect(await client[report]({ itemId: 'nothing', covers: 'all' })).toMatchObject({
        ok: false,
        error: { reason: 'item_gone', field: 'itemId' },
      })
  })
})

describe('F-201: value of all stock', () => {
  it('F-201: items, batches, value and share of each store', async () => {
    const { client } = await asked(both, (clinic) => {
      clinic.add.item('para', 'Paracetamol 500 mg')
      clinic.add.batch('a1', 3, { cost_price: 10 })
      clinic.add.batch('a2', 1, { cost_price: 15 })
      clinic.add.batch('gone', 0, { item_ID: 'para' })
      clinic.add.batch('c1', 3, { store_ID: 'store-c', cost_price: 5 })
      clinic.add.batch('c2', 2, { store_ID: 'store-c', item_ID: 'para', cost_price: 0 })
    })
    const { rows, total } = valueOf(await client['reports.value']({ covers: 'all' }))
    expect(rows).toEqual([
      { storeId: 'store-a', items: 1, batches: 2, value: 45, share: 0.75 },
      { storeId: 'store-c', items: 2, batches: 2, value: 15, share: 0.25 },
    ])
    expect(total).toEqual({ items: 2, batches: 4, value: 60 })
  })

  it('F-201: where nothing is worth anything no store has a share of it', async () => {
    const { client } = await asked(both)
    const { rows, total } = valueOf(await client['reports.value']({ covers: 'all' }))
    expect(rows.map(({ share }) => share)).toEqual([null, null])
    expect(total).toEqual({ items: 0, batches: 0, value: 0 })
  })

  it('F-201: follows a change of the stock at once', async () => {
    const clinic = makeClinic()
    clinic.add.batch('a1', 3, { cost_price: 10 })
    const remember = remembering(clinic.db)
    const worth = () => valueOf(valueReport(clinic.context, { covers: 'open' }, remember)).total
    expect(worth()).toEqual({ items: 1, batches: 1, value: 30 })
    clinic.add.batch('a1', 4, { cost_price: 10 })
    expect(worth()).toEqual({ items: 1, batches: 1, value: 40 })
  })

  it('F-201, F-236, 5D: is the sum of what the lines of its batches show, to the cent, and what the certificate of the store says', () => {
    const clinic = makeClinic({ isAudited: false })
    const price = fc.integer({ min: 0, max: 2_000_000 }).map((n) => n / 1000)
    const packs = fc.integer({ min: 0, max: 5000 }).map((n) => n / 4)
    fc.assert(
      fc.property(fc.array(fc.record({ price, packs }), { maxLength: 12 }), (batches) => {
        clinic.db.sqlite.exec('DELETE FROM stock_line')
        batches.forEach((batch, at) => clinic.add.batch(`b${at}`, batch.packs, { cost_price: batch.price }))
        const { cents, batches: count } = stockWorth(clinic.db, 'store-a')
        expect(roundMoney(cents / 100)).toBe(roundMoney(batches.reduce((sum, one) => sum + lineTotal(one.packs, one.price), 0)))
        expect(count).toBe(batches.filter((one) => one.packs > 0).length)
        expect(stockOf(clinic.db, 'store-a').cents).toBe(cents)
      }),
      { numRuns: 40 },
    )
  })
})

describe('F-201: monthly use of an item', () => {
  it('F-201: units issued by store and month, without what is not consumption, and the mean', async () => {
    const issued = (clinic: Clinic) => {
      clinic.add.batch('a1', 500)
      issue(clinic, 'jan', '2026-01-10', 6)
      issue(clinic, 'feb', '2026-02-10', 3)
      issue(clinic, 'now', '2026-03-10', 2)
      issue(clinic, 'new', '2026-02-11', 9, { status: 'sg', om_status: 'NEW', om_picked_datetime: '', confirm_date: '' })
      issue(clinic, 'returned', '2026-02-12', 8, { type: 'sc', om_type: 'SUPPLIER_RETURN' })
      issue(clinic, 'theirs', '2026-02-10', 4, { store_ID: 'store-c' })
    }
    // The middle of a month is the same month in every time zone.
    const { client } = await asked(both, issued, 14)
    const { months, rows, total } = valueOf(await client['reports.use'](all))
    expect(months.slice(-2)).toEqual(['2026-01', '2026-02'])
    expect(months).toHaveLength(12)
    const [here, there] = rows
    expect(here?.months).toEqual([...Array.from({ length: 10 }, () => null), 60, 30])
    expect(here).toMatchObject({ storeId: 'store-a', soFar: 20, total: 90, mean: 45 })
    expect(there?.months.slice(-2)).toEqual([null, 40])
    expect(there).toMatchObject({ storeId: 'store-c', soFar: 0, total: 40, mean: 40 })
    expect(total).toMatchObject({ soFar: 20, total: 130, mean: 65 })
    expect(total.months.slice(-2)).toEqual([60, 70])
  })

  it('F-201, 5G: the use a month is the one of the item’s page', async () => {
    const clinic = await asked(both, (add) => {
      add.add.batch('a1', 500)
      issue(add, 'jan', '2026-01-10', 6)
      issue(add, 'feb', '2026-02-10', 3)
    })
    const page = valueOf(await clinic.client['item.page']({ id: 'amox' }))
    const { rows } = valueOf(await clinic.client['reports.use']({ itemId: 'amox', covers: 'open' }))
    expect(rows.map(({ perMonth }) => perMonth)).toEqual([page.use.perMonth])
    expect(page.use.perMonth).toBeGreaterThan(0)
  })
})

describe('F-200: which stores a report covers', () => {
  const stock = (clinic: Clinic) => {
    clinic.add.batch('a1', 1)
    clinic.add.batch('c1', 1, { store_ID: 'store-c' })
    clinic.add.batch('b1', 1, { store_ID: 'store-b' })
  }
  const storesOf = async ({ client }: ClinicApp, covers: 'all' | 'open') => {
    const { head, rows } = valueOf(await client['reports.value']({ covers }))
    expect(rows.map(({ storeId }) => storeId)).toEqual(head.stores.map(({ id }) => id))
    return { stores: head.stores.map(({ id }) => id), notCovered: head.notCovered }
  }

  it('F-200: all that are active here, never one that is active elsewhere', async () => {
    const clinic = await asked({ ...both, 'store-b': ['viewStock'] }, stock)
    expect(await storesOf(clinic, 'all')).toEqual({ stores: ['store-a', 'store-c'], notCovered: 0 })
  })

  it('F-200: only the open one where that is asked for', async () => {
    const clinic = await asked(both, stock)
    expect(await storesOf(clinic, 'open')).toEqual({ stores: ['store-a'], notCovered: 0 })
  })

  it.each([
    ['is not theirs', { 'store-a': ['viewStock'] }],
    ['gives them no right to see its stock', { 'store-a': ['viewStock'], 'store-c': ['viewCustomerInvoices'] }],
  ] as const)('F-200, U-04: a store that %s is not covered, and the report says that one is missing', async (_, stores) => {
    const clinic = await asked(stores, stock)
    expect(await storesOf(clinic, 'all')).toEqual({ stores: ['store-a'], notCovered: 1 })
    const rows = [...valueOf(await clinic.client['reports.stock'](all)).rows, ...valueOf(await clinic.client['reports.use'](all)).rows]
    expect(rows.map(({ storeId }) => storeId)).toEqual(['store-a', 'store-a'])
  })

  it('F-200: one that is switched off at central is neither covered nor missing', async () => {
    const clinic = await asked(both, (add) => {
      stock(add)
      add.add.store('store-c', { disabled: true })
    })
    expect(await storesOf(clinic, 'all')).toEqual({ stores: ['store-a'], notCovered: 0 })
  })

  it('F-200, U-04: without the right at the open store it is refused, and the right is named', async () => {
    const { client } = await asked({ 'store-a': ['viewCustomerInvoices'], 'store-c': ['viewStock'] }, stock)
    expect(await client['reports.value']({ covers: 'all' })).toMatchObject({
      error: { reason: 'right_missing', params: { right: 'viewStock' } },
    })
  })

  it('F-200, F-011: a copy is no store that is active here, and is shown where it is asked for by itself', async () => {
    const clinic = await asked({ 'store-b': ['viewStock'] }, (add) => {
      stock(add)
      add.add.store('store-b', { sync_id_remote_site: 99, sync_type: 'collector' })
    })
    expect(await clinic.client['reports.value']({ covers: 'all' })).toMatchObject({ error: { reason: 'no_store_to_report' } })
    expect(await storesOf(clinic, 'open')).toEqual({ stores: ['store-b'], notCovered: 0 })
  })
})
