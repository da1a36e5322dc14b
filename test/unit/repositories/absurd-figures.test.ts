import { expect, test } from 'vitest'
import { applyPulledDelete } from '../../../src-main/repositories/synced-rows.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import { makeClinic } from '../../support/builders.ts'
import { fromCentral } from '../../support/make-db.ts'

test('F-124, 5G: lines with absurd quantities come and go like any other, and the figures of the day stay numbers', () => {
  const { db, add } = makeClinic({ isAudited: false })
  add.batch('a', 10)
  add.invoice('shipped', { status: 'fn', om_status: 'SHIPPED', om_picked_datetime: '2026-02-01T10:00:00' })
  for (const id of ['huge', 'huge too']) add.line(id, 'shipped', { item_line_ID: 'a', quantity: 1e308, pack_size: 1e308 })
  add.line('plain', 'shipped', { item_line_ID: 'a', quantity: 3, pack_size: 10 })
  const issued = () => db.sqlite.prepare("SELECT sum(units_issued) FROM item_day WHERE item_id = 'amox'").pluck().get()
  expect(issued()).toBe(2e12 + 30)
  fromCentral(db, (tx) => {
    for (const id of ['huge', 'huge too']) applyPulledDelete(tx, tableByLocal('invoice_line')!, id)
  })
  expect(issued()).toBe(30)
})
