/** The checklist of 5E that is pure: what may be edited and deleted when, and with whom documents are made. */
import { describe, expect, test } from 'vitest'
import { isNoteOpen } from '../../../src-main/contract/life-cycle.ts'
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'
import { invoiceKinds, invoiceStates } from '../../../src-main/contract/trade.ts'
import { arrive, checkApproval } from '../../../src-main/domain/arrivals.ts'
import type { ArrivalLine } from '../../../src-main/domain/arrivals.ts'
import { isEditable, isRemovable, isRequisitionEditable, isRequisitionRemovable } from '../../../src-main/domain/editable.ts'
import { checkExpectedDelivery, checkParty, lockedReason } from '../../../src-main/domain/invoice.ts'
import type { PartyFacts } from '../../../src-main/domain/invoice.ts'
import { requisitionKinds, requisitionStates } from '../../../src-main/domain/requisition-words.ts'
import { stocktakeLock } from '../../../src-main/domain/stocktake.ts'

const editable: Readonly<Record<InvoiceKind, readonly InvoiceState[]>> = {
  outbound_shipment: ['new', 'allocated', 'picked'],
  supplier_return: ['new', 'allocated', 'picked'],
  prescription: ['new', 'allocated', 'picked'],
  inbound_shipment: ['new', 'shipped', 'delivered', 'received'],
  customer_return: ['new', 'shipped', 'delivered', 'received'],
  inventory_addition: ['new'],
  inventory_reduction: ['new'],
  repack: [],
  other: [],
}
const removable: Partial<Record<InvoiceKind, readonly InvoiceState[]>> = {
  outbound_shipment: editable.outbound_shipment,
  supplier_return: editable.supplier_return,
  prescription: editable.prescription,
  inbound_shipment: ['new'],
  customer_return: ['new'],
}

describe('5E: lines and header editable, and deleting', () => {
  test.each(invoiceKinds)('5E: %s', (kind) => {
    expect(invoiceStates.filter((state) => isEditable(kind, state))).toEqual(editable[kind])
    expect(invoiceStates.filter((state) => isRemovable(kind, state))).toEqual(removable[kind] ?? [])
  })

  test('5E: a stocktake while New and not locked', () => {
    expect(stocktakeLock({ state: 'new', isLocked: false }, null)).toBeNull()
    expect(stocktakeLock({ state: 'new', isLocked: true }, null)).toBe('stocktake_locked')
    expect(stocktakeLock({ state: 'finalised', isLocked: false }, null)).toBe('stocktake_finalised')
  })

  test('5E: a request while Draft; a response while New, unless its approval is awaited or was denied; only the request is deleted', () => {
    const open = requisitionKinds.flatMap((kind) =>
      requisitionStates.flatMap((state) =>
        ([null, 'approved', 'awaiting', 'denied'] as const).flatMap((approval) =>
          isRequisitionEditable(kind, state, approval) ? [`${kind} ${state} ${approval}`] : [],
        ),
      ),
    )
    const requests = ['request draft null', 'request draft approved', 'request draft awaiting', 'request draft denied']
    expect(open).toEqual([...requests, 'response new null', 'response new approved'])
    const removed = requisitionKinds.flatMap((kind) =>
      requisitionStates.flatMap((state) => (isRequisitionRemovable(kind, state) ? [`${kind} ${state}`] : [])),
    )
    expect(removed).toEqual(['request draft'])
  })

  test('5E: nothing in a store that is not active here, and no half before it is shipped', () => {
    for (const kind of invoiceKinds)
      for (const state of invoiceStates) expect(lockedReason({ kind, state }, 'store_not_active')).toBe('store_not_active')
    expect(stocktakeLock({ state: 'new', isLocked: false }, 'store_not_active')).toBe('store_not_active')
    for (const kind of ['inbound_shipment', 'customer_return'] as const)
      expect(lockedReason({ kind, state: 'picked' }, null)).toBe('supplier_still_editing')
  })

  test('5E: after the editable phase comment, colour and reference stay open, and nothing that changes stock or money', () => {
    for (const [kind, state] of [
      ['outbound_shipment', 'shipped'],
      ['supplier_return', 'shipped'],
      ['inbound_shipment', 'verified'],
      ['customer_return', 'verified'],
      ['inventory_addition', 'verified'],
      ['inventory_reduction', 'verified'],
      ['repack', 'verified'],
    ] as const) {
      const locked = lockedReason({ kind, state }, null)
      expect({ kind, locked: locked !== null, isNoteOpen: isNoteOpen(locked) }).toEqual({ kind, locked: true, isNoteOpen: true })
    }
    expect(isNoteOpen('store_not_active')).toBe(false)
    expect(isNoteOpen('supplier_still_editing')).toBe(false)
  })
})

