import { expect, test } from 'vitest'
import { purchaseOrderState } from '../../../src-main/domain/purchase-order-words.ts'

test.each([
  ['nw', null, undefined, 'new'],
  ['sg', null, undefined, 'request_approval'],
  ['cn', null, undefined, 'confirmed'],
  ['cn', '', undefined, 'confirmed'],
  ['cn', '2026-02-03', undefined, 'sent'],
  ['fn', '2026-02-03', undefined, 'finalised'],
  ['FN', null, undefined, 'finalised'],
  ['wp', null, undefined, 'new'],
  [null, null, undefined, 'new'],
  ['nw', null, 'CONFIRMED', 'confirmed'],
  ['cn', null, 'SENT', 'sent'],
  ['sg', null, 'REQUEST_APPROVAL', 'request_approval'],
  ['cn', null, 'sent', 'confirmed'],
  ['cn', null, 'UNHEARD_OF', 'confirmed'],
  ['cn', null, 7, 'confirmed'],
])('DT-58: a purchase order %s, sent %s, with %s in oms_fields is %s', (status, sentDate, omStatus, state) => {
  expect(purchaseOrderState({ status, sentDate, omStatus })).toBe(state)
})
