import { expect, test } from 'vitest'
import { batchMark } from '../../../src-main/domain/batch-mark.ts'
import { stockRules, usualStockRules } from '../../../src-main/domain/stock-rules.ts'

test('5G: look-back, low and over and what is worth a look come from the store preferences of central', () => {
  const rules = stockRules({ monthlyConsumptionLookBackPeriod: '6', monthsUnderstock: 2, monthsOverstock: 4, monthsItemsExpire: 2 })
  expect(rules).toMatchObject({ use: { months: 6 }, bands: { low: 2, over: 4 }, expiry: { soon: 42, later: 60 } })
})

test.each([{}, { monthlyConsumptionLookBackPeriod: '', monthsUnderstock: 0, monthsOverstock: null, monthsItemsExpire: 'many' }])(
  '5G: what is usual stands where central says nothing: %o',
  (data) => expect(stockRules(data)).toEqual(usualStockRules),
)

test('a store whose upper border lies below its lower one has one border, not an empty band', () => {
  expect(stockRules({ monthsUnderstock: 5, monthsOverstock: 2 }).bands).toEqual({ low: 5, over: 5 })
})

const batch = { id: 'b', packSize: 10, available: 5, total: 5, onHold: false, locationOnHold: false, expiryDate: '2027-01-01' }
test.each([
  [{}, null],
  [{ expiryDate: null }, null],
  [{ expiryDate: '2026-03-01' }, 'expires_soon'],
  [{ expiryDate: '2026-04-12' }, 'expires_soon'],
  [{ expiryDate: '2026-04-13' }, 'expires_later'],
  [{ expiryDate: '2026-05-31' }, 'expires_later'],
  [{ expiryDate: '2026-06-01' }, null],
  [{ expiryDate: '2026-02-28' }, 'expired'],
  [{ onHold: true }, 'on_hold'],
  [{ locationOnHold: true }, 'location_on_hold'],
  [{ onHold: true, expiryDate: '2026-02-28' }, 'expired'],
  [{ available: 0 }, 'none_available'],
  [{ available: 0, total: 0, expiryDate: '2026-02-28' }, null],
] as const)('U-11: of %o the list says %s', (change, mark) => {
  expect(batchMark({ ...batch, ...change }, '2026-03-01', usualStockRules.expiry)).toBe(mark)
})
