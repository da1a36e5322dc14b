import { expect, test } from 'vitest'
import type { HomeDocuments, HomeStock } from '../../../src-main/contract/home.ts'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { TransactionRow } from '../../../src-main/contract/trade.ts'
import type { Known } from '../../../src-renderer/features/home/needs.ts'
import { needsOf, partOfDay } from '../../../src-renderer/features/home/needs.ts'
import { syncWith } from '../../../src-renderer/features/stores/sync-rows.ts'
import { filterOf } from '../../../src-renderer/features/transactions/views.ts'
import { createItemsStore } from '../../../src-renderer/stores/items.ts'
import { parseRoute, routeText, transactionViews } from '../../../src-renderer/stores/route-text.ts'

const nothing: Known = { stock: null, outbound: null, inbound: null, problems: 0, unsent: 0 }
const documents = (open: number, held: readonly string[]): HomeDocuments => ({
  open,
  held: { count: held.length, newest: held.map((id) => ({ id, number: 482, name: 'Depot' }) as TransactionRow) },
  onTheWay: [],
})
const stock = (change: Partial<HomeStock>): HomeStock =>
  ({ expired: { batches: 0, names: [] }, atRisk: 0, stocktakes: { count: 0, newest: [] }, ...change }) as HomeStock
const placesOf = (known: Partial<Known>) => needsOf({ ...nothing, ...known }).map(({ kind, count, to }) => [kind, count, to])

test('U-70: nothing that is not there, and nothing that this person may not see, is a tile', () => {
  expect(placesOf({})).toEqual([])
  expect(placesOf({ stock: stock({}), outbound: documents(0, []), inbound: documents(0, []) })).toEqual([])
})

test('U-70: each tile leads to its list with the filter set; what is on hold is not counted twice', () => {
  expect(
    placesOf({
      problems: 2,
      unsent: 4,
      inbound: documents(5, ['a', 'b']),
      outbound: documents(3, []),
      stock: stock({ expired: { batches: 2, names: ['Zinc'] }, atRisk: 1 }),
    }),
  ).toEqual([
    ['problems', 2, 'sync/problems'],
    ['heldSupplier', 2, 'transactions/inbound_on_hold'],
    ['receive', 3, 'transactions/to_receive'],
    ['ship', 3, 'transactions/to_ship'],
    ['expired', 2, 'stock/expired'],
    ['atRisk', 1, 'items/at_risk'],
    ['unsent', 4, 'sync/waiting'],
  ])
})

test('U-70: where there is one document on hold, or one stocktake, the tile opens it', () => {
  const stocktake = { id: 's/1' } as HomeStock['stocktakes']['newest'][number]
  expect(
    placesOf({
      inbound: documents(1, ['in 1']),
      outbound: documents(1, ['out']),
      stock: stock({ stocktakes: { count: 1, newest: [stocktake] } }),
    }),
  ).toEqual([
    ['heldSupplier', 1, 'transaction/in%201'],
    ['heldCustomer', 1, 'transaction/out'],
    ['stocktakes', 1, 'stocktake/s%2F1'],
  ])
})

test.each(transactionViews)('U-70: the address transactions/%s keeps to its filter', (view) => {
  expect(routeText(parseRoute(`#/transactions/${view}`))).toBe(`transactions/${view}`)
  expect(filterOf[view].states).not.toContain('verified')
  expect(filterOf[view].onHold ?? false).toBe(view.endsWith('on_hold'))
})

test('U-70: the first page is the home page, and an address that means nothing leads there', () => {
  for (const text of ['', '#/', '#/home', '#/nowhere']) expect(parseRoute(text)).toEqual({ place: 'home' })
  expect(parseRoute('#/transactions/nonsense')).toEqual({ place: 'transactions', view: null })
  expect(parseRoute('#/items/low')).toEqual({ place: 'items', show: 'low' })
  expect(routeText({ place: 'items', show: null })).toBe('items')
})

test('the greeting goes by the clock', () => {
  expect([3, 4, 11, 12, 17, 18, 23].map((hour) => partOfDay(new Date(2026, 2, 1, hour)))).toEqual([
    'evening',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ])
})

test('F-013, F-014: what the store is here, and the site where it is active', () => {
  expect(syncWith({ role: 'active', siteNumber: 12 }, 12)).toEqual([{ number: 12, isHere: true, type: 'active' }])
  expect(syncWith({ role: 'collector', siteNumber: 7 }, 12)).toEqual([
    { number: 12, isHere: true, type: 'collector' },
    { number: 7, isHere: false, type: 'active' },
  ])
  expect(syncWith({ role: 'transfer', siteNumber: null }, 12)).toEqual([{ number: 12, isHere: true, type: 'transfer' }])
  expect(syncWith({ role: 'nowhere', siteNumber: null }, 12)).toEqual([{ number: 12, isHere: true, type: 'none' }])
})

function itemsStore() {
  const asked: unknown[] = []
  let matching = 120
  const store = createItemsStore({
    'items.list': async (input) => {
      asked.push(input)
      return input.filter.search === 'shut' ? refuse('forbidden', 'right_missing') : ok({ rows: [], offset: input.offset, matching })
    },
    'items.counts': async () => {
      asked.push('counts')
      return ok({ all: 120, none: 1, low: 2, enough: 3, over: 4, unused: 5, at_risk: 6 })
    },
  })
  return { store, asked, match: (count: number) => void (matching = count) }
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('U-19: another filter or order asks anew from the top; the largest stock stands first', async () => {
  const { store, asked } = itemsStore()
  store.getState().show(0, 10)
  await settled()
  expect(store.getState().matching).toBe(120)
  store.getState().sortBy('total')
  store.getState().setFilter({ show: 'low', withInactive: true })
  await settled()
  expect(asked.at(-1)).toEqual({
    filter: { show: 'low', search: '', withInactive: true },
    sort: { by: 'total', descending: true },
    offset: 0,
    limit: 50,
  })
  store.getState().setFilter({ search: 'shut' })
  await settled()
  expect(store.getState().refusal).toMatchObject({ reason: 'right_missing' })
})

test('U-19: a change of the data asks for rows and counts again; another store forgets them', async () => {
  const { store, asked } = itemsStore()
  store.getState().refresh()
  expect(asked).toEqual([])
  store.getState().show(0, 10)
  await settled()
  store.getState().refresh()
  await settled()
  expect(store.getState().counts).toMatchObject({ at_risk: 6 })
  store.getState().reset()
  expect(store.getState()).toMatchObject({ matching: null, counts: {}, filter: { show: 'all' } })
})
