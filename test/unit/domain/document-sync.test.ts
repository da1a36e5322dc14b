import { expect, test } from 'vitest'
import { documentSync, seenAt } from '../../../src-main/domain/document-sync.ts'

const changed = { cursor: 7, at: '2026-03-01T09:12:00.000Z', hasProblem: false }
const reachedAt = (name: string) => (name === 'accepted' ? '2026-03-01T09:20:00.000Z' : '2026-03-01T09:21:00.000Z')
const seen = { ...changed, seenAt: '2026-03-01T11:05:00.000Z' }

test('4-7: queued, sent, accepted, seen come in this order, each with its own time; an edit after sending is queued again', () => {
  expect(documentSync(changed, { accepted: 6, confirmed: 6, reachedAt })).toEqual({ state: 'queued', at: changed.at })
  expect(documentSync(changed, { accepted: 7, confirmed: 6, reachedAt })).toEqual({ state: 'sent', at: '2026-03-01T09:20:00.000Z' })
  expect(documentSync(changed, { accepted: 7, confirmed: 7, reachedAt })).toEqual({ state: 'accepted', at: '2026-03-01T09:21:00.000Z' })
  expect(documentSync(seen, { accepted: 7, confirmed: 7, reachedAt })).toEqual({ state: 'seen', at: '2026-03-01T11:05:00.000Z' })
  expect(documentSync({ ...seen, cursor: 8, at: '2026-03-01T12:00:00.000Z' }, { accepted: 7, confirmed: 7, reachedAt })).toEqual({
    state: 'queued',
    at: '2026-03-01T12:00:00.000Z',
  })
  expect(documentSync({ ...seen, hasProblem: true }, { accepted: 7, confirmed: 7 }).state).toBe('problem')
})

test('4-7: where the time is not known any more the time of the change stands', () => {
  expect(documentSync(changed, { accepted: 7, confirmed: 7, reachedAt: () => null })).toEqual({ state: 'accepted', at: changed.at })
  expect(documentSync({ cursor: 0, at: null, hasProblem: false }, { accepted: 7, confirmed: 7, reachedAt })).toEqual({
    state: 'accepted',
    at: null,
  })
})

test('4-7: only a transfer is seen by another store, and only once that store has taken it up', () => {
  expect(seenAt('outbound_shipment', 'delivered', true, '2026-03-01T11:05:00')).toBe('2026-03-01T11:05:00Z')
  expect(seenAt('outbound_shipment', 'verified', true, '2026-03-01T11:05:00Z')).toBe('2026-03-01T11:05:00Z')
  expect(seenAt('outbound_shipment', 'shipped', true, '2026-03-01T11:05:00')).toBeNull()
  expect(seenAt('outbound_shipment', 'delivered', false, '2026-03-01T11:05:00')).toBeNull()
  expect(seenAt('inbound_shipment', 'delivered', true, '2026-03-01T11:05:00')).toBeNull()
  expect(seenAt('outbound_shipment', 'delivered', true, null)).toBeNull()
})
