/** U-75: search, filter and order of a list in its address. */
import { describe, expect, test } from 'vitest'
import { queryOf, queryText } from '../../../src-renderer/stores/filter-address.ts'
import {
  itemsAsked,
  itemsQuery,
  stockAsked,
  stockQuery,
  stocktakesAsked,
  stocktakesQuery,
  transactionsAsked,
  transactionsQuery,
} from '../../../src-renderer/stores/list-queries.ts'
import { parseRoute, routeText } from '../../../src-renderer/stores/route-text.ts'
import { newestFirst, noFilter } from '../../../src-renderer/stores/transactions.ts'

/** As it comes back out of an address. */
const throughAddress = (query: Parameters<typeof queryText>[0]) => queryOf(`#/somewhere?${queryText(query)}`) ?? {}

describe('U-75: a list is found again by its address', () => {
  test('documents: kinds, states, days, marks, words and order', () => {
    const asked = {
      filter: {
        ...noFilter,
        kinds: ['outbound_shipment' as const],
        states: ['new' as const, 'picked' as const],
        search: 'Mathare & sons = 5 %',
        from: '2026-02-01',
        to: '2026-02-28',
        notSent: true,
        onHold: true,
      },
      sort: { by: 'name' as const, descending: false },
    }
    expect(transactionsAsked(throughAddress(transactionsQuery(asked)))).toEqual(asked)
  })

  test('what is as usual leaves the address bare', () => {
    expect(queryText(transactionsQuery({ filter: noFilter, sort: newestFirst }))).toBe('')
    expect(transactionsAsked({})).toEqual({ filter: noFilter, sort: newestFirst })
  })

  test('what cannot be read is left out, so that main is never asked for what it does not know', () => {
    const query = { kinds: 'poem,repack', states: 'lost', from: '2026-13-45', to: 'soon', sort: '-shoe', search: 'x'.repeat(500) }
    const { filter, sort } = transactionsAsked(query)
    expect({ ...filter, search: filter.search.length }).toEqual({ ...noFilter, kinds: ['repack'], search: 200 })
    expect(sort).toEqual(newestFirst)
  })

  test('stock, items and stocktakes', () => {
    const stock = { filter: { show: 'expiring' as const, search: 'amox' }, sort: { by: 'expiry' as const, descending: true } }
    expect(stockAsked(throughAddress(stockQuery(stock)))).toEqual({ search: 'amox', sort: stock.sort })
    const items = { filter: { show: 'all' as const, search: '', withInactive: true }, sort: { by: 'months' as const, descending: false } }
    expect(itemsAsked(throughAddress(itemsQuery(items)))).toEqual({ search: '', withInactive: true, sort: items.sort })
    const takes = { show: 'finalised' as const, search: 'March' }
    expect(stocktakesAsked(throughAddress(stocktakesQuery(takes)))).toEqual(takes)
  })

  test('the place is read whatever stands behind it', () => {
    for (const [hash, text] of [
      ['#/transactions?states=new', 'transactions'],
      ['#/stock/expiring?search=a/b', 'stock/expiring'],
      ['#/stocktakes?show=new', 'stocktakes'],
      ['#/print/stock/expired?search=a%2Fb', 'print/stock/expired?search=a%2Fb'],
    ] as const)
      expect(routeText(parseRoute(hash))).toBe(text)
  })
})
