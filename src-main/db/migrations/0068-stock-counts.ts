import type { Migration } from '../migrate.ts'

const isLoaded = "EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at')"
const facts = ['store_id', 'expiry_date', 'on_hold', 'location_id', 'total', 'available'] as const
const key = ['store_id', 'is_here', 'expiry_date', 'location_id', 'on_hold', 'none_available'] as const

/**
 * How many batches a store has of each expiry day, place and standing: the tabs of the stock list show them, and to
 * count 20,000 batches six ways after each save took longer than the page itself. The triggers know every way in which
 * a batch comes, changes and goes; one whose standing stays as it is costs a comparison.
 */
export const stockCounts: Migration = {
  version: 68,
  name: 'stock-counts',
  sql: `
-- A batch that never expires has '~', which is later than every day. Of what is not there only the number counts.
CREATE TABLE stock_count (
  store_id TEXT NOT NULL, is_here INTEGER NOT NULL, expiry_date TEXT NOT NULL, location_id TEXT NOT NULL,
  on_hold INTEGER NOT NULL, none_available INTEGER NOT NULL, batches INTEGER NOT NULL,
  PRIMARY KEY (${key.join(', ')})
) STRICT, WITHOUT ROWID;

${counted()}
-- The first loading counts once at its end.
CREATE TRIGGER stock_counts_begin AFTER INSERT ON setting WHEN new.key = 'initialised_at' BEGIN DELETE FROM stock_count; ${counted()} END;

CREATE TRIGGER batch_counted AFTER INSERT ON stock_line WHEN ${isLoaded} BEGIN ${one('new', 1)} END;
CREATE TRIGGER batch_uncounted AFTER DELETE ON stock_line WHEN ${isLoaded} BEGIN ${one('old', -1)} END;
CREATE TRIGGER batch_recounted AFTER UPDATE OF ${facts.join(', ')} ON stock_line
WHEN (${standing('old')}) IS NOT (${standing('new')}) AND ${isLoaded} BEGIN ${one('old', -1)} ${one('new', 1)} END;
`,
}

/** What the row is counted under. */
function standing(row: string): string {
  const isHere = `coalesce(${row}.total, 0) > 0`
  return `${row}.store_id, ${isHere}, iif(${isHere}, coalesce(${row}.expiry_date, '~'), '~'), iif(${isHere}, coalesce(${row}.location_id, ''), ''),
    ${isHere} AND coalesce(${row}.on_hold, 0) = 1, ${isHere} AND coalesce(${row}.available, 0) <= 0`
}

function counted(): string {
  return `INSERT INTO stock_count SELECT ${standing('s')}, count(*) FROM stock_line s GROUP BY 1, 2, 3, 4, 5, 6;`
}

function one(row: 'old' | 'new', change: 1 | -1): string {
  const add = `INSERT INTO stock_count VALUES (${standing(row)}, ${change}) ON CONFLICT DO UPDATE SET batches = batches + ${change};`
  return change === 1 ? add : `${add} DELETE FROM stock_count WHERE batches = 0 AND (${key.join(', ')}) = (${standing(row)});`
}
