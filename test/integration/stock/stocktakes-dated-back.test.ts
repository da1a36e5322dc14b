/** 5I, 5E, 3F: stocktakes that are dated back: whether, against which stock they count, and what finalising does to the past. */
import { describe, expect, test } from 'vitest'
import { activityOf } from '../../../src-main/repositories/activity-log.ts'
import { daysOfItem, movedAfter, movementsOfBatch } from '../../../src-main/repositories/ledger.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { estimateLines, stocktakeChoices } from '../../../src-main/services/create-stocktake.ts'
import { forecastDay, setDay } from '../../../src-main/services/date-stocktake.ts'
import { addCount, editStocktake, reconcileCounts } from '../../../src-main/services/edit-stocktake.ts'
import { stocktakeForecast } from '../../../src-main/services/forecast-stocktake.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import type { Clinic } from '../../support/builders.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import type { Stocktake } from '../../support/stocktaking.ts'
import { clinicWithStock, count, finalise, full, lineOf, lose, now, start } from '../../support/stocktaking.ts'

/** It is 1 March; central allows ten days. Of batch a there were 10 until the 27th, when 4 left; 2 more left today. */
function clinicThatDatesBack(): Clinic {
  const clinic = clinicWithStock()
  clinic.add.preferences({ backdating: { enabled: true, max_days: 10 } })
  clinic.at('2026-02-27T08:00:00Z')
  lose(clinic, 'a', 4)
  clinic.at('2026-03-01T08:00:00Z')
  lose(clinic, 'a', 2)
  return clinic
}
const seen = (clinic: Clinic, take: Pick<Stocktake, 'id'>) => ({ id: take.id, version: now(clinic, take).version })
const dateBack = (clinic: Clinic, take: Pick<Stocktake, 'id'>, datedBackTo: string | null) =>
  setDay(clinic.context, { ...seen(clinic, take), datedBackTo })
const lineNow = (clinic: Clinic, take: Stocktake, stockLineId: string) =>
  now(clinic, take).lines.find((line) => line.stockLineId === stockLineId)
const snapshots = (take: Stocktake) => Object.fromEntries(take.lines.map((line) => [line.stockLineId, line.snapshot]))
const reductionOf = (clinic: Clinic, take: Stocktake) => now(clinic, take).reductionId ?? ''

