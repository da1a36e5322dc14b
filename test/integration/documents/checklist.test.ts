/** Lines of the checklists of 5B, 5E, 5F, 5I and 5J that are proved best through the services, each by its section. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { documentCursor } from '../../../src-main/repositories/change-log.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { findScanned } from '../../../src-main/services/barcodes.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { createStocktake } from '../../../src-main/services/create-stocktake.ts'
import { setCount } from '../../../src-main/services/edit-stocktake.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { finaliseStocktake } from '../../../src-main/services/finalise-stocktake.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { previewAllocation } from '../../../src-main/services/preview-allocation.ts'
import { relatedDocuments } from '../../../src-main/services/related-documents.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })
const draft = ({ context }: Clinic): Invoice => valueOf(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))

describe('5B', () => {
  test('5B: one line a batch: adding the same batch again raises its line', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const once = valueOf(setBatch(clinic.context, { ...seen(draft(clinic)), stockLineId: 'a', packs: 2 }))
    const twice = valueOf(setBatch(clinic.context, { ...seen(once), stockLineId: 'a', packs: 5 }))
    expect(twice.lines.map(({ id, packs }) => ({ id, packs }))).toEqual([{ id: once.lines[0]?.id, packs: 5 }])
    expect(clinic.level('a')).toEqual({ available: 5, total: 10 })
  })

  test('5B: a line edited while Picked moves both numbers; deleting the document gives both back', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const open = valueOf(setBatch(clinic.context, { ...seen(draft(clinic)), stockLineId: 'a', packs: 2 }))
    const picked = valueOf(finaliseInvoice(clinic.context, { ...seen(open), to: 'picked' }))
    expect(clinic.level('a')).toEqual({ available: 8, total: 8 })
    const raised = valueOf(setBatch(clinic.context, { ...seen(picked), stockLineId: 'a', packs: 6 }))
    expect(clinic.level('a')).toEqual({ available: 4, total: 4 })
    valueOf(removeInvoice(clinic.context, seen(raised)))
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
  })
})

test('5C: of a scanned batch only that one is offered where it exists here, else all of the item', () => {
  const clinic = makeClinic()
  for (const batch of ['LOT1', 'LOT2']) clinic.add.batch(batch, 10, { batch })
  clinic.add.row('barcode', 'code', { barcode: '4012345678901', itemID: 'amox' })
  const scanned = (batch: string) =>
    findScanned(clinic.db, 'store-a', [`]d201040123456789011726123110${batch}`], '2026-03-01').batches.map((one) => one.stockLineId)
  expect(scanned('LOT2')).toEqual(['LOT2'])
  expect(scanned('LOT9'), 'none of that number: the item is opened').toEqual([])
  const opened = valueOf(previewAllocation(clinic.context, { id: draft(clinic).id, itemId: 'amox', units: null }))
  expect(opened.batches.map((one) => one.stockLineId).toSorted()).toEqual(['LOT1', 'LOT2'])
})

describe('5E', () => {
  test('5E: a document without lines cannot be confirmed', () => {
    const clinic = makeClinic()
    expect(reasonOf(finaliseInvoice(clinic.context, seen(draft(clinic))))).toBe('no_lines')
  })

  test('5E: leaving New, empty lines go; a placeholder blocks and names its item and how many there are', () => {
    const clinic = makeClinic()
    clinic.add.item('zinc', 'Zinc 20 mg')
    clinic.add.batch('a', 10)
    const half = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 20 }))
    const open = valueOf(setItem(clinic.context, { ...seen(half), itemId: 'zinc', units: 5 }))
    for (const to of ['allocated', 'picked', 'shipped'] as const)
      expect(finaliseInvoice(clinic.context, { ...seen(open), to })).toMatchObject({
        error: { reason: 'not_all_allocated', params: { item: 'Zinc 20 mg', units: 5, count: 1 } },
      })
    const without = valueOf(setItem(clinic.context, { ...seen(open), itemId: 'zinc', units: 0 }))
    expect(valueOf(finaliseInvoice(clinic.context, { ...seen(without), to: 'allocated' })).lines).toHaveLength(1)
  })
})

test('5F: numbers are for people; documents are tied by id, whatever number others have', () => {
  const clinic = makeClinic()
  for (const id of ['one', 'two', 'three']) clinic.add.invoice(id, { invoice_num: 5, requisition_ID: id === 'three' ? 'other' : 'order' })
  expect(valueOf(relatedDocuments(clinic.db, 'store-a', 'one')).map(({ id, number }) => [id, number])).toEqual([['two', 5]])
})

test('5F: what waits for its number from its owner is shown without one', () => {
  const clinic = makeClinic()
  clinic.add.invoice('pending', { invoice_num: -1 })
  expect(valueOf(invoiceView(clinic.db, 'store-a', 'pending')).number).toBeNull()
})

test('5I: what a stocktake finds counts from the moment at which it is finalised', () => {
  const clinic = makeClinic()
  clinic.add.adjustments()
  clinic.add.batch('a', 10)
  const id = randomUUID()
  const { lineIds } = valueOf(createStocktake(clinic.context, { id, description: '', scope: { kind: 'full' }, isInitial: true }))
  valueOf(setCount(clinic.context, { id, version: documentCursor(clinic.db, id), lineId: lineIds[0] ?? '', counted: 7 }))
  clinic.at('2026-03-09T12:00:00.000Z')
  valueOf(finaliseStocktake(clinic.context, { id, version: documentCursor(clinic.db, id) }))
  const reduction = readRow(clinic.db, 'stocktake', id)?.reduction_id ?? ''
  expect(readRow(clinic.db, 'invoice', reduction)).toMatchObject({ om_verified_datetime: '2026-03-09T12:00:00', om_status: 'VERIFIED' })
})

test('5I, 5E: unless it is dated back: then it counts from the end of that day', () => {
  const clinic = makeClinic()
  clinic.add.adjustments()
  clinic.add.preferences({ backdating: { enabled: true, max_days: 3 } })
  clinic.add.batch('a', 10)
  const id = randomUUID()
  const asked = { id, description: '', scope: { kind: 'full' }, isInitial: true } as const
  expect(reasonOf(createStocktake(clinic.context, { ...asked, datedBackTo: '2026-02-25' }))).toBe('backdated_too_far')
  const { lineIds } = valueOf(createStocktake(clinic.context, { ...asked, datedBackTo: '2026-02-27' }))
  valueOf(setCount(clinic.context, { id, version: documentCursor(clinic.db, id), lineId: lineIds[0] ?? '', counted: 7 }))
  valueOf(finaliseStocktake(clinic.context, { id, version: documentCursor(clinic.db, id) }))
  const reduction = readRow(clinic.db, 'stocktake', id)?.reduction_id ?? ''
  expect(readRow(clinic.db, 'invoice', reduction)).toMatchObject({ stock_at: '2026-02-27T23:59:59', om_status: 'VERIFIED' })
})

describe('5J', () => {
  const back = (clinic: Clinic, state: string) => {
    clinic.add.invoice('came', { type: 'si', status: 'nw', om_type: 'INBOUND_SHIPMENT', om_status: state, name_ID: 'depot' })
    return reasonOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'depot', originalId: 'came' }, 'supplier_return'))
  }
  test.each([
    ['NEW', 'nothing_to_return'],
    ['SHIPPED', 'nothing_to_return'],
    ['DELIVERED_NO_STOCK', null],
    ['DELIVERED', null],
    ['VERIFIED', null],
  ])('5J: goods go back from Delivered on: %s', (state, reason) => {
    const clinic = makeClinic()
    clinic.add.customer('depot', { supplier: true })
    expect(back(clinic, state)).toBe(reason)
  })

  test('5J: or from the stock list, without an invoice that they came with', () => {
    const clinic = makeClinic()
    clinic.add.customer('depot', { supplier: true })
    clinic.add.batch('a', 10)
    const open = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'depot' }, 'supplier_return'))
    valueOf(setBatch(clinic.context, { ...seen(open), stockLineId: 'a', packs: 4 }, 'supplier_return'))
    expect(clinic.level('a'), 'reserved as of an outbound').toEqual({ available: 6, total: 10 })
  })
})
