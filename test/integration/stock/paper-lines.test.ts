/** U-62: what a paper tells beside the amounts: which way the goods went, and why. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { transactionRows } from '../../../src-main/repositories/transactions.ts'
import { adjustStock } from '../../../src-main/services/adjust-stock.ts'
import { batchPage } from '../../../src-main/services/batch-page.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { repackStock } from '../../../src-main/services/repack-stock.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

function clinicWithBatch(): Clinic {
  const clinic = makeClinic()
  clinic.add.adjustments()
  clinic.add.batch('a', 10, { pack_size: 10 })
  return clinic
}
const version = ({ db }: Clinic) => valueOf(batchPage(db, 'store-a', 'a', '2026-03-01')).version
const linesOf = ({ db }: Clinic, id: string) => valueOf(invoiceView(db, 'store-a', id)).lines

test('U-62, U-15: of a repack one line is taken and one is made', () => {
  const clinic = clinicWithBatch()
  const asked = {
    id: randomUUID(),
    newStockLineId: randomUUID(),
    stockLineId: 'a',
    version: version(clinic),
    packs: 3,
    packSize: 5,
    locationId: null,
  }
  const { documentId } = valueOf(repackStock(clinic.context, asked))
  const lines = linesOf(clinic, documentId)
  expect(lines.find(({ isIncoming }) => !isIncoming)).toMatchObject({ packs: 3, packSize: 10 })
  expect(lines.find(({ isIncoming }) => isIncoming)).toMatchObject({ packs: 6, packSize: 5 })
  expect(lines).toHaveLength(2)

  const { total } = valueOf(invoiceView(clinic.db, 'store-a', documentId))
  expect(total, '5D: worth what was made, not both of its sides').toBe(lines.find(({ isIncoming }) => isIncoming)?.total)
  expect(total).toBeGreaterThan(0)
  expect(transactionRows(clinic.db, [documentId])).toMatchObject([{ total, lines: 2 }])
})

test.each([
  ['NEW', { amox: true, visit: false }],
  ['PICKED', { amox: true, visit: false }],
  ['SHIPPED', { amox: false, visit: false }],
  ['VERIFIED', { amox: false, visit: false }],
])('U-62, U-13: of %s only what is asked for and not in stock waits; a service of another program never does', (om_status, waiting) => {
  const clinic = makeClinic()
  clinic.add.item('visit', 'Home visit', { type_of: 'service' })
  clinic.add.invoice('i', { om_status, status: om_status === 'NEW' ? 'sg' : om_status === 'PICKED' ? 'cn' : 'fn' })
  clinic.add.line('l1', 'i', { type: 'placeholder', quantity: 7, pack_size: 1 })
  clinic.add.line('l2', 'i', { item_ID: 'visit', type: 'service', quantity: 1, pack_size: 1 })
  expect(Object.fromEntries(linesOf(clinic, 'i').map(({ itemId, isWaiting }) => [itemId, isWaiting]))).toEqual(waiting)
})

test('U-62, U-16: the reason of an adjustment is told in central’s words', () => {
  const clinic = clinicWithBatch()
  const asked = {
    id: randomUUID(),
    stockLineId: 'a',
    version: version(clinic),
    sign: 'reduction',
    packs: 1,
    reasonId: 'lost',
    note: '',
  } as const
  const { documentId } = valueOf(adjustStock(clinic.context, asked))
  const title = clinic.db.sqlite.prepare(`SELECT title FROM reason WHERE id = 'lost'`).pluck().get()
  expect(title).toMatch(/\S/)
  expect(linesOf(clinic, documentId)).toMatchObject([{ reasonId: 'lost', reason: title, isIncoming: false }])
})
