import type { Migration } from '../migrate.ts'

const isListed = "status = 'active' AND coalesce(type, '') NOT IN ('service', 'cross_reference', 'non_stock')"

/**
 * Search as you type over 10,000 items, in the list and wherever one is picked: the walk reads only items that the list
 * shows, in its order, and never a row of the table. What counted the matches before read a row for each item.
 */
export const search: Migration = {
  version: 71,
  name: 'search',
  sql: `
DROP INDEX item_search;
DROP INDEX item_stocked;
-- Status and type are the same in each row: SQLite counts an index as covering only where they stand in it too.
CREATE INDEX item_listed ON item (name, id, search_text, status, type) WHERE ${isListed};
CREATE INDEX item_listed_by_code ON item (code, id, search_text, status, type) WHERE ${isListed};
-- With inactive items, and for batches, which an item of any kind may have.
DROP INDEX item_name;
CREATE INDEX item_name ON item (name, id, search_text, type);
`,
}
