import { describe, expect, test } from 'vitest'
import { countKey } from '../../../src-renderer/features/stocktakes/count-keys.ts'
import { countsOf, likelyWay, shownIds, withEdit } from '../../../src-renderer/stores/count-lines.ts'
import { parseRoute, routeText } from '../../../src-renderer/stores/route-text.ts'
import { aLine } from './fake-count.ts'

const lines = new Map(
  [
    aLine('a', { counted: 10, difference: 0 }),
    aLine('b', { itemName: 'Paracétamol 500 mg', location: 'Fridge 1' }),
    aLine('c', { batch: 'QX-7', counted: 7, difference: -3, isReasonMissing: true }),
    aLine('d', { counted: 12, difference: 2, needsReconciling: true, now: 9 }),
  ].map((line) => [line.id, line]),
)
const order = ['a', 'b', 'c', 'd']

describe('3F: which lines are shown', () => {
  test.each([
    ['all', '', ['a', 'b', 'c', 'd']],
    ['uncounted', '', ['b']],
    ['different', '', ['c', 'd']],
    ['toDecide', '', ['d']],
    ['withoutReason', '', ['c']],
    ['all', 'paracetamol', ['b']],
    ['all', 'FRIDGE 1', ['b']],
    ['all', 'qx-7', ['c']],
    ['different', 'paracetamol', []],
  ] as const)('3F: %s with "%s"', (show, search, expected) => {
    expect(shownIds(order, lines, show, search)).toEqual(expected)
  })

  test('3F: each filter says how many lines it has; a line that has not come yet counts among all alone', () => {
    expect(countsOf([...order, 'coming'], lines)).toEqual({ all: 5, counted: 3, toDecide: 1, uncounted: 1, different: 2, withoutReason: 1 })
  })

  test('5I: a count that is on its way has the difference that main will give it', () => {
    expect(withEdit(aLine('x', { snapshot: 0.1 + 0.2 }), { counted: 0.3 }).difference).toBe(0)
    expect(withEdit(aLine('x', { counted: 3, difference: -7 }), { counted: null }).difference).toBeNull()
    expect(withEdit(aLine('x', { counted: 3, difference: -7 }), { comment: 'x' }).difference).toBe(-7)
  })
})

describe('3F: what a count most likely means', () => {
  const moved = (...at: string[]) =>
    at.map((time) => ({ at: time, packs: -1, documentId: 'i', kind: 'outbound_shipment' as const, number: 1 }))
  test.each([
    ['moved after the count', '2026-03-01T09:00:00', moved('2026-03-01T10:00:00', '2026-03-01T11:00:00'), 'apply'],
    ['moved before the count', '2026-03-01T12:00:00', moved('2026-03-01T10:00:00'), 'keep'],
    ['on both sides of it', '2026-03-01T10:30:00', moved('2026-03-01T10:00:00', '2026-03-01T11:00:00'), null],
    ['in the second of the count', '2026-03-01T10:00:00.700', moved('2026-03-01T10:00:00'), null],
    ['nobody knows when it was counted', null, moved('2026-03-01T10:00:00'), null],
    ['nobody knows what moved', '2026-03-01T10:00:00', [], null],
  ] as const)('3F: %s', (_, countedAt, movements, expected) => {
    expect(likelyWay({ countedAt, movements: [...movements] })).toBe(expected)
  })
})

describe('3I: counting by keyboard', () => {
  const at = { target: 'count', isTyped: false, canCount: true, active: 2, rows: 10, page: 5 } as const
  const press = (key: string, place: object = {}, held: object = {}) =>
    countKey({ key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held }, { ...at, ...place })

  test.each([
    ['Enter', {}, { do: 'enter' }],
    ['ArrowDown', {}, { do: 'go', row: 3 }],
    ['ArrowUp', { active: 0 }, null],
    ['PageDown', {}, { do: 'go', row: 7 }],
    ['End', {}, { do: 'go', row: 9 }],
    ['End', { isTyped: true }, null],
    ['F2', {}, { do: 'open' }],
    ['=', {}, { do: 'same' }],
    ['=', { canCount: false }, null],
    ['Escape', {}, { do: 'leave' }],
    ['Escape', { isTyped: true }, { do: 'giveUp' }],
    ['p', {}, { do: 'jump' }],
    ['x', { isTyped: true }, null],
    ['7', {}, null],
    ['ArrowDown', { target: 'select' }, null],
    ['Enter', { target: 'select' }, { do: 'enter' }],
    ['Enter', { target: 'other' }, null],
    ['ArrowDown', { target: 'table' }, { do: 'go', row: 2 }],
    ['Escape', { target: 'table' }, null],
  ] as const)('3I: %s with %o', (key, place, expected) => {
    expect(press(key, place)).toEqual(expected)
  })

  test('3I: Shift+Enter saves and leaves the line', () => {
    expect(press('Enter', {}, { shiftKey: true })).toEqual({ do: 'close' })
  })

  test('T18: what is held with Ctrl or Alt is left to the one key map', () => {
    expect([press('ArrowDown', {}, { ctrlKey: true }), press('n', {}, { altKey: true })]).toEqual([null, null])
  })
})

test('F-014: the places of stocktakes are addresses that come back as they were', () => {
  for (const route of [
    { place: 'stocktakes' },
    { place: 'stocktake', id: 'a/b' },
    { place: 'printStocktake', id: 'x', paper: 'variance' },
  ] as const)
    expect(parseRoute(routeText(route))).toEqual(route)
})
