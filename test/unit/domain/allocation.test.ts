import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../../src-main/domain/allocation.ts'
import { allocate, asTaken } from '../../../src-main/domain/allocation.ts'

const today = '2026-06-15'
const batch = (id: string, available: number, packSize: number, expiryDate: string | null, more: Partial<Batch> = {}): Batch => ({
  id,
  available,
  packSize,
  expiryDate,
  onHold: false,
  locationOnHold: false,
  ...more,
})
const packsOf = (batches: readonly Batch[], units: number) =>
  Object.fromEntries(allocate(batches, units, today).batches.map((row) => [row.batch.id, row.packs]))
const noteKeys = (batches: readonly Batch[], units: number) => allocate(batches, units, today).notes.map((note) => note.key)

describe('5C: first expiry, first out', () => {
  test('the worked example: 350 of 200 × 1 and 3 × 100 is 150 × 1 and 2 × 100', () => {
    expect(packsOf([batch('march', 3, 100, '2027-03-31'), batch('january', 200, 1, '2027-01-31')], 350)).toEqual({ january: 150, march: 2 })
  })

  test.each([
    ['exactly what is there', [batch('a', 5, 10, '2027-01-01'), batch('b', 5, 10, '2027-02-01')], 100, { a: 5, b: 5 }],
    ['the earlier expiry first', [batch('b', 5, 10, '2027-02-01'), batch('a', 5, 10, '2027-01-01')], 20, { a: 2, b: 0 }],
    ['no expiry comes last', [batch('none', 5, 10, null), batch('a', 5, 10, '2027-01-01')], 60, { a: 5, none: 1 }],
    ['rounds up one pack where nothing smaller is there', [batch('a', 5, 10, '2027-01-01')], 21, { a: 3 }],
    ['nothing asked, nothing taken', [batch('a', 5, 10, '2027-01-01')], 0, { a: 0 }],
    ['a broken pack is used up', [batch('a', 2.5, 10, '2027-01-01'), batch('b', 9, 10, '2027-02-01')], 45, { a: 2.5, b: 2 }],
    ['a batch without a pack size gives nothing', [batch('a', 5, 0, '2027-01-01'), batch('b', 5, 1, null)], 3, { a: 0, b: 3 }],
    ['less than nothing available gives nothing', [batch('a', -4, 1, '2027-01-01'), batch('b', 5, 1, null)], 3, { a: 0, b: 3 }],
  ])('%s', (_title, batches, units, expected) => {
    expect(packsOf(batches, units)).toEqual(expected)
  })

  test.each([
    ['on_hold', { onHold: true }, '2027-01-01'],
    ['location_on_hold', { locationOnHold: true }, '2027-01-01'],
    ['expired', {}, '2026-06-14'],
  ] as const)('a batch that is %s is left out, and that is said', (reason, more, expiry) => {
    const allocation = allocate([batch('bad', 50, 1, expiry, more), batch('good', 5, 1, '2028-01-01')], 10, today)
    expect(allocation.batches.map((row) => [row.batch.id, row.packs, row.leftOut])).toEqual([
      ['bad', 0, reason],
      ['good', 5, null],
    ])
    expect(allocation.notes).toEqual([
      { key: `left_out_${reason}`, params: { count: 1, units: 50 } },
      { key: 'short', params: { wanted: 10, allocated: 5, units: 5 } },
    ])
  })

  test('the last day of a batch still counts, and six weeks are soon', () => {
    expect(noteKeys([batch('a', 5, 1, today)], 5)).toEqual(['expires_soon'])
    expect(noteKeys([batch('a', 5, 1, '2026-07-27')], 5)).toEqual(['expires_soon'])
    expect(noteKeys([batch('a', 5, 1, '2026-07-28')], 5)).toEqual([])
  })

  test('too much because of pack sizes is said', () => {
    expect(allocate([batch('a', 2, 100, null)], 150, today).notes).toEqual([
      { key: 'over', params: { wanted: 150, allocated: 200, units: 50 } },
    ])
  })

  test('what a document takes already is shown without allocating anew', () => {
    const shown = asTaken([batch('a', 5, 10, '2027-01-01'), batch('b', 5, 10, '2027-02-01')], (one) => (one.id === 'b' ? 3 : 0), today)
    expect([shown.wantedUnits, shown.allocatedUnits, shown.notes]).toEqual([30, 30, []])
  })
})

const anyBatches = fc
  .array(
    fc.record({
      available: fc.integer({ min: 0, max: 60 }),
      packSize: fc.constantFrom(1, 2, 5, 7, 10, 100),
      expiryDate: fc.constantFrom(null, '2026-06-14', '2026-06-20', '2027-01-01', '2028-05-31'),
      onHold: fc.boolean(),
      locationOnHold: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((rows) => rows.map((row, at) => ({ ...row, id: `batch-${at}` })))

describe('T16: for every stock and every wish', () => {
  test('never above available, never on hold or expired, whole packs, never negative', () => {
    fc.assert(
      fc.property(anyBatches, fc.integer({ min: 0, max: 3000 }), (batches, units) => {
        for (const row of allocate(batches, units, today).batches) {
          expect(row.packs).toBeGreaterThanOrEqual(0)
          expect(row.packs).toBeLessThanOrEqual(row.batch.available)
          expect(Number.isInteger(row.packs)).toBe(true)
          if (row.leftOut !== null) expect(row.packs).toBe(0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('short only when nothing usable is left, over only by less than any pack taken', () => {
    fc.assert(
      fc.property(anyBatches, fc.integer({ min: 0, max: 3000 }), (batches, units) => {
        const { batches: rows, allocatedUnits } = allocate(batches, units, today)
        const free = rows.filter((row) => row.leftOut === null && row.batch.available > row.packs)
        if (allocatedUnits < units) expect(free).toEqual([])
        for (const row of rows) if (row.packs > 0) expect(allocatedUnits - row.batch.packSize).toBeLessThan(units)
      }),
      { numRuns: 2000 },
    )
  })

  test('the order in which the batches come makes no difference', () => {
    fc.assert(
      fc.property(anyBatches, fc.integer({ min: 0, max: 3000 }), (batches, units) => {
        expect(packsOf(batches.toReversed(), units)).toEqual(packsOf(batches, units))
      }),
    )
  })
})
