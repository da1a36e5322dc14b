/** What the database of a killed site must hold: all that was said to be saved, nothing by halves, sound stock. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Central } from '../central/central.ts'
import type { Db } from '../../src-main/db/open.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { getSetting } from '../../src-main/repositories/settings.ts'
import type { SavedRow } from './crash-child.ts'
import { savedRow } from './crash-child.ts'
import { comparable, heldRow } from './histories/ledger.ts'

/** What the process has said to be saved, and up to which entry of the journal. */
export type Saved = { cursor: number; readonly rows: Map<string, SavedRow> }

function withDatabase(folder: string, look: (db: Db) => void): void {
  const path = join(folder, 'outpost.db')
  if (!existsSync(path)) return
  const db = openDatabase(path, { role: 'main' })
  try {
    look(db)
  } finally {
    db.close()
  }
}

export function inspect(folder: string, storeId: string, saved: Saved, said: string): void {
  withDatabase(folder, (db) => {
    assert.equal(db.sqlite.pragma('integrity_check', { simple: true }), 'ok', said)
    if (getSetting(db, 'initialised_at') === undefined) return assert.equal(saved.rows.size, 0, said)
    assert.deepEqual(db.sqlite.pragma('foreign_key_check'), [], said)
    inspectSaved(db, saved, said)
    inspectLast(db, saved, said)
    inspectDocuments(db, said)
    inspectStock(db, storeId, said)
  })
}

/** Every row is as it was said to be, or as the one action left it whose answer the kill has cut off. */
function inspectSaved(db: Db, { cursor, rows }: Saved, said: string): void {
  const newer = db.sqlite.prepare('SELECT 1 FROM change_log WHERE table_name = ? AND record_id = ? AND cursor > ?')
  for (const row of rows.values())
    if (newer.get(row.table, row.id, cursor) === undefined) assert.deepEqual(savedRow(db, row.table, row.id), row, said)
}

type Entry = { readonly action: 'upsert' | 'delete'; readonly name: string; readonly id: string; readonly tx: string }

/** At most one action can have been saved without being told, and it is there with all of its rows. */
function inspectLast(db: Db, saved: Saved, said: string): void {
  const sql =
    'SELECT max(cursor), action, table_name AS name, record_id AS id, transaction_id AS tx FROM change_log WHERE cursor > ? GROUP BY 3, 4'
  const entries = db.sqlite.prepare(sql).all(saved.cursor) as Entry[]
  assert.ok(new Set(entries.map(({ tx }) => tx)).size <= 1, `${said}: two actions that nobody was told of`)
  for (const { action, name, id } of entries) {
    const row = savedRow(db, name, id)
    assert.equal(row.digest === null, action === 'delete', `${said}: ${name} ${id} and its journal differ`)
    saved.rows.set(`${name} ${id}`, row)
  }
  saved.cursor = db.sqlite.prepare('SELECT coalesce(max(cursor), 0) FROM change_log').pluck().get() as number
}

const documents = `SELECT i.id, i.state,
  (SELECT count(*) FROM activity_log a WHERE a.record_id = i.id AND a.type = 'InvoiceCreated') AS created,
  (SELECT count(*) FROM activity_log a WHERE a.record_id = i.id AND a.type = 'InvoiceNumberAllocated') AS numbered,
  (SELECT count(*) FROM activity_log a WHERE a.record_id = i.id AND a.type = 'InvoiceStatusShipped') AS shipped
  FROM invoice i`
type Document = {
  readonly id: string
  readonly state: string
  readonly created: number
  readonly numbered: number
  readonly shipped: number
}

/** A document and its history are written together: one without the other would be half an action. */
function inspectDocuments(db: Db, said: string): void {
  for (const { id, state, created, numbered, shipped } of db.sqlite.prepare(documents).all() as Document[])
    assert.deepEqual({ created, numbered, shipped }, { created: 1, numbered: 1, shipped: state === 'shipped' ? 1 : 0 }, `${said}: ${id}`)
  const double = db.sqlite.prepare('SELECT number FROM invoice GROUP BY store_id, kind, number HAVING count(*) > 1').all()
  assert.deepEqual(double, [], `${said}: numbers given twice`)
}

const levels = `SELECT s.id, s.available, s.total,
  (SELECT coalesce(sum(l.packs), 0) FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
    WHERE l.stock_line_id = s.id AND i.state NOT IN ('new', 'allocated')) AS gone,
  (SELECT coalesce(sum(l.packs), 0) FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
    WHERE l.stock_line_id = s.id AND i.state IN ('new', 'allocated')) AS promised
  FROM stock_line s WHERE s.store_id = ?`
type Level = { readonly id: string; readonly available: number; readonly total: number; readonly gone: number; readonly promised: number }

export const packsAtFirst = 200

/** total >= available >= 0; what is gone has left on a document, what is not available is promised on one. */
function inspectStock(db: Db, storeId: string, said: string): void {
  for (const { id, available, total, gone, promised } of db.sqlite.prepare(levels).all(storeId) as Level[]) {
    assert.ok(total >= available && available >= 0, `${said}: ${id} has ${available} of ${total}`)
    assert.deepEqual({ total, promised: total - available }, { total: packsAtFirst - gone, promised }, `${said}: ${id}`)
  }
}

const tables = {
  invoice: 'transact',
  invoice_line: 'trans_line',
  stock_line: 'item_line',
  location: 'Location',
  activity_log: 'om_activity_log',
}

/** At rest both sides hold the same rows of the store, each once. */
export function inspectAgainstCentral(folder: string, central: Central, storeId: string): void {
  withDatabase(folder, (db) => {
    assert.deepEqual(db.sqlite.prepare('SELECT * FROM inbox').all(), [])
    for (const [local, wire] of Object.entries(tables)) {
      const sql = 'SELECT id, data FROM record WHERE table_name = ? AND store_id = ? ORDER BY id'
      const there = central.storage.rows<{ id: string; data: string }>(sql, wire, storeId)
      const here = db.sqlite.prepare(`SELECT id FROM ${local} ORDER BY id`).pluck().all() as string[]
      assert.deepEqual(
        here,
        there.map(({ id }) => id),
        `${local} of ${storeId}`,
      )
      for (const { id, data } of there) {
        const held = comparable(wire, heldRow(db, local, id), (same) => same)
        assert.equal(
          held,
          comparable(wire, JSON.parse(data) as Record<string, unknown>, (same) => same),
          `${local} ${id}`,
        )
      }
    }
    for (const row of central.admin.records('item')) assert.equal(heldRow(db, 'item', String(row['ID']))?.['item_name'], row['item_name'])
  })
}
