import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountLine } from '../../../src-main/domain/stocktake.ts'
import {
  difference,
  forecastStocktake,
  movedSince,
  needsReconciling,
  planStocktake,
  reconcile,
  stocktakeLock,
} from '../../../src-main/domain/stocktake.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'

const reasons = [
  { id: 'found', type: 'positiveInventoryAdjustment', title: 'Found', isActive: true },
  { id: 'lost', type: 'negativeInventoryAdjustment', title: 'Lost', isActive: true },
  { id: 'vial', type: 'openVialWastage', title: 'Vial', isActive: true },
]
const open = { state: 'new', isLocked: false, isInitial: false } as const

function line(more: Partial<CountLine> = {}): CountLine {
  return {
    id: 'l',
    stockLineId: more.present === null ? null : `batch of ${more.id ?? 'l'}`,
    itemName: 'Amoxicillin',
    batch: 'A1',
    isVaccine: false,
    snapshot: 10,
    counted: 10,
    packSize: 10,
    reasonId: null,
    present: { available: 10, total: 10 },
    holdings: [],
    past: null,
    ...more,
  }
}

describe('5I: what a count says', () => {
  test.each([
    [null, null],
    [0, -10],
    [10, 0],
    [10.0000001, 0],
    [12, 2],
  ])('5I: counted %s against 10 differs by %s; empty is not 0', (counted, expected) => {
    expect(difference(line({ counted }))).toBe(expected)
  })

  test.each([
    ['more: addition', { counted: 12, reasonId: 'found' }, { sign: 'addition', packs: 2, level: { available: 12, total: 12 } }],
    ['less: reduction', { counted: 7, reasonId: 'lost' }, { sign: 'reduction', packs: 3, level: { available: 7, total: 7 } }],
    ['none left', { counted: 0, reasonId: 'lost' }, { sign: 'reduction', packs: 10, level: { available: 0, total: 0 } }],
    ['a vial of a vaccine', { counted: 9, reasonId: 'vial', isVaccine: true }, { sign: 'reduction', packs: 1 }],
  ] as const)('5I: %s', (_, more, expected) => {
    expect(valueOf(planStocktake(open, [line(more)], reasons)).moves).toMatchObject([expected])
  })

  test('5I: the same as before moves nothing; what was not counted goes; of a new batch counted 0 nothing is made', () => {
    const unknown = { present: null, snapshot: 0 }
    const lines = [line({ id: 'same' }), line({ id: 'not', counted: null }), line({ id: 'nothing', ...unknown, counted: 0 })]
    expect(valueOf(planStocktake(open, lines, reasons))).toEqual({ drop: ['not'], moves: [], newBatches: [], describe: ['same'] })
    const found = line({ id: 'new', ...unknown, counted: 3, reasonId: 'found' })
    expect(valueOf(planStocktake(open, [found], reasons)).newBatches).toEqual([{ lineId: 'new', packs: 3 }])
  })

  test('5I: no reason is asked where central has none for the sign, nor of the first stocktake of a store', () => {
    const less = line({ counted: 7 })
    expect(planStocktake(open, [less], [])).toMatchObject({ ok: true })
    expect(planStocktake({ ...open, isInitial: true }, [less], reasons)).toMatchObject({ ok: true })
  })
})

