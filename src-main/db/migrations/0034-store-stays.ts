import type { Migration } from '../migrate.ts'

/**
 * Stores that come and go while the site runs (F-225, F-227). The stores that are here stay as they are. `total` and
 * `remaining` are records of the site's queue, as central counted them.
 */
export const storeStays: Migration = {
  version: 34,
  name: 'store-stays',
  sql: `
-- Without a foreign key: what is known of a stay outlives the store's record.
CREATE TABLE store_stay (
  store_id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('active', 'preparing', 'left')),
  since TEXT NOT NULL,
  -- it was active here before: rows of it may be here that were deleted elsewhere meanwhile
  has_returned INTEGER NOT NULL DEFAULT 0,
  total INTEGER, remaining INTEGER
) STRICT, WITHOUT ROWID;

-- Records of a store that left or has returned, of which central has spoken since.
CREATE TABLE store_seen (
  table_name TEXT NOT NULL, record_id TEXT NOT NULL, store_id TEXT NOT NULL,
  PRIMARY KEY (table_name, record_id)
) STRICT, WITHOUT ROWID;

INSERT INTO store_stay (store_id, state, since)
SELECT s.id, 'active', json_extract(done.value, '$') FROM store AS s, setting AS done, setting AS site
WHERE done.key = 'initialised_at' AND site.key = 'site' AND s.site_number = json_extract(site.value, '$.number');
`,
}
