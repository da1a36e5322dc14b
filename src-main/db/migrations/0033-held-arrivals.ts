import type { Migration } from '../migrate.ts'

/**
 * What central sent of tables that this site does not take (F-259): acknowledged, kept whole, and put in its place when
 * the table is taken again. `journal_cursor` is the end of the journal at that time: what was changed here later stands.
 */
export const heldArrivals: Migration = {
  version: 33,
  name: 'held-arrivals',
  sql: `
CREATE TABLE held_arrival (
  table_name TEXT NOT NULL,
  record_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('upsert', 'delete', 'merge')),
  data TEXT NOT NULL,
  received_at TEXT NOT NULL,
  journal_cursor INTEGER NOT NULL,
  PRIMARY KEY (table_name, record_id, kind)
) STRICT;
`,
}
