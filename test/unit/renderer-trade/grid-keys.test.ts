import { expect, test } from 'vitest'
import { isText, jump, moved, typed } from '../../../src-renderer/ui/grid-keys.ts'

const extent = { rows: 100, columns: 5, page: 12 }
const go = (row: number, key: string, column = 0, rightToLeft = false) => moved({ row, column }, key, extent, rightToLeft)

test('3I: arrows, Home, End and the page keys move between rows and stop at the ends', () => {
  expect(go(0, 'ArrowDown')?.row).toBe(1)
  expect(go(99, 'ArrowDown')).toBeNull()
  expect(go(50, 'Home')?.row).toBe(0)
  expect(go(0, 'End')?.row).toBe(99)
  expect(go(95, 'PageDown')?.row).toBe(99)
  expect(go(5, 'PageUp')?.row).toBe(0)
  expect(go(3, 'x')).toBeNull()
})

test('3I: above the first row lies the head, where arrows choose the column', () => {
  expect(go(0, 'ArrowUp')).toEqual({ row: -1, column: 0 })
  expect(go(-1, 'ArrowUp')).toBeNull()
  expect(go(-1, 'ArrowRight', 3)?.column).toBe(4)
  expect(go(-1, 'ArrowRight', 4)).toBeNull()
  expect(go(-1, 'End', 1)?.column).toBe(4)
  expect(go(10, 'ArrowRight')).toBeNull()
})

test('3I: in a right-to-left language the arrows of the head are mirrored', () => {
  expect(go(-1, 'ArrowLeft', 1, true)?.column).toBe(2)
  expect(go(-1, 'ArrowRight', 1, true)?.column).toBe(0)
})

test('3I: an empty table moves nowhere but to its head', () => {
  expect(moved({ row: -1, column: 0 }, 'ArrowDown', { rows: 0, columns: 2, page: 1 })).toBeNull()
})

const names = ['Amoxicillin', 'Artemether', 'Paracetamol', 'Amoxiclav']
const words = (row: number) => [names[row] ?? '']

test('3I: one letter goes on to the next match and around; more letters stay where they still match', () => {
  expect(jump('a', 0, 4, words)).toBe(1)
  expect(jump('a', 3, 4, words)).toBe(0)
  expect(jump('am', 0, 4, words)).toBe(0)
  expect(jump('amoxicl', 0, 4, words)).toBe(3)
  expect(jump('z', 0, 4, words)).toBeNull()
  expect(jump('p', -1, 4, words)).toBe(2)
})

test('3I: letters add up until a pause', () => {
  const first = typed(null, 'A', 1000)
  expect(typed(first, 'm', 1400).text).toBe('am')
  expect(typed(first, 'p', 2500).text).toBe('p')
})

test('T18: signs and commands are not text, so that / and ? stay shortcuts of the page', () => {
  expect(isText('m', false, null)).toBe(true)
  expect(isText('é', false, null)).toBe(true)
  for (const key of ['/', '?', 'Enter', 'F9', ' ']) expect(isText(key, false, null)).toBe(false)
  expect(isText('n', true, null)).toBe(false)
  expect(isText(' ', false, { text: 'la', at: 0 })).toBe(true)
})
