/** F-160, F-161: what the status of an item means where people pick and issue. */
import { expect, it } from 'vitest'
import { documentCursor } from '../../../src-main/repositories/change-log.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { createStocktake } from '../../../src-main/services/create-stocktake.ts'
import { addCount } from '../../../src-main/services/edit-stocktake.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { searchStock } from '../../../src-main/services/search.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

function clinicWith(status: string) {
  const clinic = makeClinic()
  clinic.add.item('odd', 'Oddcillin', status === 'active' ? {} : { status })
  clinic.add.batch('b', 10, { item_ID: 'odd' })
  clinic.add.invoice('doc', { name_ID: 'ward' })
  const version = () => valueOf(invoiceView(clinic.db, 'store-a', 'doc')).version
  return { ...clinic, version }
}

it.each([
  ['active', true, null],
  ['draft', false, 'item_is_draft'],
  ['merged', false, 'item_gone'],
  ['deleted', false, null],
])('an item that is %s: offered %s, put on a document: %s', (status, isOffered, reason) => {
  const { db, context, version } = clinicWith(status)
  expect(searchStock(db, 'store-a', { search: 'oddcillin', limit: 5 }, '2026-03-01').map((item) => item.id)).toEqual(
    isOffered ? ['odd'] : [],
  )
  const byItem = setItem(context, { id: 'doc', version: version(), itemId: 'odd', units: 10 })
  const byBatch = setBatch(context, { id: 'doc', version: version(), stockLineId: 'b', packs: 2 })
  for (const result of [byItem, byBatch]) expect(result.ok ? null : result.error.reason).toBe(reason)
})

it('a line of an item that has become a draft can be taken off', () => {
  const { context, version, add } = clinicWith('active')
  valueOf(setItem(context, { id: 'doc', version: version(), itemId: 'odd', units: 10 }))
  add.item('odd', 'Oddcillin', { status: 'draft' })
  expect(setItem(context, { id: 'doc', version: version(), itemId: 'odd', units: 20 })).toMatchObject({
    error: { reason: 'item_is_draft', params: { item: 'Oddcillin' } },
  })
  expect(setItem(context, { id: 'doc', version: version(), itemId: 'odd', units: 0 }).ok).toBe(true)
})

it.each([
  [{ status: 'draft' }, 'item_is_draft'],
  [{ status: 'merged' }, 'item_gone'],
  [{ type_of: 'service' }, 'item_not_stocked'],
  [{ type_of: 'non_stock' }, 'item_not_stocked'],
])('F-160, U-17: an item that is %o comes in by no supplier invoice, and no stocktake finds a batch of it', (more, reason) => {
  const { context, add, db } = clinicWith('active')
  add.item('odd', 'Oddcillin', more)
  add.customer('depot', { supplier: true })
  valueOf(createInvoice(context, { id: 'in', nameId: 'depot' }, 'inbound_shipment'))
  const inbound = { id: 'in', version: documentCursor(db, 'in'), lineId: 'l', itemId: 'odd', packs: 1, packSize: 10 }
  const id = '0b0e3c55-39c5-4f5c-8f0f-0d0c5a3d2f11'
  valueOf(createStocktake(context, { id, description: '', scope: { kind: 'blank' }, isInitial: false }))
  const found = { lineId: 'f', itemId: 'odd', stockLineId: null, batch: 'x', expiryDate: null, packSize: 10, locationId: null }
  for (const result of [setArrival(context, inbound), addCount(context, { id, version: documentCursor(db, id), ...found })])
    expect(result).toMatchObject({ ok: false, error: { reason } })
})
