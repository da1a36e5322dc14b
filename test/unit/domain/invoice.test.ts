import { describe, expect, test } from 'vitest'
import type { CustomerFacts, InvoiceHead } from '../../../src-main/domain/invoice.ts'
import { checkCustomer, checkCustomerChange, lockedReason, newOutbound, shippedFields } from '../../../src-main/domain/invoice.ts'

const at = { utc: '2026-06-15T09:30:00', date: '2026-06-15', time: 37_800, iso: '2026-06-15T09:30:00.000Z' }
const customer: CustomerFacts = {
  id: 'c',
  name: 'Ward',
  isCustomer: true,
  isPatient: false,
  onHold: false,
  active: true,
  visible: true,
  isThisStore: false,
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
    expect(checkCustomer({ ...customer, ...change })).toMatchObject({ ok: false, error: { reason } })
  })

  test('a customer that is not known here is refused', () => {
    expect(checkCustomer(undefined)).toMatchObject({ ok: false, error: { reason: 'customer_not_visible', field: 'nameId' } })
    expect(checkCustomer(customer)).toEqual({ ok: true, value: customer })
  })

  test('the customer changes only while New and not on behalf of an order', () => {
    expect(checkCustomerChange(head).ok).toBe(true)
    expect(checkCustomerChange({ ...head, state: 'allocated' })).toMatchObject({ error: { reason: 'customer_only_while_new' } })
    expect(checkCustomerChange({ ...head, requisitionId: 'r' })).toMatchObject({ error: { reason: 'customer_of_an_order' } })
  })
})

describe('5A: the wire fields', () => {
  test('a new customer invoice is ci, store, sg and NEW', () => {
    expect(newOutbound({ id: 'i', storeId: 's', nameId: 'c', number: 7, userId: 'nurse' }, at)).toMatchObject({
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
    expect(shippedFields(none, at)).toEqual({
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
    const fields = shippedFields(picked, at)
    expect(fields).not.toHaveProperty('confirm_date')
    expect(fields).toMatchObject({
      om_allocated_datetime: '2026-05-31T00:00:00',
      om_picked_datetime: '2026-06-01T00:00:05',
      om_shipped_datetime: at.utc,
    })
  })
})
