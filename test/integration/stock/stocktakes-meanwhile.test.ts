/** Stocktakes beside other work: edits of batches meanwhile, rules of sending, what finalising made (features 5I, F-259, U-35). */
import { describe, expect, test } from 'vitest'
import { invoiceKinds } from '../../../src-main/contract/trade.ts'
import { write } from '../../../src-main/db/write.ts'
import { cursorOf } from '../../../src-main/repositories/change-log.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { setRule } from '../../../src-main/repositories/table-rules.ts'
import { editBatch } from '../../../src-main/services/edit-batch.ts'
import { removeCounts, setCount } from '../../../src-main/services/edit-stocktake.ts'
import { finaliseStocktake } from '../../../src-main/services/finalise-stocktake.ts'
import { listStocktakes } from '../../../src-main/services/list-stocktakes.ts'
import { relatedDocuments } from '../../../src-main/services/related-documents.ts'
import { stocktakeView } from '../../../src-main/services/stocktake-view.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import type { SyncedTable } from '../../../src-main/tables/types.ts'
import type { Clinic } from '../../support/builders.ts'
import { valueOf } from '../../support/builders.ts'
import { clinicWithStock, count, finalise, lineOf, now, start } from '../../support/stocktaking.ts'
import type { Stocktake } from '../../support/stocktaking.ts'

describe('5I: what a batch says of itself was mended during the count', () => {
  const edit = ({ context }: Clinic, said: object) =>
    valueOf(editBatch(context, { stockLineId: 'b', version: cursorOf(context.db, 'stock_line', 'b'), ...said }))
  const words = ({ db }: Clinic) => {
    const { cost_price, sell_price, location_id } = readRow(db, 'stock_line', 'b') ?? {}
    return { cost_price, sell_price, location_id }
  }

  test('5I: finalising does not take the price and the place of before back', () => {
    const clinic = clinicWithStock()
    const take = count(clinic, start(clinic), 'b', 6)
    edit(clinic, { sellPrice: 9, locationId: null })
    valueOf(finalise(clinic, take))
    expect(words(clinic)).toEqual({ cost_price: 2, sell_price: 9, location_id: null })
  })

  test('5I: what was said on the line holds all the same', () => {
    const clinic = clinicWithStock()
    const take = count(clinic, start(clinic), 'b', 6)
    const { id, version } = now(clinic, take)
    valueOf(setCount(clinic.context, { id, version, lineId: lineOf(take, 'b'), costPrice: 4 }))
    edit(clinic, { costPrice: 7, sellPrice: 9 })
    valueOf(finalise(clinic, take))
    expect(words(clinic)).toEqual({ cost_price: 4, sell_price: 9, location_id: 'shelf' })
  })

  test('5I: two lines of one batch, as other programs may send them: nothing is lost or doubled, and one count settles it', () => {
    const clinic = clinicWithStock()
    clinic.add.stocktake('sent')
    const of = { item_line_ID: 'a', Batch: 'lot a', snapshot_qty: 10, is_edited: true, optionID: 'lost' }
    clinic.add.countLine('one', 'sent', { ...of, stock_take_qty: 8 })
    clinic.add.countLine('two', 'sent', { ...of, stock_take_qty: 9 })
    const take = () => valueOf(stocktakeView(clinic.db, 'store-a', 'sent'))
    expect(finaliseStocktake(clinic.context, take())).toMatchObject({
      error: { reason: 'stocktake_counted_twice', params: { item: 'Amoxicillin 250 mg', batch: 'lot a' } },
    })
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
    expect(take().state).toBe('new')
    valueOf(removeCounts(clinic.context, { ...take(), lineIds: ['one'] }))
    valueOf(finaliseStocktake(clinic.context, take()))
    expect(clinic.level('a')).toEqual({ available: 9, total: 9 })
  })

  test('4.5: what is kept for that stays here', () => {
    const clinic = clinicWithStock()
    const row = readRow(clinic.db, 'stocktake_line', lineOf(start(clinic), 'b'))
    const sent = compiled(tableByLocal('stocktake_line') as SyncedTable).encode(row as never, { unknownKeys: true })
    expect(Object.keys(sent).filter((key) => key.startsWith('~'))).toEqual([])
  })
})

describe('F-259: a stocktake goes by the rule of stocktakes', () => {
  const shown = (clinic: Clinic, take: Stocktake) => {
    const [row] = listStocktakes(clinic.db, 'store-a', { filter: { states: [], search: '' }, offset: 0, limit: 10 }).rows
    return [now(clinic, take).sync.state, row?.sync.state]
  }
  const hold = ({ db }: Clinic, table: string) =>
    write(db, { kind: 'local', userId: null, at: '2026-03-01T08:00:00Z' }, (tx) => setRule(tx, table, { send: false, receive: true }))

  test('F-259: invoices that are kept here keep no stocktake', () => {
    const clinic = clinicWithStock()
    hold(clinic, 'transact')
    expect(shown(clinic, start(clinic))).toEqual(['queued', 'queued'])
  })

  test('F-259: stocktakes that are kept here say so', () => {
    const clinic = clinicWithStock()
    hold(clinic, 'Stock_take')
    expect(shown(clinic, start(clinic))).toEqual(['held', 'held'])
  })
})

test('U-35: a document that a stocktake made leads back to it, for those who may see stocktakes', () => {
  const clinic = clinicWithStock()
  const take = count(clinic, start(clinic), 'a', 12, 'found')
  valueOf(finalise(clinic, take))
  const { additionId } = now(clinic, take)
  const { db } = clinic
  expect(valueOf(relatedDocuments(db, 'store-a', additionId ?? ''))).toMatchObject([
    { id: take.id, kind: 'stocktake', number: 1, state: 'finalised', relation: 'stocktake' },
  ])
  expect(valueOf(relatedDocuments(db, 'store-a', additionId ?? '', invoiceKinds, false))).toEqual([])
})

test('3D: a stocktake is found by words and numbers however they are written, accents or none', () => {
  const clinic = clinicWithStock()
  const take = start(clinic, { kind: 'blank' }, { description: 'Pédiatrie, été' })
  start(clinic, { kind: 'blank' }, { description: 'Maternité' })
  const found = (search: string) =>
    listStocktakes(clinic.db, 'store-a', { filter: { states: ['new'], search }, offset: 0, limit: 10 }).rows.map(({ id }) => id)
  for (const search of ['pediatrie', 'Pédi', 'ÉTÉ ped', '1']) expect(found(search), search).toEqual([take.id])
  expect(found('pediatrie 2')).toEqual([])
})
