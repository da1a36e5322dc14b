import { describe, expect, test } from 'vitest'
import { isNoteOpen } from '../../../src-main/contract/life-cycle.ts'
import type { InvoiceHead, PartyFacts } from '../../../src-main/domain/invoice.ts'
import {
  checkParty,
  checkPartyChange,
  checkRemoval,
  checkStep,
  lockedReason,
  newDocument,
  stepFields,
} from '../../../src-main/domain/invoice.ts'

const at = { utc: '2026-06-15T09:30:00', date: '2026-06-15', time: 37_800, iso: '2026-06-15T09:30:00.000Z' }
const customer: PartyFacts = {
  id: 'c',
  name: 'Ward',
  isCustomer: true,
  isSupplier: false,
  isPatient: false,
  onHold: false,
  active: true,
  visible: true,
  isThisStore: false,
  isOfAdjustments: false,
}
const head: InvoiceHead = {
  id: 'i',
  storeId: 's',
  nameId: 'c',
  number: 7,
  kind: 'outbound_shipment',
  state: 'new',
  onHold: false,
  isCancellation: false,
  requisitionId: null,
  linkedId: null,
  isOrdered: false,
  originalId: null,
}

describe('5E: what may be edited', () => {
  test.each([
    ['new', null],
    ['allocated', null],
    ['picked', null],
    ['shipped', 'already_shipped'],
    ['delivered', 'already_shipped'],
    ['received', 'already_shipped'],
    ['verified', 'already_shipped'],
    ['cancelled', 'already_shipped'],
  ] as const)('an outbound that is %s: %s', (state, reason) => {
    expect(lockedReason({ kind: 'outbound_shipment', state }, null)).toBe(reason)
  })

  test('F-010: nothing in a store that is not active here', () => {
    expect(lockedReason(head, 'store_not_active')).toBe('store_not_active')
  })

  test('other kinds are shown, not edited', () => {
    expect(lockedReason({ kind: 'prescription', state: 'new' }, null)).toBe('kind_read_only')
  })

  test.each([
    [{ visible: false }, 'customer_not_visible'],
    [{ active: false }, 'customer_not_visible'],
    [{ isThisStore: true }, 'customer_is_this_store'],
    [{ isCustomer: false }, 'not_a_customer'],
    [{ isPatient: true }, 'not_a_customer'],
    [{ onHold: true }, 'customer_on_hold'],
  ])('F-020, F-171: a customer with %o is refused with %s', (change, reason) => {
    expect(checkParty({ ...customer, ...change }, 'customer')).toMatchObject({ ok: false, error: { reason } })
  })

  test('a customer that is not known here is refused', () => {
    expect(checkParty(undefined, 'customer')).toMatchObject({ ok: false, error: { reason: 'customer_not_visible', field: 'nameId' } })
    expect(checkParty(customer, 'customer')).toEqual({ ok: true, value: customer })
  })

  test('the customer changes only while New and not on behalf of an order', () => {
    expect(checkPartyChange(head).ok).toBe(true)
    expect(checkPartyChange({ ...head, state: 'allocated' })).toMatchObject({ error: { reason: 'customer_only_while_new' } })
    expect(checkPartyChange({ ...head, requisitionId: 'r' })).toMatchObject({ error: { reason: 'customer_of_an_order' } })
  })
})

describe('5A: the wire fields', () => {
  test('a new customer invoice is ci, store, sg and NEW', () => {
    expect(newDocument({ id: 'i', storeId: 's', nameId: 'c', number: 7, userId: 'nurse', kind: 'outbound_shipment' }, at)).toMatchObject({
      user_id: 'nurse',
      type: 'ci',
      mode: 'store',
      status: 'sg',
      om_status: 'NEW',
      om_type: 'OUTBOUND_SHIPMENT',
      entry_date: '2026-06-15',
      entry_time: 37_800,
      om_created_datetime: '2026-06-15T09:30:00',
      number: 7,
    })
  })

  test('shipping fills the dates of the states that were skipped', () => {
    const none = { confirm_date: null, confirm_time: null, om_allocated_datetime: null, om_picked_datetime: null }
    expect(stepFields(head, 'shipped', none, at)).toEqual({
      status: 'fn',
      om_type: 'OUTBOUND_SHIPMENT',
      om_status: 'SHIPPED',
      confirm_date: '2026-06-15',
      confirm_time: 37_800,
      finalised_date: '2026-06-15',
      finalised_time: 37_800,
      om_allocated_datetime: at.utc,
      om_picked_datetime: at.utc,
      om_shipped_datetime: at.utc,
    })
  })

  test('dates that stand are kept', () => {
    const picked = {
      confirm_date: '2026-06-01',
      confirm_time: 5,
      om_allocated_datetime: '2026-05-31T00:00:00',
      om_picked_datetime: '2026-06-01T00:00:05',
    }
    const fields = stepFields({ ...head, state: 'new' }, 'shipped', picked, at)
    expect(fields).not.toHaveProperty('confirm_date')
    expect(fields).toMatchObject({
      om_allocated_datetime: '2026-05-31T00:00:00',
      om_picked_datetime: '2026-06-01T00:00:05',
      om_shipped_datetime: at.utc,
    })
  })
})

