import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { activityOf } from '../../../src-main/repositories/activity-log.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createStocktake, estimateLines, stocktakeChoices } from '../../../src-main/services/create-stocktake.ts'
import {
  addCount,
  editStocktake,
  reconcileCounts,
  removeCounts,
  removeStocktake,
  setCount,
  setCounts,
} from '../../../src-main/services/edit-stocktake.ts'
import { stocktakeForecast } from '../../../src-main/services/forecast-stocktake.ts'
import { finaliseStocktake } from '../../../src-main/services/finalise-stocktake.ts'
import { listStocktakes } from '../../../src-main/services/list-stocktakes.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { linesView, openStocktake } from '../../../src-main/services/stocktake-view.ts'
import type { Clinic } from '../../support/builders.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'

import { clinicWithStock, count, finalise, full, lineOf, lose, now, some, start } from '../../support/stocktaking.ts'
import type { Stocktake } from '../../support/stocktaking.ts'

describe('5I: a new stocktake', () => {
  test('5I: it takes a snapshot of total packs, promised ones too, and no line is counted', () => {
    const take = start(clinicWithStock())
    expect(take).toMatchObject({ number: 1, state: 'new', description: 'March', locked: null })
    expect(take.lines.map(({ stockLineId, snapshot, counted, now: present }) => [stockLineId, snapshot, counted, present])).toEqual([
      ['b', 6, null, 6],
      ['a', 10, null, 10],
    ])
  })

  test.each([
    ['full', full, ['b', 'a']],
    ['blank', { kind: 'blank' }, []],
    ['a place', { ...some, locationId: 'shelf' }, ['b']],
    ['what expires soon', { ...some, expiresBefore: '2026-05-01' }, ['b']],
    ['empty ones too', { ...some, onlyWithStock: false }, ['b', 'a', 'empty']],
  ] as const)('3F: %s: the lines are those that the form had estimated', (_, scope, expected) => {
    const clinic = clinicWithStock()
    expect(valueOf(estimateLines(clinic.context, scope))).toBe(expected.length)
    expect(start(clinic, scope).lines.map(({ stockLineId }) => stockLineId)).toEqual(expected)
  })

  test('U-37, T13: the same id again is the same stocktake; numbers go up and are not used twice', () => {
    const clinic = clinicWithStock()
    const id = randomUUID()
    expect(start(clinic, full, { id })).toEqual(start(clinic, full, { id }))
    const second = start(clinic)
    expect(second.number).toBe(2)
    valueOf(removeStocktake(clinic.context, second))
    expect(start(clinic).number).toBe(3)
    expect(listStocktakes(clinic.context.db, 'store-a', { filter: { states: ['new'], search: '' }, offset: 0, limit: 10 })).toMatchObject({
      matching: 2,
      all: 2,
    })
  })

  test('F-021: a stocktake of another store is not found', () => {
    const clinic = clinicWithStock()
    const { id } = start(clinic)
    for (const ask of [openStocktake(clinic.context.db, 'store-b', id), linesView(clinic.context.db, 'store-b', id, ['x'])])
      expect(reasonOf(ask)).toBe('document_gone')
    expect(valueOf(stocktakeChoices(clinic.context.db, 'store-a')).places).toMatchObject([{ id: 'shelf' }])
  })
})

