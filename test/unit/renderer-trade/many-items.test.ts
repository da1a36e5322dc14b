/** Marking items, what can be done to the marked ones, the step that is meant most, and colours by their names. */
import { describe, expect, test } from 'vitest'
import { actionsOn } from '../../../src-renderer/features/invoice/marked-actions.ts'
import { colourName, colourNames, colours } from '../../../src-renderer/features/invoice/colours.ts'
import type { ItemRow } from '../../../src-renderer/features/invoice/item-groups.ts'
import { mainLeavingStep } from '../../../src-renderer/features/invoice/leaving-steps.ts'
import { lineKey } from '../../../src-renderer/features/invoice/lines-keys.ts'

const press = (key: string, more: Partial<{ ctrlKey: boolean; shiftKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
})

describe('U-38, 3I: marking with the keyboard', () => {
  test('Space marks the row, Shift with an arrow the next one too, Ctrl+A all', () => {
    expect(lineKey(press(' '), 1, 3, true)).toEqual({ do: 'mark', row: 1 })
    expect(lineKey(press('ArrowDown', { shiftKey: true }), 1, 3, true)).toEqual({ do: 'extend', row: 1, to: 2 })
    expect(lineKey(press('ArrowUp', { shiftKey: true }), 1, 3, false)).toEqual({ do: 'extend', row: 1, to: 0 })
    expect(lineKey(press('ArrowDown', { shiftKey: true }), 2, 3, true), 'at the end there is no next one').toEqual({ do: 'mark', row: 2 })
    expect(lineKey(press('a', { ctrlKey: true }), 0, 3, false)).toEqual({ do: 'markAll' })
    expect(lineKey(press('a'), 0, 3, true), 'a letter alone still jumps').toEqual({ do: 'jump', letter: 'a' })
  })
})

describe('U-38: what can be done to marked items', () => {
  const row = (missing: number) => ({ missing }) as ItemRow

  test('to what goes out, by its state; only what is missing can be allocated', () => {
    const out = { kind: 'outbound_shipment', state: 'new' } as const
    expect(actionsOn(out, [row(0), row(5)])).toEqual(['allocate', 'zero', 'remove'])
    expect(actionsOn(out, [row(0)])).toEqual(['zero', 'remove'])
    expect(actionsOn({ ...out, state: 'picked' }, [row(0)])).toEqual(['remove'])
    expect(actionsOn({ ...out, kind: 'supplier_return' }, [row(0)])).toEqual(['remove'])
  })

  test('to what comes in: only goods of a supplier have a place to choose', () => {
    expect(actionsOn({ kind: 'inbound_shipment', state: 'received' }, [row(0)])).toEqual(['place', 'zero', 'remove'])
    expect(actionsOn({ kind: 'customer_return', state: 'new' }, [row(0)])).toEqual(['zero', 'remove'])
  })
})

test('5A: a new invoice is shipped at once; who goes step by step is led to the next one that is not hidden', () => {
  expect(mainLeavingStep({ state: 'new', next: ['allocated', 'picked', 'shipped'] })).toBe('shipped')
  expect(mainLeavingStep({ state: 'allocated', next: ['picked', 'shipped'] })).toBe('picked')
  expect(mainLeavingStep({ state: 'allocated', next: ['shipped'] })).toBe('shipped')
  expect(mainLeavingStep({ state: 'picked', next: ['shipped'] })).toBe('shipped')
  expect(mainLeavingStep({ state: 'shipped', next: [] })).toBeNull()
})

describe('U-33: a colour has a name', () => {
  test('each of ours is its own', () => {
    for (const name of colourNames) expect(colourName(colours[name])).toBe(name)
  })

  test.each([
    ['#ff0000', 'red'],
    ['#FF8800', 'orange'],
    ['#FFFF00', 'yellow'],
    ['#00ff00', 'green'],
    ['#0000ff', 'blue'],
    ['#E63535', 'red'],
    ['#8F90A6', 'grey'],
    ['#aa00ff', 'purple'],
    ['#000000', 'grey'],
  ])('%s of another program is told as %s', (colour, name) => expect(colourName(colour)).toBe(name))

  test('what is no colour has none', () => {
    for (const text of ['', 'red', '#12', 'url(x)']) expect(colourName(text)).toBeNull()
  })
})
