import type { ReadDb } from '../db/open.ts'
import { withoutSecrets } from '../domain/secrets.ts'
import { compiled } from '../tables/compile.ts'
import { parseExact, stringifyExact } from '../tables/exact-json.ts'
import { tableByWire } from '../tables/registry.ts'
import type { LocalName } from '../tables/registry.ts'
import type { InboxRow } from './inbox.ts'
import { readRow } from './synced-rows.ts'

/** The record of a problem as JSON, no secrets: as it came, or, where central refuses ours, as it would be sent now; `null` where it was removed. */
export function recordText(db: ReadDb, row: InboxRow): string {
  const record = row.kind === 'push' ? ours(db, row) : parseExact(row.data)
  return stringifyExact(withoutSecrets(record))
}

function ours(db: ReadDb, { table_name: wire, record_id: id }: InboxRow): unknown {
  const table = tableByWire(wire)
  const row = table === undefined ? undefined : readRow(db, table.local as LocalName, id)
  return table === undefined || row === undefined ? null : compiled(table).encode(row, { unknownKeys: true })
}
