import { describe, expect, test } from 'vitest'
import { momentOf } from '../../../src-main/domain/moment.ts'
import {
  countedPacks,
  countedWire,
  finalisedStocktakeWire,
  newStocktakeWire,
  stocktakeMoments,
  stocktakeState,
} from '../../../src-main/domain/stocktake-words.ts'

test.each([
  ['sg', 'new'],
  ['SG', 'new'],
  ['fn', 'finalised'],
  ['FN', 'finalised'],
  ['nw', 'other'],
  ['toString', 'other'],
  ['', 'other'],
  [null, 'other'],
] as const)('DT-46: a stocktake with status %s is %s', (status, state) => {
  expect(stocktakeState(status)).toBe(state)
})

describe('when a stocktake was made and finalised', () => {
  const row = { createdDate: '2026-02-03', createdTime: 3661, omCreated: null, omFinalised: null }
  const own = { omCreated: '2026-02-01T08:00:00', omFinalised: '2026-02-02T08:00:00' }
  test.each([
    [{ ...row, state: 'new' }, '2026-02-03T01:01:01', ''],
    [{ ...row, state: 'finalised' }, '2026-02-03T01:01:01', '2026-02-03T01:01:01'],
    [{ ...row, omCreated: '', state: 'finalised' }, '2026-02-03T01:01:01', '2026-02-03T01:01:01'],
    [{ ...row, ...own, state: 'finalised' }, '2026-02-01T08:00:00', '2026-02-02T08:00:00'],
    [{ ...row, ...own, omFinalised: null, state: 'finalised' }, '2026-02-01T08:00:00', ''],
    [{ ...row, ...own, state: 'new' }, '2026-02-01T08:00:00', ''],
    [{ ...row, createdDate: null, state: 'new' }, '', ''],
  ] as const)('%o', (facts, created, finalised) => {
    expect(stocktakeMoments(facts)).toEqual({ created, finalised })
  })
})

describe('the way back', () => {
  const at = momentOf(new Date('2026-02-03T10:11:12Z'))

  test('a new one is read as new and made then', () => {
    const wire = newStocktakeWire(at)
    expect(stocktakeState(wire.status)).toBe('new')
    expect(wire).toEqual({ status: 'sg', created_date: at.date, created_time: at.time, om_created_datetime: '2026-02-03T10:11:12' })
  })

  test('a finalised one is read as finalised, then', () => {
    const wire = finalisedStocktakeWire(at)
    const facts = { createdDate: null, createdTime: null, omCreated: at.utc, omFinalised: wire.om_finalised_datetime }
    expect(stocktakeState(wire.status)).toBe('finalised')
    expect(stocktakeMoments({ ...facts, state: 'finalised' }).finalised).toBe('2026-02-03T10:11:12')
  })

  test.each([
    [{ is_edited: 1, counted_packs: 3 }, 3],
    [{ is_edited: 1, counted_packs: 0 }, 0],
    [{ is_edited: 1, counted_packs: null }, 0],
    [{ is_edited: 0, counted_packs: 7 }, null],
    [{ is_edited: null, counted_packs: 7 }, null],
  ])('5I: counted nothing is not the same as counted 0: %o is %s', (line, packs) => {
    expect(countedPacks(line)).toBe(packs)
    expect(countedPacks(countedWire(packs))).toBe(packs)
  })
})
