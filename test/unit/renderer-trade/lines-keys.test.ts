import { expect, test } from 'vitest'
import { lineKey } from '../../../src-renderer/features/invoice/lines-keys.ts'

const press = (key: string, more: Partial<{ ctrlKey: boolean; altKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
})

test('3I: arrows move between items and stop at the ends', () => {
  expect(lineKey(press('ArrowDown'), 0, 3, true)).toEqual({ do: 'go', row: 1 })
  expect(lineKey(press('ArrowDown'), 2, 3, true)).toBeNull()
  expect(lineKey(press('ArrowUp'), 0, 3, true)).toBeNull()
  expect(lineKey(press('End'), 0, 3, true)).toEqual({ do: 'go', row: 2 })
})

test('3I: Enter and F2 open an item, a figure opens it and fills the quantity, a letter jumps', () => {
  expect(lineKey(press('Enter'), 1, 3, true)).toEqual({ do: 'open', row: 1 })
  expect(lineKey(press('F2'), 1, 3, true)).toEqual({ do: 'open', row: 1 })
  expect(lineKey(press('7'), 1, 3, true)).toEqual({ do: 'open', row: 1, startsWith: '7' })
  expect(lineKey(press('P'), 1, 3, true)).toEqual({ do: 'jump', letter: 'p' })
})

test('5E: in a locked document nothing is removed or typed', () => {
  expect(lineKey(press('Delete'), 1, 3, true)).toEqual({ do: 'remove', row: 1 })
  expect(lineKey(press('Delete'), 1, 3, false)).toBeNull()
  expect(lineKey(press('7'), 1, 3, false)).toBeNull()
  expect(lineKey(press('Enter'), 1, 3, false)).toEqual({ do: 'open', row: 1 })
})

test('T18: keys with Ctrl or Alt belong to the page', () => {
  expect(lineKey(press('n', { altKey: true }), 0, 3, true)).toBeNull()
  expect(lineKey(press('Enter', { ctrlKey: true }), 0, 3, true)).toBeNull()
})