describe('5I: finalising', () => {
  test('5I, 5A: one addition and one reduction, born verified under the name invad and linked; lines that were not counted go', () => {
    const clinic = clinicWithStock()
    clinic.add.batch('c', 5)
    const take = start(clinic)
    count(clinic, take, 'a', 12, 'found')
    count(clinic, take, 'b', 5, 'lost')
    valueOf(finalise(clinic, take))
    const done = now(clinic, take)
    expect(done).toMatchObject({ state: 'finalised', locked: 'stocktake_finalised' })
    expect(done.lines).toHaveLength(2)
    expect([clinic.level('a'), clinic.level('b'), clinic.level('c')]).toEqual([
      { available: 12, total: 12 },
      { available: 3, total: 5 },
      { available: 5, total: 5 },
    ])
    const view = (id: string | null) => valueOf(invoiceView(clinic.context.db, 'store-a', id ?? ''))
    expect(view(done.additionId)).toMatchObject({ kind: 'inventory_addition', state: 'verified', nameId: 'invad', lines: [{ packs: 2 }] })
    expect(view(done.reductionId)).toMatchObject({
      kind: 'inventory_reduction',
      state: 'verified',
      lines: [{ packs: 1, reasonId: 'lost' }],
    })
    expect(activityOf(clinic.context.db, 'store-a', take.id).map(({ type }) => type)).toEqual([
      'StocktakeCreated',
      'StocktakeStatusFinalised',
    ])
    expect(readRow(clinic.context.db, 'stocktake', take.id)).toMatchObject({ status: 'fn', om_finalised_datetime: '2026-03-01T08:00:00' })
  })

  test('5I, U-37: twice is once', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    const { version } = count(clinic, take, 'a', 12, 'found')
    const first = valueOf(finaliseStocktake(clinic.context, { id: take.id, version }))
    expect(valueOf(finaliseStocktake(clinic.context, { id: take.id, version }))).toEqual(first)
    expect(clinic.level('a')).toEqual({ available: 12, total: 12 })
  })

  test('5I: no difference writes only what the line says of its batch', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    const lineId = lineOf(take, 'a')
    const named = { batch: 'A-2', expiryDate: '2027-01-31', locationId: 'shelf' }
    valueOf(setCount(clinic.context, { id: take.id, version: take.version, lineId, counted: 10, ...named }))
    expect(valueOf(finalise(clinic, take)).stocktake).toMatchObject({ additionId: null, reductionId: null })
    expect(readRow(clinic.context.db, 'stock_line', 'a')).toMatchObject({
      batch: 'A-2',
      expiry_date: '2027-01-31',
      location_id: 'shelf',
      total: 10,
    })
    const types = activityOf(clinic.context.db, 'store-a', 'a').map(({ type }) => type)
    expect(new Set(types)).toEqual(new Set(['StockBatchChange', 'StockExpiryDateChange', 'StockLocationChange']))
    expect(types).toHaveLength(3)
  })

  test('5I: a batch that was found comes by the addition; one counted 0 is not made', () => {
    const clinic = clinicWithStock()
    const take = start(clinic, { kind: 'blank' })
    const found = { itemId: 'amox', stockLineId: null, batch: 'N1', expiryDate: null, packSize: 10, locationId: 'shelf' }
    const [one, two] = [randomUUID(), randomUUID()]
    for (const lineId of [one, two]) valueOf(addCount(clinic.context, { ...found, ...seen(clinic, take), lineId }))
    valueOf(setCount(clinic.context, { ...seen(clinic, take), lineId: one, counted: 3, reasonId: 'found' }))
    valueOf(setCount(clinic.context, { ...seen(clinic, take), lineId: two, counted: 0 }))
    valueOf(finalise(clinic, take))
    const done = now(clinic, take)
    const made = done.lines.find(({ id }) => id === one)?.stockLineId ?? ''
    expect(clinic.level(made)).toEqual({ available: 3, total: 3 })
    expect(done.lines.find(({ id }) => id === two)?.stockLineId).toBeNull()
  })

  test('5I: what is refused changes nothing, and names the document that holds the rest', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    expect(reasonOf(finalise(clinic, take))).toBe('nothing_counted')
    count(clinic, take, 'a', 12, 'found')
    count(clinic, take, 'b', 1, 'lost')
    const refused = finalise(clinic, take)
    expect(refused).toMatchObject({ ok: false, error: { reason: 'packs_promised', params: { batch: 'lot b', number: '7' } } })
    expect([clinic.level('a'), now(clinic, take).state]).toEqual([{ available: 10, total: 10 }, 'new'])
  })

  test('5E: a locked one takes no count until it is unlocked; a finalised one keeps its comment open', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    valueOf(editStocktake(clinic.context, { ...seen(clinic, take), isLocked: true }))
    const counting = { lineId: lineOf(take, 'a'), counted: 10 }
    expect(reasonOf(setCount(clinic.context, { ...seen(clinic, take), ...counting }))).toBe('stocktake_locked')
    expect(reasonOf(editStocktake(clinic.context, { ...seen(clinic, take), description: 'x' }))).toBe('stocktake_locked')
    valueOf(editStocktake(clinic.context, { ...seen(clinic, take), isLocked: false, countedBy: 'Amina' }))
    valueOf(setCount(clinic.context, { ...seen(clinic, take), ...counting }))
    valueOf(finalise(clinic, take))
    expect(valueOf(editStocktake(clinic.context, { ...seen(clinic, take), comment: 'done' })).stocktake).toMatchObject({
      comment: 'done',
      countedBy: 'Amina',
    })
    expect(reasonOf(editStocktake(clinic.context, { ...seen(clinic, take), description: 'x' }))).toBe('stocktake_finalised')
    expect(reasonOf(removeStocktake(clinic.context, seen(clinic, take)))).toBe('stocktake_finalised')
  })

  test('5I: a page that has not seen the last change is told so', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    count(clinic, take, 'a', 10)
    expect(reasonOf(finaliseStocktake(clinic.context, { id: take.id, version: take.version }))).toBe('document_changed')
    valueOf(removeCounts(clinic.context, { ...seen(clinic, take), lineIds: [lineOf(take, 'a')] }))
    expect(now(clinic, take).lines).toHaveLength(1)
  })
})

