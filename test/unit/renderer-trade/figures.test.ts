import { expect, test } from 'vitest'
import { daysUntil, isoDay, parseDay } from '../../../src-renderer/ui/dates.ts'
import { quantityFormats } from '../../../src-renderer/ui/figures.ts'

const en = quantityFormats('en-GB')
const fr = quantityFormats('fr-FR')
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ')

test('5D: quantities show at most two decimals, the whole number in the tooltip', () => {
  expect(en.quantity(1234.5678)).toBe('1,234.57')
  expect(en.quantity(350)).toBe('350')
  expect(plain(fr.quantity(1234.5))).toBe('1 234,5')
  expect(en.fullQuantity(1234.5678)).toBe('1,234.5678')
  expect(en.fullQuantity(12.5)).toBeUndefined()
})

test('5D: a difference that cancels out is 0, not -0', () => {
  expect(en.quantity(-0.000_000_000_1)).toBe('0')
})

test('5D: what was shown can be typed back in every language', () => {
  for (const locale of [en, fr]) {
    for (const amount of [0, 7, 350, 1000, 12_345.25]) expect(locale.parseQuantity(locale.quantity(amount))).toBe(amount)
  }
})

test('5D: a point works in French too, and what is no amount is null', () => {
  expect(fr.parseQuantity('2.5')).toBe(2.5)
  expect(fr.parseQuantity('2,5')).toBe(2.5)
  expect(fr.parseQuantity(' 1 000 ')).toBe(1000)
  for (const text of ['', '  ', 'abc', '-3', '1e9', '1.2.3', '.', '٣', 'NaN', 'Infinity']) expect(en.parseQuantity(text)).toBeNull()
})

test('5C: an expiry date is a day on the calendar, whatever the time zone', () => {
  const day = parseDay('2025-12-28')
  expect(day && [day.getFullYear(), day.getMonth(), day.getDate(), day.getHours()]).toEqual([2025, 11, 28, 0])
  expect(day && isoDay(day)).toBe('2025-12-28')
  expect(daysUntil('2025-12-28', new Date(2025, 10, 20, 23, 59))).toBe(38)
  expect(daysUntil('2025-11-20', new Date(2025, 10, 20, 0, 1))).toBe(0)
  expect(daysUntil('2025-11-19', new Date(2025, 10, 20))).toBe(-1)
})

test('5C: text that is no date is no date', () => {
  expect(parseDay('soon')).toBeNull()
  expect(daysUntil('0000-00-00', new Date())).toBeNull()
})