const line = (more: Partial<ArrivalLine> = {}): ArrivalLine => ({
  id: 'l',
  itemName: 'Amoxicillin',
  batch: 'A1',
  packs: 5,
  packSize: 10,
  costPrice: 2,
  isFromTransfer: false,
  isOrdered: false,
  approval: null,
  ...more,
})

describe('5E: external inbound lines', () => {
  test('5E: any pending line blocks Received and Verified, not Delivered, and is named', () => {
    const lines = [line(), line({ approval: 'pending' })]
    for (const to of ['received', 'verified'] as const)
      expect(arrive('new', to, lines)).toMatchObject({ error: { reason: 'line_pending', params: { item: 'Amoxicillin', batch: 'A1' } } })
    expect(arrive('new', 'delivered', lines)).toMatchObject({ ok: true })
  })

  test('5E: rejected lines make no stock', () => {
    const accepted = line()
    const plan = arrive('new', 'received', [accepted, line({ approval: 'rejected' })])
    expect(plan).toMatchObject({ ok: true, value: { enter: [accepted] } })
  })

  test('5E: their status is locked from Received on', () => {
    for (const state of ['new', 'shipped', 'delivered'] as const) expect(checkApproval(line(), state)).toMatchObject({ ok: true })
    for (const state of ['received', 'verified'] as const)
      expect(checkApproval(line(), state)).toMatchObject({
        error: { reason: 'approval_locked', params: { item: 'Amoxicillin', batch: 'A1' } },
      })
  })
})

describe('5E: the other party', () => {
  const party: PartyFacts = {
    id: 'p',
    name: 'Ward',
    isCustomer: true,
    isSupplier: true,
    isPatient: false,
    onHold: false,
    active: true,
    visible: true,
    isThisStore: false,
    isOfAdjustments: false,
  }
  test.each([
    ['is not visible to this store', { visible: false }, 'not_visible'],
    ['is this very store', { isThisStore: true }, 'is_this_store'],
    ['is not of the right kind', { isCustomer: false, isSupplier: false }, 'not_a'],
    ['is a patient', { isPatient: true }, 'not_a'],
    ['is central’s name of adjustments (invad)', { isOfAdjustments: true }, 'not_a'],
    ['is on hold', { onHold: true }, 'on_hold'],
  ])('5E: one that %s is refused at its field, by name', (_what, more, reason) => {
    for (const role of ['customer', 'supplier'] as const) {
      const refused = reason === 'not_a' ? `not_a_${role}` : `${role}_${reason}`
      expect(checkParty({ ...party, ...more }, role)).toMatchObject({
        error: { reason: refused, params: { name: 'Ward' }, field: 'nameId' },
      })
    }
    expect(checkParty(party, 'customer')).toMatchObject({ ok: true })
  })
})

test('5E: expected delivery not before the ship date', () => {
  expect(checkExpectedDelivery('2026-03-02', '2026-03-02')).toMatchObject({ ok: true })
  expect(checkExpectedDelivery('2026-03-01', '2026-03-02')).toMatchObject({
    error: { reason: 'delivery_before_shipping', params: { day: '2026-03-01', shipped: '2026-03-02' }, field: 'expectedDelivery' },
  })
})
