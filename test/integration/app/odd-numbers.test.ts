/** What central sends, however odd, is shown: one number of no use does not shut a list (T7). */
import { expect, test } from 'vitest'
import { operations } from '../../../src-main/contract/operations.ts'
import { TransactionFilter } from '../../../src-main/contract/trade.ts'
import { remembering } from '../../../src-main/repositories/counts.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { listTransactions } from '../../../src-main/services/list-transactions.ts'
import { searchStock } from '../../../src-main/services/search.ts'
import { listStores } from '../../../src-main/services/stores.ts'
import { parseExact } from '../../../src-main/tables/exact-json.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

const numbers = ['9007199254740993', '9223372036854775807', '-9223372036854775808', '-0', '1.7e308', '1e-320', '9007199254740993.5']

test.each(numbers)('F-114: %s in every number of a document, its line and its batch', (digits) => {
  const clinic = makeClinic()
  const value = parseExact(digits)
  const isWhole = /^-?\d+$/.test(digits)
  clinic.add.batch('b', 1, { available: value, quantity: value, pack_size: value, sell_price: value, cost_price: value })
  clinic.add.invoice('i', { ...(isWhole ? { invoice_num: value } : {}), currency_rate: value })
  clinic.add.line('l', 'i', { item_line_ID: 'b', quantity: value, pack_size: value, sell_price: value, cost_price: value })
  clinic.add.invoice('good')
  const page = listTransactions(
    clinic.db,
    'store-a',
    { filter: TransactionFilter.parse({}), sort: { by: 'number', descending: true }, offset: 0, limit: 50 },
    remembering(clinic.db),
  )
  expect(
    operations['transactions.list'].output
      .parse(page)
      .rows.map((row) => row.id)
      .toSorted(),
  ).toEqual(['good', 'i'])
  expect(operations['invoice.get'].output.parse(valueOf(invoiceView(clinic.db, 'store-a', 'i'))).lines).toHaveLength(1)
  const found = searchStock(clinic.db, 'store-a', { search: 'amox', limit: 10 }, '2026-03-01')
  expect(operations['items.search'].output.parse(found)).toHaveLength(1)
})

test('F-106: a store whose site number is no number of a site is listed', () => {
  const clinic = makeClinic()
  clinic.add.store('odd', { sync_id_remote_site: 2n ** 60n + 1n })
  expect(operations['stores.list'].output.parse(listStores(clinic.db, remembering(clinic.db))).map((store) => store.id)).toContain('odd')
})
