/** Every family of tables on its way from a central with a sample country to a site, and what the site would send back. */
import { expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { syncedTables, tableByWire } from '../../../src-main/tables/registry.ts'
import type { SyncedTable, WireRow } from '../../../src-main/tables/types.ts'
import type { Central } from '../../central/central.ts'
import { generate } from '../../central/sample/generate.ts'
import { openCentral } from '../../central/test-country.ts'
import { mergePushed } from '../../central/wire/push-form.ts'
import { openSite } from '../../support/sync-site.ts'

/** What central holds for a site and for all: everything but the rows of other stores. */
const heldFor = (central: Central, table: string, stores: ReadonlySet<unknown>): string[] => {
  const rows = central.storage.rows<{ id: string; class: string; store: string | null }>(
    'SELECT id, class, store_id AS store FROM record WHERE table_name = ?',
    table,
  )
  return rows.filter((row) => row.class === 'central' || row.class === 'shared' || stores.has(row.store)).map((row) => row.id)
}

const rowsOf = (db: Db, { local }: SyncedTable): WireRow[] => db.sqlite.prepare(`SELECT * FROM ${local}`).all() as WireRow[]

/** The record that central would hold if the site sent this row again. */
function sentAgain(central: Central, table: SyncedTable, row: WireRow): [unknown, unknown] {
  const id = String(row.id)
  const held = central.admin.record(table.wire, id)
  return [held, mergePushed(table.wire, id, held, compiled(table).encode(row, { unknownKeys: true }))]
}

test('DT-01 to DT-68: each table that central holds comes to the site whole, into its own table, and would go back as it came', async () => {
  const central = await openCentral()
  const sample = generate(central, { items: 60, documents: 300 })
  const site = openSite({ url: central.url, siteName: sample.siteName, password: sample.password })
  expect(await site.press()).toMatchObject({ outcome: 'done' })
  expect(site.supervisor.status().problems).toBe(0)
  expect(site.db.sqlite.prepare('SELECT DISTINCT table_name FROM record').pluck().all()).toEqual([])
  const stores = new Set(sample.stores.filter((store) => store.siteId === sample.siteId).map((store) => store.id))
  const wires = Object.keys(central.admin.countRecords())
  expect(wires.length).toBeGreaterThan(50)
  for (const wire of wires) {
    const rows = rowsOf(site.db, tableByWire(wire)!)
    const ids = new Set(rows.map((row) => row.id))
    expect({ wire, empty: ids.size === 0, missing: heldFor(central, wire, stores).filter((id) => !ids.has(id)) }).toEqual({
      wire,
      empty: false,
      missing: [],
    })
    for (const row of rows) {
      const [held, again] = sentAgain(central, tableByWire(wire)!, row)
      expect({ wire, row: again }).toEqual({ wire, row: held })
    }
  }
})

test('F-108: of the tables with an owner the site holds rows of its own stores, and of others only what is on its way to them', async () => {
  const central = await openCentral()
  const sample = generate(central, { items: 60, documents: 300 })
  const site = openSite({ url: central.url, siteName: sample.siteName, password: sample.password })
  await site.press()
  const stores = new Set<unknown>(sample.stores.filter((store) => store.siteId === sample.siteId).map((store) => store.id))
  const foreign = syncedTables
    .filter(({ columns, class: rule }) => rule === 'store' && 'store_id' in columns)
    .filter((table) => rowsOf(site.db, table).some((row) => !stores.has(row.store_id)))
  expect(foreign.map((table) => table.wire).filter((wire) => !['transact', 'requisition', 'indicator_value'].includes(wire))).toEqual([])
})
