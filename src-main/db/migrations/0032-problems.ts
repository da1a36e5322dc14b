import type { Migration } from '../migrate.ts'

/**
 * The inbox as a list that people read (F-124): when a problem was first seen, and which rows hold a whole envelope that
 * no record could be read from. Aliases are also asked for by the record that was kept.
 */
export const problems: Migration = {
  version: 32,
  name: 'problems',
  sql: `
ALTER TABLE inbox ADD COLUMN first_seen_at TEXT NOT NULL DEFAULT '';
ALTER TABLE inbox ADD COLUMN is_envelope INTEGER NOT NULL DEFAULT 0;
UPDATE inbox SET first_seen_at = received_at;
UPDATE inbox SET is_envelope = 1 WHERE kind <> 'push' AND next_try_at LIKE '9999%';
CREATE INDEX inbox_seen ON inbox (first_seen_at, table_name, record_id, kind);
CREATE INDEX alias_kept ON alias (table_name, kept_id);
`,
}
