import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { batchCounts } from '../../../src-main/repositories/stock-list.ts'
import { applyPulledDelete } from '../../../src-main/repositories/synced-rows.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import { makeClinic } from '../../support/builders.ts'
import { fromCentral, pull } from '../../support/make-db.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

const days = { today: '2026-06-01', until: '2026-09-01' }

type Batch = { total: number | null; available: number | null; expiry_date: string | null; on_hold: number | null; place_held: number }

/** The tabs by looking at every batch. */
function walked(db: Db) {
  const rows = db.sqlite
    .prepare(
      `SELECT s.total, s.available, s.expiry_date, s.on_hold, coalesce(o.on_hold, 0) AS place_held
       FROM stock_line s LEFT JOIN location o ON o.id = s.location_id WHERE s.store_id = 'store-a'`,
    )
    .all() as Batch[]
  const here = rows.filter((row) => (row.total ?? 0) > 0)
  const count = (is: (row: Batch) => boolean) => here.filter(is).length
  return {
    in_stock: here.length,
    expiring: count(({ expiry_date: day }) => day !== null && day >= days.today && day <= days.until),
    expired: count(({ expiry_date: day }) => day !== null && day < days.today),
    on_hold: count((row) => row.on_hold === 1 || row.place_held === 1),
    none_available: count((row) => (row.available ?? 0) <= 0),
    empty: rows.length - here.length,
  }
}

const change = fc.record({
  id: fc.integer({ min: 1, max: 5 }).map((n) => `batch-${n}`),
  store: fc.constantFrom('store-a', 'store-b'),
  total: fc.constantFrom(0, 0, 4, 9, null),
  available: fc.constantFrom(0, 4, null),
  expiry: fc.constantFrom('2026-05-31', '2026-06-01', '2026-09-01', '2027-01-01', null),
  place: fc.constantFrom('shelf', 'quarantine', ''),
  hold: fc.boolean(),
  isGone: fc.boolean(),
})

test('U-11: the kept figures are what looking at every batch gives, whatever came, changed, moved or went', () => {
  const { db, add } = makeClinic({ isAudited: false })
  add.location('shelf')
  add.location('quarantine', { hold: true })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      fromCentral(db, (tx) => {
        for (const { id, store, total, available, expiry, place, hold, isGone } of changes) {
          if (isGone) applyPulledDelete(tx, tableByLocal('stock_line')!, id)
          else
            pull(tx, 'item_line', {
              ...fullRow('item_line', id),
              store_ID: store,
              item_ID: 'amox',
              quantity: total,
              available,
              hold,
              expiry_date: expiry ?? '0000-00-00',
              location_ID: place,
            })
        }
      })
      expect(batchCounts(db, 'store-a', days)).toEqual(walked(db))
    }),
    { numRuns: 200 },
  )
})
