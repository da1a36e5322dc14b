/** U-64: lists as files, from the database to the text. */
import { describe, expect, test } from 'vitest'
import { stockColumns, transactionColumns } from '../../../src-main/contract/output.ts'
import { StockFilter } from '../../../src-main/contract/stock.ts'
import { TransactionFilter } from '../../../src-main/contract/trade.ts'
import { exportStock, exportTransactions } from '../../../src-main/services/export-list.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic } from '../../support/builders.ts'
import { headsOf } from '../../support/export-heads.ts'

const newestFirst = { by: 'createdAt', descending: true } as const

const documents = async ({ db }: Clinic, filter: Partial<TransactionFilter> = {}, words: Record<string, string> = {}) => {
  const asked = { filter: TransactionFilter.parse(filter), sort: newestFirst, heads: headsOf(transactionColumns), words }
  return exportTransactions(db, 'store-a', asked, '2026-03-01')
}
const batches = ({ db }: Clinic, filter: Partial<StockFilter> = {}) => {
  const sort = { by: 'item', descending: false } as const
  return exportStock(db, 'store-a', { filter: StockFilter.parse(filter), sort, heads: headsOf(stockColumns), words: {} }, '2026-03-01')
}
const lines = (text: string) => text.trimEnd().split('\r\n').slice(1)

describe('U-64: documents as a file', () => {
  test('every row of the filter is in it, not only the page, in the order of the list', async () => {
    const clinic = makeClinic()
    for (let n = 1; n <= 450; n += 1) clinic.add.invoice(`i${n}`, { invoice_num: n, om_created_datetime: '2026-01-10T08:00:00' })
    clinic.add.invoice('last', { invoice_num: 999, om_created_datetime: '2026-02-10T08:00:00', their_ref: 'only this' })
    const { text, fileName, mediaType } = await documents(clinic)
    expect({ fileName, mediaType }).toEqual({ fileName: 'outpost-transactions-2026-03-01.csv', mediaType: 'text/csv' })
    expect(lines(text)).toHaveLength(451)
    expect(lines(text)[0]).toMatch(/^999,/)
    expect(new Set(lines(text).map((line) => line.split(',')[0])).size).toBe(451)
    expect(lines((await documents(clinic, { search: 'only' })).text)).toHaveLength(1)
  })

  test('dates are ISO on the clinic’s clock, words are the page’s, no −1 is in it (F-152), no formula is left', async () => {
    const clinic = makeClinic()
    clinic.add.invoice('i', { invoice_num: -1, om_created_datetime: '2026-01-10T08:00:00', their_ref: '=HYPERLINK("http://x")' })
    const { text } = await documents(clinic, {}, { 'kind.outbound_shipment': 'Facture, client' })
    const local = new Date('2026-01-10T08:00:00Z')
    const two = (n: number) => String(n).padStart(2, '0')
    expect(text).toContain(`2026-01-${two(local.getDate())}T${two(local.getHours())}:00:00`)
    expect(lines(text)[0]).toMatch(/^,"Facture, client",/)
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  test('a store’s file has nothing of another store, and an empty list is its heads', async () => {
    const clinic = makeClinic()
    clinic.add.invoice('theirs', { store_ID: 'store-b' })
    expect((await documents(clinic)).text).toBe(`\uFEFF${transactionColumns.join(',')}\r\n`)
  })
})

describe('U-64: stock as a file', () => {
  test('has all batches of the tab with their packs and units as plain numbers', async () => {
    const clinic = makeClinic()
    for (let n = 1; n <= 230; n += 1) clinic.add.batch(`b${n}`, 2.5, { batch: `-${n}`, expiry_date: '2027-01-01', pack_size: 10 })
    clinic.add.batch('old', 1, { expiry_date: '2026-02-01' })
    clinic.add.batch('gone', 0)
    clinic.add.batch('theirs', 9, { store_ID: 'store-b' })
    const all = lines((await batches(clinic)).text)
    expect(all).toHaveLength(231)
    expect(all.at(-1)).toMatch(/,'-\d+,2027-01-01,/)
    expect(all.at(-1)).toContain(',10,2.5,2.5,25,')
    expect(lines((await batches(clinic, { show: 'expired' })).text)).toHaveLength(1)
  })
})
