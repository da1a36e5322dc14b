import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Result } from '../../../src-main/contract/result.ts'
import { adjust, bornVerified } from '../../../src-main/domain/adjustment.ts'
import { checkPlace, checkPlacesMerge } from '../../../src-main/domain/locations.ts'
import { momentOf } from '../../../src-main/domain/moment.ts'
import { checkNewBatch } from '../../../src-main/domain/new-stock.ts'
import { checkReason, reasonsFor } from '../../../src-main/domain/reasons.ts'
import { repack } from '../../../src-main/domain/repack.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'

const reasons = [
  { id: 'found', type: 'positiveInventoryAdjustment', title: 'Found', isActive: true },
  { id: 'lost', type: 'negativeInventoryAdjustment', title: 'Lost', isActive: true },
  { id: 'open', type: 'openVialWastage', title: 'Open vial', isActive: true },
  { id: 'closed', type: 'closedVialWastage', title: 'Closed vial', isActive: true },
  { id: 'old', type: 'negativeInventoryAdjustment', title: 'Old', isActive: false },
  { id: 'return', type: 'returnReason', title: 'Broken', isActive: true },
]
const errorOf = (result: Result<unknown>) => (result.ok ? null : [result.error.reason, result.error.field, result.error.params])
const some = { available: 6, total: 10, itemName: 'Amoxicillin', batch: 'A1' }

describe('5J: reasons as in 5I', () => {
  test.each([
    ['addition', false, ['found']],
    ['reduction', false, ['lost']],
    ['reduction', true, ['lost', 'open', 'closed']],
  ] as const)('5J: for an %s, of a vaccine: %s', (sign, isVaccine, expected) => {
    expect(reasonsFor(reasons, sign, isVaccine).map(({ id }) => id)).toEqual(expected)
  })

  test.each([
    ['none although there are some', null, 'addition', false, 'reason_missing'],
    ['one of the other sign', 'lost', 'addition', false, 'reason_of_other_sign'],
    ['one of the other sign', 'found', 'reduction', false, 'reason_of_other_sign'],
    ['one that is not used any more', 'old', 'reduction', false, 'reason_of_other_sign'],
    ['a wasted vial of what is no vaccine', 'open', 'reduction', false, 'reason_of_other_sign'],
    ['a wasted vial of a vaccine', 'open', 'reduction', true, null],
    ['the right one', 'lost', 'reduction', false, null],
  ] as const)('5J: %s (%s)', (_title, chosen, sign, isVaccine, expected) => {
    expect(reasonOf(checkReason(reasons, chosen, sign, isVaccine))).toBe(expected)
  })

  test('5J: where central has none for that sign, none is asked for', () => {
    expect(checkReason([], null, 'reduction', true).ok).toBe(true)
    expect(reasonOf(checkReason([], 'lost', 'reduction', true))).toBe('reason_of_other_sign')
  })
})

describe('5J: an adjustment', () => {
  test.each([
    ['addition', 4, { available: 10, total: 14 }],
    ['reduction', 4, { available: 2, total: 6 }],
    ['reduction', 6, { available: 0, total: 4 }],
    ['addition', 0.5, { available: 6.5, total: 10.5 }],
  ] as const)('5J: %s of %d packs', (sign, packs, expected) => {
    expect(valueOf(adjust(some, sign, packs, []))).toEqual(expected)
  })

  test.each([0, -3, Number.NaN])('5J: an amount of %d is refused at its field', (packs) => {
    expect(errorOf(adjust(some, 'addition', packs, []))).toEqual(['amount_missing', 'packs', {}])
  })

  test('5J: a reduction beyond what is available names the document that holds the rest', () => {
    const known = { item: 'Amoxicillin', batch: 'A1', available: 6, total: 10 }
    expect(errorOf(adjust(some, 'reduction', 7, [{ number: 12, packs: 4 }]))).toEqual([
      'packs_promised',
      'packs',
      { ...known, number: '12' },
    ])
    expect(errorOf(adjust(some, 'reduction', 11, [{ number: 12, packs: 4 }]))).toEqual(['packs_short', 'packs', known])
    expect(errorOf(adjust(some, 'reduction', 7, []))).toEqual(['packs_short', 'packs', known])
  })

  test('5B: no series of adjustments breaks total ≥ available ≥ 0, and what is promised stays so', () => {
    const amount = fc.double({ min: 0.01, max: 50, noNaN: true })
    const steps = fc.array(fc.tuple(fc.constantFrom('addition' as const, 'reduction' as const), amount), { maxLength: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), steps, (available, promised, moves) => {
        let level = { available, total: available + promised }
        for (const [sign, packs] of moves) {
          const after = adjust({ ...some, ...level }, sign, packs, [])
          if (after.ok) level = after.value
          expect(level.available).toBeGreaterThanOrEqual(0)
          expect(level.total - level.available).toBeCloseTo(promised, 2)
        }
      }),
    )
  })

  test('4.6, 4.13: it is born Verified, with every date of its state', () => {
    const at = momentOf(new Date('2026-03-01T08:00:00Z'))
    const given = { id: 'x', storeId: 's', nameId: 'n', number: 3, userId: 'u' }
    const wire = ['type', 'mode', 'status', 'om_type', 'om_status'] as const
    const words = (['inventory_addition', 'inventory_reduction', 'repack'] as const).map((kind) => {
      const row = bornVerified({ ...given, kind }, at)
      expect(row).toMatchObject({
        om_verified_datetime: '2026-03-01T08:00:00',
        confirm_date: at.date,
        finalised_date: at.date,
        entry_date: at.date,
      })
      return wire.map((key) => row[key])
    })
    expect(words).toEqual([
      ['si', 'store', 'fn', 'INVENTORY_ADDITION', 'VERIFIED'],
      ['sc', 'store', 'fn', 'INVENTORY_REDUCTION', 'VERIFIED'],
      ['sr', 'store', 'fn', 'REPACK', 'VERIFIED'],
    ])
  })
})

