import { expect, test } from 'vitest'
import { createClient } from '../../../src-main/contract/client.ts'
import type { Input } from '../../../src-main/contract/operations.ts'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import { parseRoute, routeText } from '../../../src-renderer/stores/route-text.ts'
import { createStockStore } from '../../../src-renderer/stores/stock.ts'

function askedStore(answer = ok({ rows: [], offset: 0, matching: 0, counts: {} }) as unknown) {
  const asked: Input<'stock.list'>[] = []
  const client = createClient(
    (_, input) => {
      asked.push(input as Input<'stock.list'>)
      return Promise.resolve(answer as never)
    },
    () => () => undefined,
  )
  return { store: createStockStore(client), asked }
}

test('U-11: the list asks for what is in stock, by item, and a search begins at the top', () => {
  const { store, asked } = askedStore()
  store.getState().show(0, 20)
  store.getState().setActive(7)
  store.getState().setFilter({ search: 'amox' })
  expect(asked).toEqual([
    { filter: { show: 'in_stock', search: '' }, sort: { by: 'item', descending: false }, offset: 0, limit: 50 },
    { filter: { show: 'in_stock', search: 'amox' }, sort: { by: 'item', descending: false }, offset: 0, limit: 50 },
  ])
  expect(store.getState().active).toBe(0)
})

test('3D: the same column again turns the order round; the largest number of packs comes first', () => {
  const { store } = askedStore()
  const sorted = () => store.getState().sort
  store.getState().sortBy('packs')
  expect(sorted()).toEqual({ by: 'packs', descending: true })
  store.getState().sortBy('packs')
  expect(sorted()).toEqual({ by: 'packs', descending: false })
  store.getState().sortBy('expiry')
  expect(sorted()).toEqual({ by: 'expiry', descending: false })
})

test('a refusal is kept for the screen', async () => {
  const { store } = askedStore(refuse('forbidden', 'right_missing'))
  store.getState().show(0, 20)
  await Promise.resolve()
  await Promise.resolve()
  expect(store.getState().refusal?.reason).toBe('right_missing')
})

test('another store was opened: nothing of the old one is kept', () => {
  const { store } = askedStore()
  store.getState().setFilter({ show: 'expired', search: 'x' })
  store.getState().reset()
  expect(store.getState()).toMatchObject({ matching: null, filter: { show: 'in_stock', search: '' } })
})

test.each(['stock', 'stock/expired', 'stock/none_available', 'batch/a%2Fb', 'item/amox', 'item/amox/ledger'])(
  'U-70: %s is a place of its own, so that a tile can lead there',
  (text) => expect(routeText(parseRoute(`#/${text}`))).toBe(text),
)
test('a tab that nobody knows is the first one', () => {
  expect(parseRoute('#/stock/none-such')).toEqual({ place: 'stock', show: null })
  expect(parseRoute('#/item/amox/none-such')).toEqual({ place: 'item', id: 'amox', tab: 'overview' })
})
