import type { Migration } from '../migrate.ts'

/**
 * How many documents a store has of each kind and state. The list shows these figures above every page, and counting
 * 100,000 documents anew after each save took longer than the page itself. The triggers know every way in which a
 * document comes and goes; a row that stays as it is costs nothing.
 */
export const invoiceCounts: Migration = {
  version: 40,
  name: 'invoice-counts',
  sql: `
CREATE TABLE invoice_count (
  store_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, documents INTEGER NOT NULL,
  PRIMARY KEY (store_id, kind, state)
) STRICT, WITHOUT ROWID;

INSERT INTO invoice_count SELECT store_id, kind, state, count(*) FROM invoice GROUP BY store_id, kind, state;

CREATE TRIGGER invoice_counted AFTER INSERT ON invoice BEGIN ${one('new', 1)} END;
CREATE TRIGGER invoice_uncounted AFTER DELETE ON invoice BEGIN ${one('old', -1)} END;
CREATE TRIGGER invoice_recounted AFTER UPDATE OF store_id, kind, state ON invoice
WHEN (old.store_id, old.kind, old.state) IS NOT (new.store_id, new.kind, new.state) BEGIN ${one('old', -1)} ${one('new', 1)} END;
`,
}

function one(row: 'old' | 'new', change: 1 | -1): string {
  return `INSERT INTO invoice_count VALUES (${row}.store_id, ${row}.kind, ${row}.state, ${change})
  ON CONFLICT DO UPDATE SET documents = documents + ${change};`
}
