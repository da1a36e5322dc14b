/** What migration 0031 does besides moving records: words are derived as the program derives them, references leave `rest`. */
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src-main/db/migrate.ts'
import { migrations } from '../../../src-main/db/migrations/all.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { parseExact } from '../../../src-main/tables/exact-json.ts'
import { tableByWire } from '../../../src-main/tables/registry.ts'
import type { WireRow } from '../../../src-main/tables/types.ts'
import type { WireRecord } from '../../support/wire-fixtures.ts'
import { fullRow, pushForm } from '../../support/wire-fixtures.ts'

type Sqlite = Database.Database
const lookup = { name: () => undefined }

function before(): Sqlite {
  const sqlite = new Database(':memory:')
  onTestFinished(() => void sqlite.close())
  migrate(
    sqlite,
    migrations.filter((one) => one.version < 31),
  )
  sqlite.exec(`INSERT INTO name (id) VALUES ('n'); INSERT INTO item (id) VALUES ('i');
    INSERT INTO store (id, name_id) VALUES ('s', 'n'); INSERT INTO invoice (id, store_id, name_id) VALUES ('t', 's', 'n')`)
  return sqlite
}

const at = { store_ID: 's', storeID: 's', name_ID: 'n', item_ID: 'i', transaction_ID: 't' }
const keysOf = (row: WireRecord): WireRecord => Object.fromEntries(Object.entries(at).filter(([key]) => key in row))
const recordOf = (wire: string, change: WireRecord): WireRecord => {
  const row = { ...fullRow(wire, change.ID as string), ...change }
  return { ...row, ...keysOf(row) }
}

function moved(wire: string, changes: readonly WireRecord[]): (readonly [WireRecord, WireRow, WireRow])[] {
  const sqlite = before()
  const records = changes.map((change, index) => recordOf(wire, { ...change, ID: `r${index}` }))
  const insert = sqlite.prepare('INSERT INTO record VALUES (?, ?, ?)')
  for (const record of records) insert.run(wire, record.ID, JSON.stringify(record))
  migrate(sqlite, migrations)
  const table = tableByWire(wire)!
  return records.map((record) => {
    const decoded = compiled(table).decode(String(record.ID), record, lookup)
    if (!decoded.ok) throw new Error(`${decoded.field}: ${decoded.detail}`)
    return [record, sqlite.prepare(`SELECT * FROM ${table.local} WHERE id = ?`).get(record.ID) as WireRow, decoded.row]
  })
}

const opened = (row: WireRow): unknown => ({ ...row, rest: parseExact(String(row.rest)), oms_fields: null })

const words: Readonly<Record<string, readonly WireRecord[]>> = {
  requisition: ['request', 'response', 'im', 'sh', 'supply', 'Response', ''].flatMap((type) =>
    ['sg', 'cn', 'fn', 'nw', 'FN', 'wp', ''].flatMap((status) =>
      ['DRAFT', 'NEW', 'SENT', 'FINALISED', 'CHANGED', '', null].flatMap((omStatus) =>
        ['', '2026-01-02T03:04:05'].map((created) => ({ type, status, om_status: omStatus, om_created_datetime: created })),
      ),
    ),
  ),
  Stock_take: ['sg', 'fn', 'FN', 'nw', ''].flatMap((status) =>
    ['', '2026-01-02T03:04:05.5'].flatMap((created) =>
      [0, 3661, 86_399, 86_400].map((time) => ({ status, om_created_datetime: created, stock_take_time: time })),
    ),
  ),
  purchase_order: ['nw', 'sg', 'cn', 'fn', 'wp', ''].flatMap((status) =>
    ['0000-00-00', '2026-02-03'].flatMap((sent) =>
      [{}, { status: 'SENT' }, { status: 'REQUEST_APPROVAL' }, { status: 'sent' }].map((fields) => ({
        status,
        po_sent_date: sent,
        oms_fields: fields,
      })),
    ),
  ),
  sensor: ['A1 | LAIRD', 'A1 |', 'A1', ''].map((macAddress) => ({ macAddress, om_last_connection_datetime: '' })),
}