describe('5A, 5E: documents that bring goods, and returns', () => {
  const inbound: InvoiceHead = { ...head, kind: 'inbound_shipment' }

  test.each([
    ['inbound_shipment', 'new', null],
    ['inbound_shipment', 'picked', 'supplier_still_editing'],
    ['inbound_shipment', 'shipped', null],
    ['inbound_shipment', 'delivered', null],
    ['inbound_shipment', 'received', null],
    ['inbound_shipment', 'verified', 'already_verified'],
    ['customer_return', 'received', null],
    ['customer_return', 'verified', 'already_verified'],
    ['supplier_return', 'picked', null],
    ['supplier_return', 'shipped', 'return_sent'],
  ] as const)('5E: a %s that is %s: %s', (kind, state, reason) => {
    expect(lockedReason({ kind, state }, null)).toBe(reason)
  })

  test('5E: comment and their reference stay open afterwards, but not before the supplier is done, nor in a store elsewhere', () => {
    const open = [
      null,
      'already_shipped',
      'already_verified',
      'return_sent',
      'finished_as_made',
      'supplier_still_editing',
      'store_not_active',
      'kind_read_only',
    ]
    expect(open.filter(isNoteOpen)).toEqual([null, 'already_shipped', 'already_verified', 'return_sent', 'finished_as_made'])
  })

  test('5E: a supplier is asked of what comes from one', () => {
    expect(checkParty(customer, 'supplier')).toMatchObject({ error: { reason: 'not_a_supplier', field: 'nameId' } })
    expect(checkParty({ ...customer, isSupplier: true, onHold: true }, 'supplier')).toMatchObject({ error: { reason: 'supplier_on_hold' } })
    expect(checkParty({ ...customer, isSupplier: true }, 'supplier').ok).toBe(true)
  })

  test('5E: the supplier of a transfer stays', () => {
    expect(checkPartyChange({ ...inbound, linkedId: 'other half' })).toMatchObject({ error: { reason: 'party_of_a_transfer' } })
  })

  test('5E: deleted only while New, and never what came as a transfer', () => {
    expect(checkRemoval(inbound).ok).toBe(true)
    expect(checkRemoval({ ...inbound, state: 'received' })).toMatchObject({ error: { reason: 'deleted_only_while_new' } })
    expect(checkRemoval({ ...inbound, linkedId: 'other half' })).toMatchObject({ error: { reason: 'deleted_only_while_new' } })
    expect(checkRemoval({ ...head, state: 'picked' }).ok).toBe(true)
  })

  test('5A: steps go forward only, any later one at once, and none while on hold', () => {
    expect(checkStep(inbound, 'verified').ok).toBe(true)
    expect(checkStep({ ...inbound, state: 'verified' }, 'received')).toMatchObject({ error: { reason: 'step_not_next' } })
    expect(checkStep({ ...inbound, state: 'picked' }, 'received')).toMatchObject({ error: { reason: 'step_not_next' } })
    expect(checkStep({ ...head, state: 'shipped' }, 'delivered'), 'the receiver’s').toMatchObject({ error: { reason: 'step_not_next' } })
    expect(checkStep({ ...inbound, onHold: true }, 'received')).toMatchObject({ error: { reason: 'document_on_hold' } })
  })

  const none = { confirm_date: null, confirm_time: null, om_allocated_datetime: null, om_picked_datetime: null }
  test('5A: verifying at once fills the dates of Delivered and Received', () => {
    expect(stepFields(inbound, 'verified', none, at)).toEqual({
      status: 'fn',
      om_type: 'INBOUND_SHIPMENT',
      om_status: 'VERIFIED',
      om_delivered_datetime: at.utc,
      confirm_date: at.date,
      confirm_time: at.time,
      om_verified_datetime: at.utc,
      finalised_date: at.date,
      finalised_time: at.time,
    })
  })

  test('5A: Received travels as DELIVERED, Delivered as DELIVERED_NO_STOCK; verifying later leaves the arrival alone', () => {
    expect(stepFields(inbound, 'delivered', none, at)).toEqual({
      status: 'nw',
      om_type: 'INBOUND_SHIPMENT',
      om_status: 'DELIVERED_NO_STOCK',
      om_delivered_datetime: at.utc,
    })
    expect(stepFields({ ...inbound, state: 'delivered' }, 'received', none, at)).toMatchObject({ status: 'cn', om_status: 'DELIVERED' })
    expect(stepFields({ ...inbound, state: 'received' }, 'verified', none, at)).not.toHaveProperty('om_delivered_datetime')
  })

  test('5A: a supplier return that is sent was picked too', () => {
    expect(stepFields({ kind: 'supplier_return', state: 'new', isOrdered: false }, 'shipped', none, at)).toMatchObject({
      status: 'fn',
      om_type: 'SUPPLIER_RETURN',
      om_picked_datetime: at.utc,
      om_shipped_datetime: at.utc,
    })
  })
})
