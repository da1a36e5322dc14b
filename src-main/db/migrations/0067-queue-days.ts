import type { Migration } from '../migrate.ts'

/**
 * How much waited for the line at the end of each day (F-206); `day` is a day of this computer. And when central had
 * taken the journal up to a cursor, so that a document can say when it got there (4-7).
 */
export const queueDays: Migration = {
  version: 67,
  name: 'queue-days',
  sql: `
CREATE TABLE queue_day (
  day TEXT PRIMARY KEY,
  documents INTEGER NOT NULL,
  records INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_mark (
  name TEXT NOT NULL CHECK (name IN ('accepted', 'confirmed')),
  cursor INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (name, cursor)
) STRICT, WITHOUT ROWID;
`,
}