test.each(Object.entries(words))('design 4: a %s that lay in `record` has the words that it would have today', (wire, changes) => {
  for (const [record, row, today] of moved(wire, changes)) expect([record, opened(row)]).toEqual([record, opened(today)])
})

/** A row as the program before kept it: the references in `rest`. */
function put(sqlite: Sqlite, rest: WireRecord): void {
  sqlite.prepare("INSERT INTO stock_line (id, store_id, item_id, batch, rest) VALUES ('b', 's', 'i', 'B1', ?)").run(JSON.stringify(rest))
}

test.each([
  [{ donor_id: 'd', manufacturer_ID: 'm', spare: 1 }, ['d', 'm'], { donor_id: 'd', manufacturer_ID: 'm', spare: 1 }],
  [{ donor_id: '', manufacturer_ID: null }, [null, null], { donor_id: null, manufacturer_ID: null }],
  [{ spare: 1 }, [null, null], { spare: 1 }],
  [{ donor_id: 'd', '~absent': ['note'] }, ['d', null], { donor_id: 'd' }],
  [{ donor_id: 'gone' }, ['kept', null], { donor_id: 'kept' }],
  [{ donor_id: 7, 'an unknown "key"': 'x' }, [null, null], {}],
])('3.5: references to names leave `rest`, where a merge finds them: %o', (rest, [donor, manufacturer], pushed) => {
  const sqlite = before()
  put(sqlite, rest)
  sqlite.exec("INSERT INTO alias VALUES ('name', 'gone', 'kept'), ('item', 'd', 'not a name')")
  migrate(sqlite, migrations)
  const row = sqlite.prepare("SELECT * FROM stock_line WHERE id = 'b'").get() as WireRow
  expect([row.donor_id, row.manufacturer_id]).toEqual([donor, manufacturer])
  const sent = compiled(tableByWire('item_line')!).encode(row, { unknownKeys: false })
  const keys = ['donor_id', 'manufacturer_ID', 'spare', 'note'].filter((key) => key in sent)
  expect(Object.fromEntries(keys.map((key) => [key, sent[key]]))).toEqual('~absent' in rest ? pushed : { note: null, ...pushed })
})

test('an invoice and its line that were here before are pushed as they would have been', () => {
  const sqlite = before()
  for (const wire of ['transact', 'trans_line']) {
    const table = tableByWire(wire)!
    const record = recordOf(wire, { ID: `old ${wire}` })
    const old = ['prescriber_id', 'donor_id', 'manufacturer_id'].filter((name) => name in table.columns)
    const notYet = [...old, 'stock_at']
    const decoded = compiled(table).decode(`old ${wire}`, record, lookup)
    const row = (decoded.ok ? decoded.row : {}) as Record<string, unknown>
    const rest = { ...(JSON.parse(String(row.rest)) as WireRecord) }
    for (const name of old) rest[table.columns[name]?.key ?? ''] = row[name]
    const kept = Object.keys(row).filter((name) => !notYet.includes(name))
    const sql = `INSERT INTO ${table.local} (${kept.join(', ')}) VALUES (${kept.map((name) => `@${name}`).join(', ')})`
    sqlite.prepare(sql).run({ ...row, rest: JSON.stringify(rest) })
  }
  migrate(sqlite, migrations)
  for (const wire of ['transact', 'trans_line']) {
    const table = tableByWire(wire)!
    const row = sqlite.prepare(`SELECT * FROM ${table.local} WHERE id = ?`).get(`old ${wire}`) as WireRow
    expect(compiled(table).encode(row, { unknownKeys: true })).toEqual(pushForm(wire, recordOf(wire, { ID: `old ${wire}` })))
  }
})