const seen = (clinic: Clinic, take: Stocktake) => ({ id: take.id, version: now(clinic, take).version })

describe('3F: the stock moved while people counted', () => {
  test.each([
    ['keep', 8, 8],
    ['apply', 5, 5],
    ['recount', null, 7],
  ] as const)('3F: counted 8 of 10, three are gone: %s', (way, counted, total) => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    count(clinic, take, 'a', 8, way === 'keep' ? 'found' : 'lost')
    count(clinic, take, 'b', 6)
    lose(clinic, 'a', 3)
    const moved = now(clinic, take).lines.find(({ stockLineId }) => stockLineId === 'a')
    expect(moved).toMatchObject({ needsReconciling: true, now: 7, counted: 8, snapshot: 10, movements: [{ packs: -3, number: 1 }] })
    expect(reasonOf(finalise(clinic, take))).toBe('stocktake_moved')
    valueOf(reconcileCounts(clinic.context, { ...seen(clinic, take), lineIds: null, way }))
    expect(now(clinic, take).lines.find(({ stockLineId }) => stockLineId === 'a')).toMatchObject({
      snapshot: 7,
      counted,
      needsReconciling: false,
    })
    valueOf(finalise(clinic, take))
    expect(clinic.level('a')).toEqual({ available: total, total })
  })

  test('5I: two stocktakes of one item may be open; the second to finalise sees that the stock moved', () => {
    const clinic = clinicWithStock()
    const [one, two] = [start(clinic), start(clinic)]
    for (const take of [one, two]) count(clinic, take, 'a', 9, 'lost')
    valueOf(finalise(clinic, one))
    expect(reasonOf(finalise(clinic, two))).toBe('stocktake_moved')
    valueOf(reconcileCounts(clinic.context, { ...seen(clinic, two), lineIds: [lineOf(two, 'a')], way: 'keep' }))
    expect(valueOf(finalise(clinic, two)).stocktake).toMatchObject({ reductionId: null })
    expect(clinic.level('a')).toEqual({ available: 9, total: 9 })
  })
})