describe('5E: whether and how far', () => {
  test('5E: only while the setting is on; what is not dated back needs no setting', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    expect(take).toMatchObject({ backdateDays: 0, datedBackTo: null })
    expect(dateBack(clinic, take, '2026-02-27')).toMatchObject({ error: { reason: 'backdating_off', field: 'datedBackTo' } })
    expect(valueOf(dateBack(clinic, take, '2026-03-01')).stocktake).toMatchObject({ version: take.version, datedBackTo: null })
    expect(valueOf(stocktakeChoices(clinic.db, 'store-a')).backdateDays).toBe(0)
  })

  test('5E: today at the latest, no further back than central says, while it is New and not locked; taken back again', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic)
    expect(take).toMatchObject({ backdateDays: 10, datedBackTo: null, day: '2026-03-01' })
    expect(dateBack(clinic, take, '2026-03-02')).toMatchObject({ error: { reason: 'day_in_future', field: 'datedBackTo' } })
    const tooFar = { error: { reason: 'backdated_too_far', field: 'datedBackTo', params: { first: '2026-02-19' } } }
    expect(dateBack(clinic, take, '2026-02-18')).toMatchObject(tooFar)
    expect(forecastDay(clinic.context, { id: take.id, datedBackTo: '2026-02-18' }), 'said before it is asked for').toMatchObject(tooFar)
    expect(valueOf(dateBack(clinic, take, '2026-02-19')).stocktake).toMatchObject({ datedBackTo: '2026-02-19', day: '2026-02-19' })
    expect(valueOf(dateBack(clinic, take, null)).stocktake).toMatchObject({ datedBackTo: null, day: '2026-03-01' })
    valueOf(editStocktake(clinic.context, { ...seen(clinic, take), isLocked: true }))
    expect(now(clinic, take).backdateDays).toBe(0)
    expect(reasonOf(dateBack(clinic, take, '2026-02-27'))).toBe('stocktake_locked')
    valueOf(editStocktake(clinic.context, { ...seen(clinic, take), isLocked: false }))
    count(clinic, take, 'a', 4)
    valueOf(finalise(clinic, take))
    expect(reasonOf(dateBack(clinic, take, '2026-02-27'))).toBe('stocktake_finalised')
  })

  test('5E: finalised too late, or after central has forbidden it, it is refused and says so before; a later day mends it', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic, full, { datedBackTo: '2026-02-27' })
    count(clinic, take, 'a', 6)
    clinic.at('2026-03-09T08:00:00Z')
    expect(finalise(clinic, take), 'its last day').toMatchObject({ ok: true })
    const late = start(clinic, full, { datedBackTo: '2026-02-27' })
    count(clinic, late, 'a', 6)
    clinic.at('2026-03-10T08:00:00Z')
    const refused = {
      error: { reason: 'dated_too_far', field: 'datedBackTo', params: { day: '2026-02-27', first: '2026-02-28', count: 10 } },
    }
    expect(stocktakeForecast(clinic.context, late.id)).toMatchObject(refused)
    expect(finalise(clinic, late)).toMatchObject(refused)
    expect(now(clinic, late).state).toBe('new')
    clinic.add.preferences({ backdating: { enabled: false } })
    expect(reasonOf(finalise(clinic, late))).toBe('dated_back_no_more')
    clinic.add.preferences({ backdating: { enabled: true, max_days: 10 } })
    valueOf(dateBack(clinic, late, '2026-02-28'))
    expect(valueOf(finalise(clinic, late)).stocktake.state).toBe('finalised')
  })

  test('5E: the history says from which day to which, of a new one too', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic, full, { datedBackTo: '2026-02-26' })
    valueOf(dateBack(clinic, take, '2026-02-27'))
    valueOf(dateBack(clinic, take, '2026-02-27'))
    const days = activityOf(clinic.db, 'store-a', take.id).filter(({ type }) => type === 'InvoiceDateBackdated')
    expect(days.map(({ changed_from, changed_to }) => [changed_from, changed_to])).toEqual([
      ['2026-03-01', '2026-02-26'],
      ['2026-02-26', '2026-02-27'],
    ])
    expect(readRow(clinic.db, 'stocktake', take.id)?.stocktake_date).toBe('2026-02-27')
  })
})

