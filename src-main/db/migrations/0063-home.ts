import type { Migration } from '../migrate.ts'

/**
 * What the home page and the list of items count. Documents on hold are few among many (U-33, U-70); how many items can lie
 * on a shelf stands beside each page of them.
 */
export const home: Migration = {
  version: 63,
  name: 'home',
  sql: `
CREATE INDEX invoice_held ON invoice (store_id, created_at DESC, id, kind, state) WHERE on_hold = 1;
CREATE INDEX item_stocked ON item (status, type, id) WHERE status = 'active';
`,
}
