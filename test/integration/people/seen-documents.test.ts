/** U-04: who sees which documents. Rights are by kind, and any one of several opens the list. */
import { describe, expect, test } from 'vitest'
import type { Right } from '../../../src-main/contract/rights.ts'
import { seenKinds } from '../../../src-main/contract/seen-kinds.ts'
import { invoiceKinds } from '../../../src-main/contract/trade.ts'
import { transactionColumns } from '../../../src-main/contract/output.ts'
import { valueOf } from '../../support/builders.ts'
import { openWithAll } from '../../support/every-operation.ts'
import { headsOf } from '../../support/export-heads.ts'
import type { ClinicApp } from '../../support/people.ts'
import { allNumbers, loginStub, numbersOf } from '../../support/people.ts'

async function signedIn(...rights: Right[]): Promise<ClinicApp> {
  const central = loginStub()
  central.add('one', { 'store-a': rights.length === 0 ? allNumbers : numbersOf(...rights) })
  const clinic = await openWithAll(central)
  valueOf(await clinic.client['session.signIn']({ username: 'one', password: 'one-secret' }))
  return clinic
}
const everything = { filter: {}, sort: {}, offset: 0, limit: 50 } as const

async function listed({ client }: ClinicApp): Promise<{ kinds: string[]; all: number; matching: number; byKind: string[] }> {
  const page = valueOf(await client['transactions.list'](everything))
  const kinds = [...new Set(page.rows.map((row) => row.kind))].toSorted()
  return { kinds, all: page.all, matching: page.matching, byKind: Object.keys(page.byKind).toSorted() }
}

/** What was done to the stock itself is seen by everybody who sees documents. */
const ofStock = ['inventory_addition', 'repack']

describe('U-04: documents by right', () => {
  test.each([
    ['a supplier’s clerk', ['viewSupplierInvoices'], ['inbound_shipment', 'supplier_return']],
    ['a customers’ clerk', ['viewCustomerInvoices'], ['customer_return', 'outbound_shipment']],
    ['who only sends goods back', ['returnToSuppliers'], ['supplier_return']],
    ['who only takes them back', ['returnFromCustomers'], ['customer_return']],
  ] as const)('%s sees the documents of their kinds, and counts of no others', async (_who, rights, kinds) => {
    const clinic = await signedIn(...rights)
    const page = await listed(clinic)
    const seen = [...kinds, ...ofStock].toSorted()
    expect(page).toMatchObject({ kinds: seen, byKind: seen })
    expect(page.all).toBe(page.matching)
  })

  test('a document of another kind is refused by the right that is missing, and stands in no list, file or relation', async () => {
    const { client } = await signedIn('viewSupplierInvoices')
    expect(valueOf(await client['invoice.get']({ id: 'coming' })).kind).toBe('inbound_shipment')
    expect(await client['invoice.get']({ id: 'open' })).toMatchObject({
      error: { code: 'forbidden', reason: 'right_missing', params: { right: 'viewCustomerInvoices' } },
    })
    const asked = { ...everything, filter: { kinds: ['outbound_shipment' as const] } }
    expect(valueOf(await client['transactions.list'](asked))).toMatchObject({ rows: [], matching: 0 })
    const heads = headsOf(transactionColumns)
    const file = valueOf(await client['transactions.export']({ filter: asked.filter, sort: {}, heads, words: {} }))
    expect(file.text.trim().split('\n')).toHaveLength(1)
  })

  test('with all rights all of them are there; with none of these none', async () => {
    const clinic = await signedIn()
    const traded = ['customer_return', 'inbound_shipment', 'outbound_shipment', 'supplier_return']
    expect((await listed(clinic)).kinds).toEqual([...traded, ...ofStock].toSorted())
    const nobody = await signedIn('viewStock')
    expect(await nobody.client['transactions.list'](everything)).toMatchObject({ error: { reason: 'right_missing' } })
    expect(seenKinds(['viewStock'])).toEqual([])
    expect(seenKinds(['viewCustomerInvoices', 'viewSupplierInvoices'])).toEqual(invoiceKinds)
  })
})
