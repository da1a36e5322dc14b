/** What a pack of a batch costs and is sold at, changed by hand (features 5D). */
import { describe, expect, test } from 'vitest'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { editBatch } from '../../../src-main/services/edit-batch.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

describe('5D: the prices of a batch', () => {
  const history = ({ db }: Clinic) =>
    db.sqlite
      .prepare(
        "SELECT type, changed_from, changed_to, user_id FROM activity_log WHERE record_id = 'a' AND type LIKE 'Stock%Price%' ORDER BY rowid",
      )
      .all()

  test('5D: changing the cost by hand is an audited edit: old → new, by whom', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const { version } = valueOf(editBatch(clinic.context, { stockLineId: 'a', version: 0, costPrice: 3 }))
    expect(readRow(clinic.db, 'stock_line', 'a')).toMatchObject({ cost_price: 3, sell_price: 2.5, total: 10, available: 10 })
    expect(history(clinic)).toEqual([{ type: 'StockCostPriceChange', changed_from: '2', changed_to: '3', user_id: 'nurse' }])
    valueOf(editBatch(clinic.context, { stockLineId: 'a', version, costPrice: 3, sellPrice: 4 }))
    expect(history(clinic).slice(1)).toEqual([{ type: 'StockSellPriceChange', changed_from: '2.5', changed_to: '4', user_id: 'nurse' }])
  })

  test('5D: prices that stay are neither written nor logged', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    expect(editBatch(clinic.context, { stockLineId: 'a', version: 0, costPrice: 2, sellPrice: 2.5 })).toEqual({
      ok: true,
      value: { version: 0 },
    })
    expect(history(clinic)).toEqual([])
  })
})
