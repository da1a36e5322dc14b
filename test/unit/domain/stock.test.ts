import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterLeaving, afterTaking } from '../../../src-main/domain/stock.ts'

describe('5B: total ≥ available ≥ 0', () => {
  test.each([
    ['a line in New reserves', { available: 10, total: 10 }, 4, 'new', { available: 6, total: 10 }],
    ['a line in Allocated reserves', { available: 10, total: 10 }, 4, 'allocated', { available: 6, total: 10 }],
    ['a line in Picked takes the goods', { available: 10, total: 10 }, 4, 'picked', { available: 6, total: 6 }],
    ['lowering it in New gives back what was promised', { available: 6, total: 10 }, -4, 'new', { available: 10, total: 10 }],
    ['lowering it in Picked brings the goods back', { available: 6, total: 6 }, -4, 'picked', { available: 10, total: 10 }],
    ['more than is free is refused', { available: 3, total: 10 }, 4, 'new', null],
    ['dust of repeated divisions snaps to nothing', { available: 1, total: 2 }, 0.9995, 'new', { available: 0, total: 2 }],
  ] as const)('%s', (_title, level, packs, state, expected) => {
    expect(afterTaking(level, packs, state)).toEqual(expected)
  })

  test('goods leave only what was promised', () => {
    expect(afterLeaving({ available: 6, total: 10 }, 4)).toEqual({ available: 6, total: 6 })
    expect(afterLeaving({ available: 6, total: 10 }, 5)).toBeNull()
    expect(afterLeaving({ available: 0.9996, total: 5 }, 4)).toEqual({ available: 1, total: 1 })
  })

  test('giving back to a batch that central holds wrongly is not refused', () => {
    expect(afterTaking({ available: -2, total: 1 }, -5, 'new')).toEqual({ available: 1, total: 1 })
  })

  test('no series of takings and leavings breaks the rule', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('take', 'leave'), fc.double({ min: 0, max: 20, noNaN: true })), { maxLength: 40 })
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), steps, (start, moves) => {
        let level = { available: start, total: start }
        for (const [what, packs] of moves) {
          level = (what === 'take' ? afterTaking(level, packs, 'new') : afterLeaving(level, packs)) ?? level
          expect(level.available).toBeGreaterThanOrEqual(0)
          expect(level.total).toBeGreaterThanOrEqual(level.available)
        }
      }),
    )
  })
})
