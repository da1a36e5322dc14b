import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArrivalLine } from '../../../src-main/domain/arrivals.ts'
import { arrive, checkArrival, checkLineRemoval, checkUnused, corrected, unnamedBatch } from '../../../src-main/domain/arrivals.ts'

const line: ArrivalLine = {
  id: 'l',
  itemName: 'Amoxicillin',
  batch: 'A1',
  packs: 5,
  packSize: 10,
  costPrice: 2,
  isFromTransfer: false,
  isOrdered: false,
  approval: null,
}
const given = { ...line, id: 't', isFromTransfer: true }

describe('5B, 5E: what a step does with lines that come in', () => {
  test('5B: they enter the stock at Received, or at Verified directly, and only once', () => {
    expect(arrive('new', 'delivered', [line])).toEqual({ ok: true, value: { remove: [], enter: [] } })
    expect(arrive('delivered', 'received', [line])).toEqual({ ok: true, value: { remove: [], enter: [line] } })
    expect(arrive('new', 'verified', [line])).toEqual({ ok: true, value: { remove: [], enter: [line] } })
    expect(arrive('received', 'verified', [line])).toEqual({ ok: true, value: { remove: [], enter: [] } })
  })

  test('5E: empty lines go; of a transfer they stay and tell that nothing came', () => {
    const [empty, none] = [
      { ...line, id: 'e', packs: 0 },
      { ...given, packs: 0 },
    ]
    expect(arrive('new', 'received', [line, empty, none])).toEqual({ ok: true, value: { remove: [empty], enter: [line] } })
    expect(arrive('new', 'received', [empty])).toMatchObject({ error: { reason: 'all_arrivals_empty' } })
    expect(arrive('new', 'received', [])).toMatchObject({ error: { reason: 'nothing_arrives' } })
  })

  test('5E: a pending line blocks Received and is named; a rejected one makes no stock', () => {
    const pending: ArrivalLine = { ...line, approval: 'pending' }
    expect(arrive('new', 'received', [pending])).toMatchObject({ error: { reason: 'line_pending', params: { batch: 'A1' } } })
    expect(arrive('new', 'delivered', [pending]).ok).toBe(true)
    expect(arrive('new', 'received', [line, { ...line, approval: 'rejected' }])).toMatchObject({ value: { enter: [line] } })
  })
})

describe('5D, 5E: what a line that comes in may say', () => {
  test('5D: a pack holds at least one unit', () => {
    expect(checkArrival({ ...line, packSize: 0.5 }, line)).toMatchObject({ error: { reason: 'pack_size_too_small', field: 'packSize' } })
    expect(checkArrival(line, null).ok).toBe(true)
  })

  test('5D: of a purchase order’s line the cost is read only too', () => {
    const ordered = { ...line, isOrdered: true }
    expect(checkArrival({ ...ordered, costPrice: 9 }, ordered)).toMatchObject({ error: { reason: 'cost_of_order', field: 'costPrice' } })
    expect(checkArrival({ ...ordered, packs: 9 }, ordered)).toMatchObject({ ok: true })
  })

  test('5D: the cost of a transfer is the sender’s', () => {
    expect(checkArrival({ ...given, costPrice: 3 }, given)).toMatchObject({ error: { reason: 'cost_of_transfer', field: 'costPrice' } })
    expect(checkArrival({ ...given, packs: 4 }, given).ok).toBe(true)
    expect(checkArrival({ ...line, costPrice: 3 }, line).ok).toBe(true)
    expect(checkLineRemoval(given)).toMatchObject({ error: { reason: 'line_of_transfer' } })
    expect(checkLineRemoval(line).ok).toBe(true)
  })

  test('5E: not once its batch is promised or issued: the document is named', () => {
    const usedBy = { kind: 'outbound_shipment', number: '12' }
    expect(checkUnused(line, { available: 5, total: 5, usedBy: null }).ok).toBe(true)
    expect(checkUnused(line, { available: 4, total: 5, usedBy })).toMatchObject({
      error: { reason: 'batch_used', params: { batch: 'A1', item: 'Amoxicillin', kind: 'outbound_shipment', number: '12' } },
    })
    expect(checkUnused(line, { available: 4, total: 4, usedBy: null })).toMatchObject({ error: { reason: 'batch_used_unknown' } })
  })

  test('5B: correcting a line moves both numbers by the difference, and never below what is there', () => {
    const packs = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(packs, packs, packs, (before, now, promised) => {
        const level = { available: Math.max(0, before - promised), total: before, usedBy: null }
        const after = corrected(level, { ...line, packs: before }, now)
        if (after.ok) expect(after.value.total).toBeGreaterThanOrEqual(after.value.available)
        if (after.ok) expect(after.value.available).toBeGreaterThanOrEqual(0)
        if (promised === 0) expect(after.ok && Math.abs(after.value.total - now)).toBeLessThan(0.01)
      }),
    )
    expect(corrected({ available: 1, total: 5, usedBy: null }, { ...line, packs: 5 }, 3)).toMatchObject({
      error: { reason: 'batch_used_unknown', params: { item: 'Amoxicillin', batch: 'A1' } },
    })
  })

  test('5D: a batch without a name gets one by its invoice', () => {
    expect(unnamedBatch('12')).toBe('supplierinvoice_12')
  })
})
