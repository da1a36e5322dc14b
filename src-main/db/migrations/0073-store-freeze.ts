import type { Migration } from '../migrate.ts'

/** Stores in which nothing is written any more, because they are about to be moved to another site (F-236). */
export const storeFreeze: Migration = {
  version: 73,
  name: 'store-freeze',
  sql: `
-- Without a foreign key: a freeze is carried into an empty file before the store has come again. frozen_by is a name to show.
CREATE TABLE store_freeze (
  store_id TEXT PRIMARY KEY,
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