describe('what the page is told', () => {
  test('3F: moved lines are named when it is opened, counted or not, and the movements that came since add up', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    lose(clinic, 'a', 1)
    expect(valueOf(openStocktake(clinic.context.db, 'store-a', take.id)).movedIds).toEqual([lineOf(take, 'a')])
    count(clinic, take, 'a', 8)
    clinic.at('2026-03-01T08:05:00.000Z')
    lose(clinic, 'a', 2)
    const line = now(clinic, take).lines.find(({ stockLineId }) => stockLineId === 'a')
    expect(line?.movements.map(({ packs, kind }) => [packs, kind])).toEqual([
      [-1, 'inventory_reduction'],
      [-2, 'inventory_reduction'],
    ])
    expect(line?.countedAt).toBe('2026-03-01T08:00:00.000Z')
  })

  test('5I: the forecast counts what finalising would do, with its value, and names every line that stands in its way', () => {
    const clinic = clinicWithStock()
    clinic.add.batch('c', 5)
    const take = start(clinic)
    count(clinic, take, 'a', 12, 'found')
    count(clinic, take, 'b', 1)
    const asked = () => valueOf(stocktakeForecast(clinic.context, take.id))
    expect(asked()).toMatchObject({
      counted: 2,
      uncounted: 1,
      same: 0,
      addition: { lines: 1, value: 4 },
      reduction: { lines: 1, value: 10 },
      newBatches: 0,
      blocked: [{ lineId: lineOf(take, 'b'), reason: 'stocktake_reason_missing' }],
    })
    count(clinic, take, 'b', 1, 'lost')
    expect(asked().blocked).toMatchObject([{ reason: 'packs_promised', params: { number: '7' } }])
    count(clinic, take, 'b', 5, 'lost')
    expect(asked().blocked).toEqual([])
    valueOf(finalise(clinic, take))
  })

  test('U-38: many lines at once: counted as at the start, counted none, a reason, a place; a foreign place is refused', () => {
    const clinic = clinicWithStock()
    clinic.add.location('far', { store_ID: 'store-b' })
    const take = start(clinic)
    const lineIds = take.lines.map(({ id }) => id)
    const all = (edit: object) => setCounts(clinic.context, { ...seen(clinic, take), lineIds, ...edit })
    expect(valueOf(all({ counted: 'snapshot' })).lines?.map(({ counted, difference }) => [counted, difference])).toEqual(
      expect.arrayContaining([
        [10, 0],
        [6, 0],
      ]),
    )
    valueOf(all({ counted: 0, reasonId: 'lost', locationId: 'shelf' }))
    expect(now(clinic, take).lines.map(({ counted, reasonId, location }) => [counted, reasonId, location])).toEqual([
      [0, 'lost', 'shelf'],
      [0, 'lost', 'shelf'],
    ])
    expect(reasonOf(all({ locationId: 'far' }))).toBe('location_gone')
    expect(valueOf(all({ counted: null })).lines).toHaveLength(2)
  })

  test('3F: a filter by words names items by name or code', () => {
    const clinic = clinicWithStock()
    clinic.add.item('para', 'Paracetamol 500 mg')
    clinic.add.batch('p', 3, { item_ID: 'para' })
    expect(start(clinic, { ...some, search: 'PARA 500' }).lines.map(({ stockLineId }) => stockLineId)).toEqual(['p'])
    expect(valueOf(estimateLines(clinic.context, { ...some, search: 'amox' }))).toBe(2)
  })

  test('5I: prices that were written on a line are written to its batch, with its history', () => {
    const clinic = clinicWithStock()
    const take = start(clinic)
    const prices = { costPrice: 3, sellPrice: 4.5 }
    valueOf(setCount(clinic.context, { ...seen(clinic, take), lineId: lineOf(take, 'a'), counted: 10, ...prices }))
    valueOf(finalise(clinic, take))
    expect(readRow(clinic.context.db, 'stock_line', 'a')).toMatchObject({ cost_price: 3, sell_price: 4.5 })
    expect(
      activityOf(clinic.context.db, 'store-a', 'a').map(({ type, changed_from, changed_to }) => [type, changed_from, changed_to]),
    ).toEqual(
      expect.arrayContaining([
        ['StockCostPriceChange', '2', '3'],
        ['StockSellPriceChange', '2.5', '4.5'],
      ]),
    )
  })

  test('5I: before the first stocktake was finalised one may be the first', () => {
    const clinic = clinicWithStock()
    const take = start(clinic, full, { isInitial: true })
    expect(valueOf(stocktakeChoices(clinic.context.db, 'store-a')).mayBeInitial).toBe(true)
    count(clinic, take, 'a', 3)
    valueOf(finalise(clinic, take))
    expect(valueOf(stocktakeChoices(clinic.context.db, 'store-a')).mayBeInitial).toBe(false)
  })

  test('5I: none but the first to be finalised goes without reasons, whatever was said when it was started', () => {
    const clinic = clinicWithStock()
    const first = start(clinic, full, { isInitial: true })
    const second = start(clinic, full, { isInitial: true })
    expect(count(clinic, second, 'a', 3).lines.find((line) => line.stockLineId === 'a')?.isReasonMissing).toBe(false)
    count(clinic, first, 'a', 10)
    valueOf(finalise(clinic, first))
    expect(now(clinic, first).isInitial).toBe(true)
    expect(now(clinic, second)).toMatchObject({ isInitial: false })
    expect(now(clinic, second).lines.find((line) => line.stockLineId === 'a')?.isReasonMissing).toBe(true)
    expect(reasonOf(finalise(clinic, second))).toBe('stocktake_reason_missing')
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
    const asked = { id: randomUUID(), description: '', scope: full, isInitial: true }
    expect(createStocktake(clinic.context, asked)).toMatchObject({ error: { reason: 'stocktake_not_first', field: 'isInitial' } })
  })
})
