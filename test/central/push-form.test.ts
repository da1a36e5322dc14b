import { describe, expect, test } from 'vitest'
import { columnsOf, describedTables, emptyRow, type Kind } from './wire/columns.ts'
import { mergePushed, pulledValue } from './wire/push-form.ts'

/** A value of each kind as a site pushes it and as central then answers it (protocol-v5.md 4.2). */
const samples: Readonly<Record<Kind, readonly (readonly [pushed: unknown, pulled: unknown])[]>> = {
  text: [
    ['abc', 'abc'],
    [null, ''],
    ['2026-01-02T00:00:00', '2026-01-02T00:00:00'],
  ],
  number: [
    [2.5, 2.5],
    [null, 0],
  ],
  flag: [
    [true, true],
    [null, false],
  ],
  date: [
    ['2026-01-02T00:00:00', '2026-01-02'],
    ['2026-01-02', '2026-01-02'],
  ],
  time: [
    ['00:00:00', 0],
    ['23:59:59', 86_399],
    ['09:30:15', 34_215],
    [null, 0],
  ],
  datetime: [
    ['2026-01-02T03:04:05.678', '2026-01-02T03:04:05.678'],
    ['2026-01-02T00:00:00', '2026-01-02T00:00:00'],
    [null, ''],
  ],
  object: [
    [{ a: 1 }, { a: 1 }],
    [null, null],
  ],
}

describe.each(describedTables())('4.2: %s', (table) => {
  test('every key goes from the push form to the pull form', () => {
    for (const [key, kind] of columnsOf(table))
      for (const [pushed, pulled] of samples[kind]) {
        if (key === 'ID') continue
        expect({ [key]: mergePushed(table, 'id-1', null, { [key]: pushed })[key] }).toEqual({ [key]: pulled })
      }
  })

  test('a new row has every key, and a push that names one leaves the others alone', () => {
    const first = mergePushed(table, 'id-1', null, {})
    expect(first).toEqual({ ...emptyRow(table), ID: 'id-1' })
    const [key] = [...columnsOf(table)].find(([name, kind]) => kind === 'text' && name !== 'ID') ?? ['comment']
    const existing = { ...first, kept: 'a key that nobody knows' }
    expect(mergePushed(table, 'id-1', existing, { [key]: 'new' })).toEqual({ ...existing, [key]: 'new' })
  })
})

test('4.2: no date is the zero date, and the empty text for om_ dates', () => {
  expect(pulledValue('entry_date', 'date', null)).toBe('0000-00-00')
  expect(pulledValue('om_date_of_death', 'date', null)).toBe('')
})

test('design 4: keys that nobody knows are kept as they came, also in tables that nobody knows', () => {
  expect(mergePushed('transact', 'x', null, { om_future: '2030-01-01T00:00:00' })['om_future']).toBe('2030-01-01T00:00:00')
  expect(mergePushed('future_table', 'x', null, { a: null, b: [1] })).toEqual({ ID: 'x', a: null, b: [1] })
})

test('the times that appendix A lists as numbers are times', () => {
  for (const key of ['entry_time', 'confirm_time', 'finalised_time']) expect(columnsOf('transact').get(key)).toBe('time')
  expect(columnsOf('Stock_take').get('stock_take_time')).toBe('time')
  expect(columnsOf('requisition').get('lastModifiedAt')).toBe('number')
})