describe('5I: the snapshot of a day that is over', () => {
  test.each([
    ['2026-02-26', 10],
    ['2026-02-27', 6],
    ['2026-02-28', 6],
    [null, 4],
  ])('5I, 5G: of %s it is what was there at the end of the day: %s', (datedBackTo, packs) => {
    const clinic = clinicThatDatesBack()
    expect(snapshots(start(clinic, full, { datedBackTo }))).toMatchObject({ a: packs, b: 6 })
    const later = start(clinic)
    valueOf(dateBack(clinic, later, datedBackTo))
    expect(snapshots(now(clinic, later)), 'the same when its day is changed later').toMatchObject({ a: packs, b: 6 })
    expect(10 * packs + 60).toBe(100 - (movedAfter(clinic.db, 'store-a', datedBackTo ?? '2026-03-01').get('amox') ?? 0))
  })

  test('5I: a batch that was there that day and is empty now has its line, in the estimate too', () => {
    const clinic = clinicThatDatesBack()
    lose(clinic, 'a', 4)
    expect([null, '2026-02-28'].map((day) => valueOf(estimateLines(clinic.context, full, day)))).toEqual([1, 2])
    expect(reasonOf(estimateLines(clinic.context, full, '2026-01-01'))).toBe('backdated_too_far')
    expect(snapshots(start(clinic, full, { datedBackTo: '2026-02-28' }))).toEqual({ a: 6, b: 6 })
    const later = start(clinic)
    expect(snapshots(later)).toEqual({ b: 6 })
    expect(valueOf(forecastDay(clinic.context, { id: later.id, datedBackTo: '2026-02-28' }))).toEqual({ changed: 0, counted: 0, added: 1 })
    expect(valueOf(dateBack(clinic, later, '2026-02-28')).lineIds).toHaveLength(2)
  })

  test('5I: a line that is added later is of that day too', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic, { kind: 'blank' }, { datedBackTo: '2026-02-28' })
    const known = { stockLineId: 'a', itemId: 'amox', batch: '', expiryDate: null, packSize: 10, locationId: null }
    valueOf(addCount(clinic.context, { ...seen(clinic, take), lineId: 'line-of-a', ...known }))
    expect(lineNow(clinic, take, 'a')).toMatchObject({ snapshot: 6, now: 6 })
  })

  test('5I: counts are kept when the day changes, and what changes is said before', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic)
    count(clinic, take, 'a', 4)
    count(clinic, take, 'b', 6)
    expect(valueOf(forecastDay(clinic.context, { id: take.id, datedBackTo: '2026-02-28' }))).toEqual({ changed: 1, counted: 1, added: 0 })
    valueOf(dateBack(clinic, take, '2026-02-28'))
    expect(lineNow(clinic, take, 'a')).toMatchObject({
      snapshot: 6,
      counted: 4,
      difference: -2,
      isReasonMissing: true,
      needsReconciling: false,
    })
    expect(lineNow(clinic, take, 'b')).toMatchObject({ snapshot: 6, counted: 6, difference: 0 })
  })
})

describe('5I: finalising one that is dated back', () => {
  test('5I, 5D: a batch of which central sent no pack size is put right like any other: what the books say was there', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('unsized', 10, { pack_size: 0 })
    const take = start(clinic, full, { datedBackTo: '2026-02-28' })
    expect(lineNow(clinic, take, 'unsized')).toMatchObject({ snapshot: 10 })
    count(clinic, take, 'unsized', 8, 'lost')
    valueOf(finalise(clinic, take))
    expect(readRow(clinic.db, 'stock_line', 'unsized')).toMatchObject({ total: 8, available: 8 })
  })

  test('5I, 5A: both adjustments carry its day, in the ledger and in the figures of that day', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('c', 5)
    const take = start(clinic, full, { datedBackTo: '2026-02-28' })
    count(clinic, take, 'a', 5, 'lost')
    count(clinic, take, 'c', 7, 'found')
    valueOf(finalise(clinic, take))
    const done = now(clinic, take)
    // The end of the clinic's day, whatever its time zone; moments of steps are UTC.
    const endUtc = new Date('2026-02-28T23:59:59').toISOString().slice(0, 19)
    expect(done).toMatchObject({ state: 'finalised', day: '2026-02-28', datedBackTo: '2026-02-28' })
    expect(readRow(clinic.db, 'stocktake', take.id)).toMatchObject({
      stocktake_date: '2026-02-28',
      om_finalised_datetime: endUtc,
    })
    for (const id of [done.additionId, done.reductionId]) {
      expect(valueOf(invoiceView(clinic.db, 'store-a', id ?? '')), 'it is known to be dated back').toMatchObject({
        datedBackTo: '2026-02-28',
        createdAt: '2026-03-01T08:00:00Z',
      })
      expect(readRow(clinic.db, 'invoice', id ?? '')).toMatchObject({
        entry_date: '2026-03-01',
        confirm_date: '2026-02-28',
        finalised_date: '2026-02-28',
        om_verified_datetime: endUtc,
        stock_at: '2026-02-28T23:59:59',
      })
    }
    expect(movementsOfBatch(clinic.db, 'store-a', 'a').map(({ at, units }) => [at.slice(0, 10), units])).toEqual([
      ['2026-02-27', -40],
      ['2026-02-28', -10],
      ['2026-03-01', -20],
    ])
    expect([clinic.level('a'), clinic.level('c')]).toEqual([
      { available: 3, total: 3 },
      { available: 7, total: 7 },
    ])
    const day = daysOfItem(clinic.db, 'store-a', 'amox').find((one) => one.day === '2026-02-28')
    expect(day).toMatchObject({ in: 20, out: 10, issued: 0 })
    expect(activityOf(clinic.db, 'store-a', take.id).at(-1)?.type).toBe('StocktakeStatusFinalised')
  })

  test('5I, 5E: no more is taken off than was there on that day and on every day since', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic, full, { datedBackTo: '2026-02-26' })
    count(clinic, take, 'a', 5, 'lost')
    const short = { reason: 'stock_short_then', params: { batch: 'lot a', available: 4, day: '2026-02-26' } }
    expect(valueOf(stocktakeForecast(clinic.context, take.id)).blocked).toMatchObject([short])
    expect(finalise(clinic, take)).toMatchObject({ error: { ...short, field: 'packs' } })
    expect(clinic.level('a'), 'nothing has moved').toEqual({ available: 4, total: 4 })
    count(clinic, take, 'a', 6, 'lost')
    valueOf(finalise(clinic, take))
    expect(clinic.level('a')).toEqual({ available: 0, total: 0 })
  })

  test('5I: nor more than is free now: what is promised is named', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic, full, { datedBackTo: '2026-02-26' })
    count(clinic, take, 'b', 1, 'lost')
    expect(finalise(clinic, take)).toMatchObject({ error: { reason: 'packs_promised', params: { number: '7' } } })
  })

  test('5I: two of one day: the second sees what the first did to it', () => {
    const clinic = clinicThatDatesBack()
    const [one, two] = [start(clinic, full, { datedBackTo: '2026-02-28' }), start(clinic, full, { datedBackTo: '2026-02-28' })]
    for (const take of [one, two]) count(clinic, take, 'a', 5, 'lost')
    valueOf(finalise(clinic, one))
    expect(reasonOf(finalise(clinic, two))).toBe('stocktake_moved')
  })
})

