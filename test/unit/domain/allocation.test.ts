import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../../src-main/domain/allocation.ts'
import { allocate, asTaken, usualIssue } from '../../../src-main/domain/allocation.ts'

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

describe('5C: what central and the request decide', () => {
  const vvm = (level: number, isUnusable = false) => ({ vvm: { level, isUnusable } })
  const order = (batches: readonly Batch[], byVvm: boolean) =>
    allocate(batches, 1, today, { rules: { ...usualIssue, byVvm } }).batches.map((row) => row.batch.id)

  test('5C: expiry ascending, none last; by the store’s setting the state of the vials first, then expiry', () => {
    const batches = [
      batch('none', 5, 1, null, vvm(1)),
      batch('late and worn', 5, 1, '2028-01-01', vvm(2)),
      batch('early', 5, 1, '2027-01-01', vvm(1)),
      batch('unread', 5, 1, '2026-07-01'),
    ]
    expect(order(batches, false)).toEqual(['unread', 'early', 'late and worn', 'none'])
    expect(order(batches, true)).toEqual(['late and worn', 'early', 'none', 'unread'])
  })

  test('5C, T10: an unusable vial is left out and said, also where it expires soon', () => {
    const found = allocate([batch('bad', 5, 1, '2026-06-20', vvm(4, true)), batch('good', 5, 1, '2028-01-01')], 3, today)
    expect(found.batches.map((row) => [row.batch.id, row.packs, row.leftOut])).toEqual([
      ['bad', 0, 'vvm_unusable'],
      ['good', 3, null],
    ])
    expect(found.notes).toEqual([{ key: 'left_out_vvm_unusable', params: { count: 1, units: 5 } }])
  })

  test('5C: within central’s refusal threshold is left out; its first day outside is not', () => {
    const rules = { ...usualIssue, expiredRefused: true, refusedDays: 14 }
    const found = allocate([batch('near', 5, 1, '2026-06-28'), batch('far', 5, 1, '2026-06-29')], 3, today, { rules })
    expect(found.batches.map((row) => row.leftOut)).toEqual(['near_expiry', null])
    expect(found.notes.map((note) => note.key)).toContain('left_out_near_expiry')
  })

  test('5C: issued in packs of n, other sizes are left out and said', () => {
    const found = allocate([batch('tens', 5, 10, '2027-01-01'), batch('ones', 50, 1, '2028-01-01')], 30, today, { packSize: 1 })
    expect(found.batches.map((row) => [row.packs, row.leftOut])).toEqual([
      [0, 'other_pack_size'],
      [30, null],
    ])
    expect(found.notes).toEqual([{ key: 'left_out_other_pack_size', params: { count: 1, units: 50 } }])
  })

  test('5C: in packs of n, whole packs by first expiry among the batches of that size alone, for every stock and every wish', () => {
    fc.assert(
      fc.property(anyBatches, fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 2, 5, 10, 100), (batches, packs, packSize) => {
        const found = allocate(batches, packs * packSize, today, { packSize })
        const alone = batches.filter((one) => one.packSize === packSize)
        const expected = packsOf(alone, packs * packSize)
        for (const row of found.batches) expect(row.packs).toBe(expected[row.batch.id] ?? 0)
        expect(found.allocatedUnits).toBeLessThanOrEqual(packs * packSize)
      }),
    )
  })

  test('5C: prescriptions may split packs: exactly what is wanted, and the nearest whole pack is advised', () => {
    const rows = [batch('a', 1, 10, '2027-01-01'), batch('b', 5, 20, '2027-02-01')]
    const found = allocate(rows, 25, today, { isSplit: true })
    expect(found.allocatedUnits).toBe(25)
    expect(found.batches.map((row) => row.packs)).toEqual([1, 0.75])
    expect(found.notes).toEqual([{ key: 'split', params: { wanted: 25, nearest: 30, packSize: 20 } }])
    expect(allocate(rows, 30, today, { isSplit: true }).notes, 'no pack is opened').toEqual([])
  })

  test('5B: an expired batch that somebody took by hand is said', () => {
    const found = asTaken([batch('old', 5, 1, '2026-06-01')], () => 2, today)
    expect(found.notes.map((note) => note.key)).toEqual(['expired_taken'])
  })

  test('5C: the same request is the same whatever the unit it is thought in: packs, units or doses', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 12 })), { maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 150 }), fc.integer({ min: 2, max: 20 }), (drawn, units, doses) => {
        const sized = (scale: number) => drawn.map(([packs, size], at) => batch(`b${at}`, packs, size * scale, `2027-0${at + 1}-01`))
        expect(packsOf(sized(doses), units * doses)).toEqual(packsOf(sized(1), units))
      }),
    )
  })
})
