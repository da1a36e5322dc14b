import { describe, expect, test } from 'vitest'
import type { RequisitionKind, RequisitionState } from '../../../src-main/domain/requisition-words.ts'
import {
  lastModifiedSeconds,
  requisitionKind,
  requisitionKinds,
  requisitionMoments,
  requisitionState,
  requisitionStates,
  requisitionWire,
  wipedRequisitionKeys,
} from '../../../src-main/domain/requisition-words.ts'

const read = (type: string | null, status: string | null, omStatus: string | null = null): [RequisitionKind, RequisitionState] => {
  const facts = { type, status, omStatus }
  return [requisitionKind(facts), requisitionState(facts)]
}

describe('DT-42: kind and state of a requisition without om_status (4.13)', () => {
  test.each([
    ['request', 'sg', 'request', 'draft'],
    ['request', 'nw', 'request', 'draft'],
    ['request', 'cn', 'request', 'sent'],
    ['request', 'fn', 'request', 'sent'],
    ['response', 'sg', 'response', 'new'],
    ['response', 'cn', 'response', 'new'],
    ['response', 'nw', 'response', 'new'],
    ['response', 'fn', 'response', 'finalised'],
    ['im', 'sg', 'imprest', 'new'],
    ['im', 'fn', 'imprest', 'finalised'],
    ['sh', 'cn', 'stock_history', 'new'],
    ['sh', 'fn', 'stock_history', 'finalised'],
    ['Request', 'FN', 'request', 'sent'],
    ['supply', 'fn', 'other', 'finalised'],
    ['report', 'sg', 'other', 'new'],
    ['request', 'wp', 'other', 'draft'],
    ['response', 'wf', 'other', 'new'],
    ['constructor', 'toString', 'other', 'new'],
    [null, null, 'other', 'new'],
  ] as const)('%s / %s is %s, %s', (type, status, kind, state) => {
    expect(read(type, status)).toEqual([kind, state])
    expect(read(type, status, '')).toEqual([kind, state])
  })
})

describe('om_status wins where it is known', () => {
  test.each([
    ['request', 'sg', 'SENT', 'request', 'sent'],
    ['request', 'fn', 'FINALISED', 'request', 'finalised'],
    ['request', 'fn', 'DRAFT', 'request', 'draft'],
    ['response', 'sg', 'NEW', 'response', 'new'],
    ['im', null, 'FINALISED', 'imprest', 'finalised'],
    ['request', 'fn', 'CHANGED', 'other', 'sent'],
  ] as const)('%s / %s / %s is %s, %s', (type, status, omStatus, kind, state) => {
    expect(read(type, status, omStatus)).toEqual([kind, state])
  })
})

describe('the wipe rule: a response that central made of a request has the om_* of the request', () => {
  const copied = { om_status: 'SENT', om_created_datetime: '2026-01-01T00:00:00', oms_fields: null, comment: 'om_' }
  const gone = ['om_status', 'om_created_datetime']
  test.each([
    [{ ...copied, type: 'response', status: 'sg' }, gone],
    [{ ...copied, type: 'response', status: 'fn' }, gone],
    [{ ...copied, type: 'response', status: 'sg', om_status: 'FINALISED' }, gone],
    [{ ...copied, type: 'response', status: null, om_status: 'NEW' }, gone],
    [{ ...copied, type: 'response', status: 'sg', om_status: 'NEW' }, []],
    [{ ...copied, type: 'response', status: 'cn', om_status: 'NEW' }, []],
    [{ ...copied, type: 'response', status: 'fn', om_status: 'FINALISED' }, []],
    [{ ...copied, type: 'response', status: 'sg', om_status: '' }, []],
    [{ ...copied, type: 'response', status: 'sg', om_status: null }, []],
    [{ ...copied, type: 'request', status: 'fn' }, []],
    [{}, []],
  ])('%o', (data, keys) => {
    expect(wipedRequisitionKeys(data)).toEqual(keys)
  })
})

describe('when it was made, sent and finalised', () => {
  const row = { entryDate: '2026-02-03', lastModified: 1_770_200_000, omCreated: null, omSent: null, omFinalised: null }
  const at = '2026-02-04T10:13:20'
  test.each([
    ['request', 'draft', '', ''],
    ['request', 'sent', at, ''],
    ['imprest', 'new', at, ''],
    ['response', 'new', '', ''],
    ['response', 'finalised', '', at],
  ] as const)('%s, %s', (kind, state, sent, finalised) => {
    expect(requisitionMoments({ ...row, kind, state })).toEqual({ created: '2026-02-03T00:00:00', sent, finalised })
  })

  test('its own datetimes win', () => {
    const own = { omCreated: '2026-02-01T08:00:00', omSent: '2026-02-02T08:00:00', omFinalised: null }
    const moments = requisitionMoments({ ...row, ...own, kind: 'request', state: 'sent' })
    expect(moments).toEqual({ created: '2026-02-01T08:00:00', sent: '2026-02-02T08:00:00', finalised: '' })
  })

  test.each([0, -5, null, undefined, Number.MAX_SAFE_INTEGER])('%s seconds are no moment', (lastModified) => {
    expect(requisitionMoments({ ...row, lastModified, kind: 'request', state: 'sent' }).sent).toBe('')
  })
})

describe('the way back', () => {
  const kinds = requisitionKinds.filter((kind) => kind !== 'other')

  test.each([
    ['request', ['sg', null, 'fn', 'fn']],
    ['response', [null, 'sg', null, 'fn']],
    ['imprest', [null, 'sg', null, 'fn']],
    ['stock_history', [null, 'sg', null, 'fn']],
  ] as const)('%s is pushed as %s; any other pairing is not pushed', (kind, statuses) => {
    expect(requisitionStates.map((state) => requisitionWire(kind, state)?.status ?? null)).toEqual(statuses)
  })

  test('a response of which a shipment was made is confirmed', () => {
    expect(requisitionWire('response', 'new', true)).toEqual({ type: 'response', status: 'cn', om_status: 'NEW' })
    expect(requisitionWire('response', 'finalised', true)?.status).toBe('fn')
    expect(requisitionWire('request', 'draft', true)?.status).toBe('sg')
  })

  test.each(kinds.flatMap((kind) => requisitionStates.map((state) => [kind, state] as const)))(
    'T19: %s %s comes back as itself, and is never wiped',
    (kind, state) => {
      const wire = requisitionWire(kind, state)
      if (wire === null) return expect(['draft', 'new', 'sent']).toContain(state)
      expect(read(wire.type, wire.status, wire.om_status)).toEqual([kind, state])
      expect(wipedRequisitionKeys(wire)).toEqual([])
    },
  )

  test('lastModifiedAt: a request has its sending there, a response its finalising', () => {
    const moments = { sent: '2026-02-04T10:13:20', finalised: '2026-02-05T10:13:20' }
    expect(lastModifiedSeconds('request', moments)).toBe(1_770_200_000)
    expect(lastModifiedSeconds('response', moments)).toBe(1_770_286_400)
    expect(lastModifiedSeconds('response', { ...moments, finalised: null })).toBe(0)
  })
})
