import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { documentCounts } from '../../../src-main/repositories/transactions.ts'
import { applyPulledDelete } from '../../../src-main/repositories/synced-rows.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import { makeClinic } from '../../support/builders.ts'
import { fromCentral, pull } from '../../support/make-db.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

const counted = (db: Db) =>
  db.sqlite.prepare('SELECT kind, state, count(*) AS documents FROM invoice WHERE store_id = ? GROUP BY kind, state').all('store-a')
const byWords = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b))
const sorted = (rows: readonly unknown[]) => rows.map((row) => ({ ...(row as object) })).sort(byWords)

const change = fc.record({
  id: fc.integer({ min: 1, max: 6 }).map((n) => `doc-${n}`),
  store: fc.constantFrom('store-a', 'store-b'),
  type: fc.constantFrom('OUTBOUND_SHIPMENT', 'INBOUND_SHIPMENT', 'PRESCRIPTION'),
  status: fc.constantFrom('NEW', 'PICKED', 'SHIPPED', 'VERIFIED'),
  isGone: fc.boolean(),
})

test('the kept figures are what counting every document gives, whatever came, changed, moved or went', () => {
  const { db, add } = makeClinic({ isAudited: false })
  add.customer('other')
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      fromCentral(db, (tx) => {
        for (const { id, store, type, status, isGone } of changes) {
          if (isGone) applyPulledDelete(tx, tableByLocal('invoice')!, id)
          else pull(tx, 'transact', { ...fullRow('transact', id), store_ID: store, name_ID: 'other', om_type: type, om_status: status })
        }
      })
      expect(sorted(documentCounts(db, 'store-a'))).toEqual(sorted(counted(db)))
    }),
    { numRuns: 200 },
  )
})