describe('5I: what stands in the way of finalising', () => {
  const held = { available: 4, total: 10 }
  test.each([
    ['nothing counted', {}, { counted: null }, 'nothing_counted'],
    ['locked', { isLocked: true }, {}, 'stocktake_locked'],
    ['finalised', { state: 'finalised' }, {}, 'stocktake_finalised'],
    ['a state that nobody knows', { state: 'other' }, {}, 'kind_read_only'],
    ['moved', {}, { present: { available: 8, total: 8 } }, 'stocktake_moved'],
    ['no reason', {}, { counted: 7 }, 'stocktake_reason_missing'],
    ['reason of the other sign', {}, { counted: 7, reasonId: 'found' }, 'stocktake_reason_of_other_sign'],
    ['wastage of vials of a tablet', {}, { counted: 7, reasonId: 'vial' }, 'stocktake_reason_of_other_sign'],
    ['promised', {}, { counted: 2, reasonId: 'lost', present: held, holdings: [{ number: 7, packs: 6 }] }, 'packs_promised'],
    ['promised to nobody known', {}, { counted: 2, reasonId: 'lost', present: held }, 'packs_short'],
    ['no pack', {}, { counted: 2, snapshot: 0, present: null, packSize: 0, reasonId: 'found' }, 'pack_size_too_small'],
  ] as const)('5I: %s', (_, head, more, reason) => {
    expect(reasonOf(planStocktake({ ...open, ...head }, [line(more)], reasons))).toBe(reason)
  })

  test('5I: the refusal names the line, and the document that holds the rest', () => {
    const promised = line({ counted: 2, reasonId: 'lost', present: { available: 4, total: 10 }, holdings: [{ number: 7, packs: 6 }] })
    const refused = planStocktake(open, [line({ id: 'other' }), promised], reasons)
    expect(refused).toMatchObject({ ok: false, error: { params: { item: 'Amoxicillin', batch: 'A1', number: '7', available: 4 } } })
  })

  test('5I: a batch that was counted on two lines is refused, whatever they say, and both counts are named', () => {
    const two = (counts: readonly (number | null)[]) =>
      counts.map((counted, at) => line({ id: `l${at}`, stockLineId: 'a', reasonId: 'lost', counted }))
    const refusal = (counted: number, other: number) => ({
      error: { reason: 'stocktake_counted_twice', params: { item: 'Amoxicillin', batch: 'A1', counted, other } },
    })
    expect(planStocktake(open, two([10, 10]), reasons)).toMatchObject(refusal(10, 10))
    expect(planStocktake(open, two([8, 2]), reasons)).toMatchObject(refusal(2, 8))
    expect(forecastStocktake(open, two([8, 2]), reasons).map(({ refusal: said }) => said?.reason)).toEqual([
      undefined,
      'stocktake_counted_twice',
    ])
    expect(valueOf(planStocktake(open, two([8, null]), reasons))).toMatchObject({ drop: ['l1'], moves: [{ lineId: 'l0', packs: 2 }] })
  })

  test.each([
    ['new', false, null, null],
    ['new', true, null, 'stocktake_locked'],
    ['finalised', true, null, 'stocktake_finalised'],
    ['new', false, 'store_left', 'store_left'],
  ] as const)('5E: %s, locked %s, store shut %s: %s', (state, isLocked, shut, expected) => {
    expect(stocktakeLock({ state, isLocked }, shut)).toBe(expected)
  })
})

describe('3F: the stock moved since the snapshot', () => {
  const moved = line({ snapshot: 45, counted: 40, present: { available: 42, total: 42 } })

  test('3F: a counted line that moved asks; one that was not counted does not', () => {
    expect([movedSince(moved), needsReconciling(moved), needsReconciling({ ...moved, counted: null })]).toEqual([-3, true, false])
  })

  test.each([
    ['keep', { snapshot: 42, counted: 40 }],
    ['apply', { snapshot: 42, counted: 37 }],
    ['recount', { snapshot: 42, counted: null }],
  ] as const)('3F: counted 40, snapshot 45, now 42: %s', (way, expected) => {
    expect(valueOf(reconcile(moved, way))).toEqual(expected)
  })

  test('3F: a difference that is more than what is left is refused, with both', () => {
    const refused = reconcile({ ...moved, present: { available: 3, total: 3 } }, 'apply')
    expect(refused).toMatchObject({ ok: false, error: { reason: 'difference_below_nothing', params: { now: 3, difference: 5 } } })
  })

  const packs = fc.integer({ min: 0, max: 500 })
  const anyLine = fc
    .record({ snapshot: packs, counted: fc.option(packs), total: packs, promised: packs })
    .map(({ snapshot, counted, total, promised }) =>
      line({ snapshot, counted, present: { total, available: Math.max(0, total - promised) } }),
    )

  test('3F: whatever was counted, each way ends in a line that no longer asks, and none but recount wipes a count', () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom('keep', 'apply', 'recount'), (given, way) => {
        const settled = reconcile(given, way)
        if (!settled.ok) {
          expect(way).toBe('apply')
          return
        }
        const after = { ...given, ...settled.value }
        expect(needsReconciling(after)).toBe(false)
        if (given.counted !== null && way !== 'recount') expect(after.counted).not.toBeNull()
        if (way === 'apply' && given.counted !== null) expect(difference(after)).toBe(difference(given))
        if (way === 'keep' && given.counted !== null) expect(after.counted).toBe(given.counted)
      }),
    )
  })

  test('5I, 5B: whatever is finalised, the batch holds what was counted, and total ≥ available ≥ 0', () => {
    fc.assert(
      fc.property(anyLine, (given) => {
        const plan = planStocktake(open, [given], [])
        if (!plan.ok) return
        const level = plan.value.moves[0]?.level ?? given.present
        expect(level?.total).toBe(given.counted)
        expect(level?.available).toBeGreaterThanOrEqual(0)
        expect(level?.total).toBeGreaterThanOrEqual(level?.available ?? 0)
      }),
    )
  })
})
