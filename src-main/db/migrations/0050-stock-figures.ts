import type { Migration } from '../migrate.ts'

const isLoaded = "EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at')"
const counted = `INSERT INTO item_day
SELECT i.store_id, l.item_id, substr(i.stock_at, 1, 10), sum(max(${units('l')}, 0)), sum(max(-${units('l')}, 0)), sum(${issued('l', 'i')})
FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.stock_at <> '' AND l.type IN ('stock_in', 'stock_out') GROUP BY 1, 2, 3;`

/**
 * The ledger (features 5B, 5G): when each document moved the stock, and what came, went and was issued of an item a
 * day. Months of stock of every item out of 400,000 lines would else be a walk over all of them. The triggers know
 * every way in which a line comes, changes and goes; a line of a document that has moved nothing costs one look-up.
 */
export const stockFigures: Migration = {
  version: 50,
  name: 'stock-figures',
  sql: `
-- Local time of the clinic; empty while the document has not moved its stock (domain/stock-moment.ts).
ALTER TABLE invoice ADD COLUMN stock_at TEXT NOT NULL DEFAULT '';
UPDATE invoice SET stock_at = coalesce(
  CASE WHEN kind IN ('outbound_shipment', 'prescription', 'supplier_return') THEN ${local('om_picked_datetime')}
    WHEN kind IN ('inbound_shipment', 'customer_return') THEN ${local('om_delivered_datetime')} ELSE ${local('om_verified_datetime')} END,
  ${plain('confirm')}, ${plain('finalised')}, ${local('om_created_datetime')}, ${plain('entry')}, '')
WHERE (kind IN ('outbound_shipment', 'prescription', 'supplier_return')
    AND state IN ('picked', 'shipped', 'delivered', 'received', 'verified', 'cancelled'))
  OR (kind IN ('inbound_shipment', 'customer_return') AND state IN ('received', 'verified', 'cancelled'))
  OR (kind IN ('inventory_addition', 'inventory_reduction', 'repack') AND state IN ('verified', 'cancelled'));

-- Units. What is issued counts shipments and prescriptions, less their reversals.
CREATE TABLE item_day (
  store_id TEXT NOT NULL, item_id TEXT NOT NULL, day TEXT NOT NULL,
  units_in REAL NOT NULL, units_out REAL NOT NULL, units_issued REAL NOT NULL,
  PRIMARY KEY (store_id, item_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_day_by_day ON item_day (store_id, day, item_id, units_in, units_out, units_issued);

${counted}
-- The first loading counts once at its end: line by line it would take a tenth longer.
CREATE TRIGGER figures_begin AFTER INSERT ON setting WHEN new.key = 'initialised_at' BEGIN DELETE FROM item_day; ${counted} END;

CREATE TRIGGER line_moved AFTER INSERT ON invoice_line WHEN new.type IN ('stock_in', 'stock_out') AND ${isLoaded} BEGIN ${ofLine('new', 1)} END;
CREATE TRIGGER line_unmoved AFTER DELETE ON invoice_line WHEN old.type IN ('stock_in', 'stock_out') AND ${isLoaded} BEGIN ${ofLine('old', -1)} END;
CREATE TRIGGER line_moved_anew AFTER UPDATE OF invoice_id, item_id, type, packs, pack_size ON invoice_line
WHEN (old.invoice_id, old.item_id, old.type, old.packs, old.pack_size) IS NOT (new.invoice_id, new.item_id, new.type, new.packs, new.pack_size) AND ${isLoaded}
BEGIN ${ofLine('old', -1)} ${ofLine('new', 1)} END;

-- A line may be here before its document.
CREATE TRIGGER document_moved AFTER INSERT ON invoice WHEN new.stock_at <> '' AND ${isLoaded} BEGIN ${ofDocument('new', 1)} END;
-- Before: its lines go with it, and then find no document any more.
CREATE TRIGGER document_unmoved BEFORE DELETE ON invoice WHEN old.stock_at <> '' AND ${isLoaded} BEGIN ${ofDocument('old', -1)} END;
CREATE TRIGGER document_moved_anew AFTER UPDATE OF store_id, kind, stock_at ON invoice
WHEN (old.store_id, old.kind, old.stock_at) IS NOT (new.store_id, new.kind, new.stock_at) AND ${isLoaded}
BEGIN ${ofDocument('old', -1)} ${ofDocument('new', 1)} END;

-- The stock list walks items by name, and what it filters by stands in the index of batches.
CREATE INDEX item_name ON item (name, id, search_text);
DROP INDEX stock_line_item;
CREATE INDEX stock_line_item ON stock_line (store_id, item_id, expiry_date, total, available, on_hold, location_id, pack_size);
CREATE INDEX stock_line_batch ON stock_line (store_id, batch COLLATE NOCASE, item_id);
`,
}

function local(column: string): string {
  return `CASE WHEN ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
    THEN strftime('%Y-%m-%dT%H:%M:%S', substr(${column}, 1, 19), 'localtime') END`
}

function plain(name: string): string {
  const seconds = `CASE WHEN ${name}_time BETWEEN 0 AND 86399 THEN ${name}_time ELSE 0 END`
  return `CASE WHEN ${name}_date <> '' THEN ${name}_date || 'T' || strftime('%H:%M:%S', ${seconds}, 'unixepoch') END`
}

/**
 * What a line moves, in units: in is positive. A negative quantity out comes in (protocol-v5.md 4.6). An absurd quantity
 * counts as the most that a contract takes: sums of it stay numbers, so that such a line can be taken away again.
 */
export function units(line: string): string {
  const moved = `CASE ${line}.type WHEN 'stock_in' THEN ${line}.packs WHEN 'stock_out' THEN -${line}.packs END * ${line}.pack_size`
  return `min(max(coalesce(${moved}, 0), -1e12), 1e12)`
}

export function issued(line: string, invoice: string): string {
  return `CASE WHEN ${invoice}.kind IN ('outbound_shipment', 'prescription') THEN -${units(line)} ELSE 0 END`
}

function ofLine(row: 'old' | 'new', sign: 1 | -1): string {
  return added(row, 'i', sign, `invoice i WHERE i.id = ${row}.invoice_id AND i.stock_at <> ''`)
}

function ofDocument(row: 'old' | 'new', sign: 1 | -1): string {
  return added(
    'l',
    row,
    sign,
    `invoice_line l WHERE l.invoice_id = ${row}.id AND l.type IN ('stock_in', 'stock_out') AND ${row}.stock_at <> ''`,
  )
}

function added(line: string, invoice: string, sign: 1 | -1, from: string): string {
  return `INSERT INTO item_day
  SELECT ${invoice}.store_id, ${line}.item_id, substr(${invoice}.stock_at, 1, 10), ${sign} * max(${units(line)}, 0), ${sign} * max(-${units(line)}, 0),
    ${sign} * ${issued(line, invoice)} FROM ${from}
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued;`
}
