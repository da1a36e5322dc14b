import type { Migration } from '../migrate.ts'
import { issued, units } from './0050-stock-figures.ts'

const documentsInPart = 1000

/**
 * The first loading sums its lines at its end. All of them at once were sorted in memory, since nothing temporary may
 * reach the disk: 120 MB for 700,000 lines. A part of the documents at a time takes 4 MB, and no longer.
 */
export const figuresInParts: Migration = {
  version: 72,
  name: 'figures-in-parts',
  sql: `
-- SQLite knows no loop: a row put here sums one part.
CREATE VIEW item_day_part AS SELECT NULL AS part;
CREATE TRIGGER part_summed INSTEAD OF INSERT ON item_day_part BEGIN
  INSERT INTO item_day
  SELECT i.store_id, l.item_id, substr(i.stock_at, 1, 10), sum(max(${units('l')}, 0)), sum(max(-${units('l')}, 0)), sum(${issued('l', 'i')})
  FROM invoice i CROSS JOIN invoice_line l ON l.invoice_id = i.id
  WHERE i.rowid >= new.part * ${documentsInPart} AND i.rowid < (new.part + 1) * ${documentsInPart}
    AND i.stock_at <> '' AND l.type IN ('stock_in', 'stock_out') GROUP BY 1, 2, 3
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued;
END;

DROP TRIGGER figures_begin;
CREATE TRIGGER figures_begin AFTER INSERT ON setting WHEN new.key = 'initialised_at' BEGIN
  DELETE FROM item_day;
  INSERT INTO item_day_part SELECT DISTINCT rowid / ${documentsInPart} FROM invoice;
END;
`,
}