describe('3F: the stock of that day moved', () => {
  test('3F: what moves after its day asks nothing; what another document does to that day does, and is named', () => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic, full, { datedBackTo: '2026-02-28' })
    count(clinic, take, 'a', 5, 'lost')
    lose(clinic, 'a', 1)
    expect(now(clinic, take).lines.filter((line) => line.needsReconciling)).toEqual([])
    clinic.at('2026-03-01T09:00:00Z')
    const other = start(clinic, full, { datedBackTo: '2026-02-28' })
    count(clinic, other, 'a', 4, 'lost')
    valueOf(finalise(clinic, other))
    const { number } = valueOf(invoiceView(clinic.db, 'store-a', reductionOf(clinic, other)))
    expect(lineNow(clinic, take, 'a')).toMatchObject({
      needsReconciling: true,
      snapshot: 6,
      counted: 5,
      now: 4,
      movements: [{ packs: -2, number, kind: 'inventory_reduction', at: '2026-03-01T09:00:00Z' }],
    })
  })

  test.each([
    ['keep', 4, 5, 'found', 2],
    ['apply', 4, 3, 'lost', 0],
    ['recount', 4, null, null, 1],
  ] as const)('3F: counted 5 of 6, then 4 are in the books of that day: %s', (way, snapshot, counted, reason, total) => {
    const clinic = clinicThatDatesBack()
    const take = start(clinic, full, { datedBackTo: '2026-02-28' })
    count(clinic, take, 'a', 5, reason)
    count(clinic, take, 'b', 6)
    const other = start(clinic, full, { datedBackTo: '2026-02-27' })
    count(clinic, other, 'a', 4, 'lost')
    valueOf(finalise(clinic, other))
    lose(clinic, 'a', 1)
    valueOf(reconcileCounts(clinic.context, { ...seen(clinic, take), lineIds: [lineOf(take, 'a')], way }))
    expect(lineNow(clinic, take, 'a')).toMatchObject({ snapshot, counted, needsReconciling: false })
    valueOf(finalise(clinic, take))
    expect(clinic.level('a')).toEqual({ available: total, total })
  })
})
