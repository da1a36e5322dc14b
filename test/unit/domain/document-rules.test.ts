import { expect, test } from 'vitest'
import { documentRules, usualDocumentRules } from '../../../src-main/domain/document-rules.ts'
import { stockRules } from '../../../src-main/domain/stock-rules.ts'

test.each([{}, { invoice_status_options: [], backdating: 'yes', expired_stock_issue_threshold: 'soon', disable_manual_returns: null }])(
  '5A, 5C, 5D, 5J: what is usual stands where central says nothing, or something odd: %o',
  (data) => expect(documentRules(data)).toEqual(usualDocumentRules),
)

test('5A: central names the states that are offered; only steps on the way can be hidden', () => {
  expect(documentRules({ invoice_status_options: ['NEW', 'PICKED'] }).hidden).toEqual(new Set(['allocated', 'delivered']))
  expect(documentRules({ invoice_status_options: ['ALLOCATED'] }).hidden).toEqual(new Set(['picked', 'delivered']))
})

test.each([
  [{ sort_batches_by_VVM_not_expiry: true }, { issue: { byVvm: true } }],
  [{ sort_by_vvm_status_then_expiry: true }, { issue: { byVvm: true } }],
  [{ expired_stock_prevent_issue: true, expired_stock_issue_threshold: 14 }, { issue: { expiredRefused: true, refusedDays: 14 } }],
  [{ default_item_packsize_to_one: true }, { packToOne: true }],
  [{ disable_manual_returns: true }, { noManualReturns: true }],
  [{ item_margin_overrides_supplier_margin: true }, { itemMarginFirst: true }],
  [{ backdating: { enabled: true, max_days: 30 } }, { backdateDays: 30 }],
  [{ backdating: { enabled: true } }, { backdateDays: 365 }],
  [{ backdating: { enabled: false, max_days: 30 } }, { backdateDays: 0 }],
] as const)('5A to 5J: %o is read from the preferences of the store', (data, expected) => {
  expect(documentRules(data)).toMatchObject(expected)
})

test('5G: the length of a month, days out of stock and both expiry thresholds can be set centrally', () => {
  const rules = stockRules({
    days_in_month: 28,
    adjust_for_number_of_days_out_of_stock: true,
    first_threshold_for_expiring_items: 20,
    second_threshold_for_expiring_items: 50,
  })
  expect(rules).toMatchObject({ use: { daysInMonth: 28, withoutDaysOut: true }, expiry: { soon: 20, later: 50 } })
})
