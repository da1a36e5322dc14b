/** What migration 0050 does with the documents that are here: as if they had come today. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceKinds, invoiceStates } from '../../../src-main/contract/trade.ts'
import { migrate } from '../../../src-main/db/migrate.ts'
import { migrations } from '../../../src-main/db/migrations/all.ts'
import type { MomentFacts } from '../../../src-main/domain/stock-moment.ts'
import { stockMoment } from '../../../src-main/domain/stock-moment.ts'

const om = fc.constantFrom(null, '', 'soon', '2026-01-05T22:30:00', '2026-01-05T22:30:00.250Z')
const day = fc.constantFrom(null, '', '2026-01-07')
const time = fc.constantFrom(null, 0, 3661, 90_000)
const document = fc.record({
  kind: fc.constantFrom(...invoiceKinds),
  state: fc.constantFrom(...invoiceStates),
  om_picked_datetime: om,
  om_delivered_datetime: om,
  om_verified_datetime: om,
  confirm_date: day,
  confirm_time: time,
  finalised_date: day,
  finalised_time: time,
  om_created_datetime: om,
  entry_date: day,
  entry_time: time,
})

test('each document gets the moment that the program derives, each day its units', () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 20 }), (documents) => {
      const sqlite = new Database(':memory:')
      const before = migrations.filter((one) => one.version < 50)
      migrate(sqlite, before)
      sqlite.exec(
        `INSERT INTO name (id) VALUES ('n'); INSERT INTO item (id) VALUES ('i'); INSERT INTO store (id, name_id) VALUES ('s', 'n')`,
      )
      const names = Object.keys(documents[0]!)
      const insert = sqlite.prepare(
        `INSERT INTO invoice (id, store_id, name_id, ${names.join(', ')}) VALUES (@id, 's', 'n', ${names.map((name) => `@${name}`).join(', ')})`,
      )
      const line = sqlite.prepare(
        "INSERT INTO invoice_line (id, invoice_id, item_id, type, packs, pack_size) VALUES (?, ?, 'i', 'stock_out', 2, 10)",
      )
      documents.forEach((row, n) => {
        insert.run({ id: `d${n}`, ...row })
        line.run(`l${n}`, `d${n}`)
      })
      migrate(sqlite, migrations)
      const found = sqlite.prepare('SELECT stock_at FROM invoice ORDER BY rowid').pluck().all() as string[]
      const wanted = documents.map((row) => stockMoment(row.kind, row.state, row as MomentFacts))
      expect(found).toEqual(wanted)
      expect(sqlite.prepare('SELECT coalesce(sum(units_out), 0) FROM item_day').pluck().get()).toBe(
        20 * wanted.filter((at) => at !== '').length,
      )
      sqlite.close()
    }),
    { numRuns: 12 },
  )
})