describe('U-17: new stock by hand', () => {
  const item = { status: 'active', type: 'general' }
  const batch = { packs: 2, packSize: 10, costPrice: 1, sellPrice: 2 }
  test.each([
    ['as it should be', item, {}, null],
    ['no such item', undefined, {}, 'item_gone'],
    ['an item that is deleted', { ...item, status: 'deleted' }, {}, 'item_not_stocked'],
    ['a service', { ...item, type: 'service' }, {}, 'item_not_stocked'],
    ['nothing', item, { packs: 0 }, 'amount_missing'],
    ['5D: packs of less than one unit', item, { packSize: 0.5 }, 'pack_smaller_than_unit'],
    ['a cost below nothing', item, { costPrice: -1 }, 'price_below_nothing'],
    ['a price below nothing', item, { sellPrice: -1 }, 'price_below_nothing'],
    ['without prices', item, { costPrice: 0, sellPrice: 0 }, null],
  ])('U-17: %s', (_title, of, more, expected) => {
    expect(reasonOf(checkNewBatch(of, { ...batch, ...more }))).toBe(expected)
  })
})

describe('5D: repack', () => {
  const packed = { ...some, packSize: 100, costPrice: 20, sellPrice: 25, volumePerPack: 0.5 }
  test('5D: prices and volume go with the size', () => {
    expect(valueOf(repack(packed, 2, 10, []))).toEqual({
      left: { available: 4, total: 8 },
      packs: 20,
      packSize: 10,
      costPrice: 2,
      sellPrice: 2.5,
      volumePerPack: 0.05,
    })
  })

  test.each([
    ['5D: packs that do not come out whole', 1, 30, ['repack_not_whole', 'packSize', { units: 100, packSize: 30 }]],
    ['5D: less than one pack', 1, 200, ['repack_not_whole', 'packSize', { units: 100, packSize: 200 }]],
    ['5D: more than is available', 7, 10, ['packs_short', 'packs', { item: 'Amoxicillin', batch: 'A1', available: 6, total: 10 }]],
    ['the same size', 1, 100, ['pack_size_same', 'packSize', {}]],
    ['5D: a size below one', 1, 0.5, ['pack_smaller_than_unit', 'packSize', {}]],
    ['nothing', 0, 10, ['amount_missing', 'packs', {}]],
  ] as const)('%s is refused', (_title, packs, size, expected) => {
    expect(errorOf(repack(packed, packs, size, []))).toEqual(expected)
  })

  test('5D: units and their worth are the same before and after, whatever the sizes', () => {
    const size = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 100 }), (from, to, packs, rest) => {
        const batch = { ...packed, packSize: from, available: packs + rest, total: packs + rest }
        const after = repack(batch, packs, to, [])
        expect(after.ok).toBe((packs * from) % to === 0 && from !== to)
        if (!after.ok) return
        const { left, packs: made, packSize, costPrice } = after.value
        expect(Number.isInteger(made)).toBe(true)
        expect(left.total * from + made * packSize).toBeCloseTo((packs + rest) * from, 6)
        expect(made * costPrice).toBeCloseTo(packs * batch.costPrice, 6)
      }),
    )
  })
})

describe('U-14, F-163: places', () => {
  test('U-14: each has a code of its own in its store', () => {
    const others = [{ id: 'a', code: 'A1' }]
    expect(reasonOf(checkPlace({ id: 'b', code: ' ' }, others))).toBe('place_code_missing')
    expect(reasonOf(checkPlace({ id: 'b', code: ' a1' }, others))).toBe('place_code_taken')
    expect(reasonOf(checkPlace({ id: 'a', code: 'a1' }, others))).toBeNull()
    expect(reasonOf(checkPlace({ id: 'b', code: 'A2' }, others))).toBeNull()
  })

  test('F-163: two that are there and are two, of which the one that goes was never measured', () => {
    const [a, b] = [
      { id: 'a', code: 'A', isMeasured: true },
      { id: 'b', code: 'B', isMeasured: false },
    ]
    expect(reasonOf(checkPlacesMerge(a, b))).toBeNull()
    expect(reasonOf(checkPlacesMerge(b, a))).toBe('place_measured')
    expect(reasonOf(checkPlacesMerge(a, a))).toBe('place_same')
    expect(reasonOf(checkPlacesMerge(a, undefined))).toBe('location_gone')
  })
})
