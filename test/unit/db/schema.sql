CREATE VIEW item_day_part AS SELECT NULL AS part;

CREATE TRIGGER batch_counted AFTER INSERT ON stock_line WHEN EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at') BEGIN INSERT INTO stock_count VALUES (new.store_id, coalesce(new.total, 0) > 0, iif(coalesce(new.total, 0) > 0, coalesce(new.expiry_date, '~'), '~'), iif(coalesce(new.total, 0) > 0, coalesce(new.location_id, ''), ''),
    coalesce(new.total, 0) > 0 AND coalesce(new.on_hold, 0) = 1, coalesce(new.total, 0) > 0 AND coalesce(new.available, 0) <= 0, 1) ON CONFLICT DO UPDATE SET batches = batches + 1; END;

CREATE TRIGGER batch_recounted AFTER UPDATE OF store_id, expiry_date, on_hold, location_id, total, available ON stock_line
WHEN (old.store_id, coalesce(old.total, 0) > 0, iif(coalesce(old.total, 0) > 0, coalesce(old.expiry_date, '~'), '~'), iif(coalesce(old.total, 0) > 0, coalesce(old.location_id, ''), ''),
    coalesce(old.total, 0) > 0 AND coalesce(old.on_hold, 0) = 1, coalesce(old.total, 0) > 0 AND coalesce(old.available, 0) <= 0) IS NOT (new.store_id, coalesce(new.total, 0) > 0, iif(coalesce(new.total, 0) > 0, coalesce(new.expiry_date, '~'), '~'), iif(coalesce(new.total, 0) > 0, coalesce(new.location_id, ''), ''),
    coalesce(new.total, 0) > 0 AND coalesce(new.on_hold, 0) = 1, coalesce(new.total, 0) > 0 AND coalesce(new.available, 0) <= 0) AND EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at') BEGIN INSERT INTO stock_count VALUES (old.store_id, coalesce(old.total, 0) > 0, iif(coalesce(old.total, 0) > 0, coalesce(old.expiry_date, '~'), '~'), iif(coalesce(old.total, 0) > 0, coalesce(old.location_id, ''), ''),
    coalesce(old.total, 0) > 0 AND coalesce(old.on_hold, 0) = 1, coalesce(old.total, 0) > 0 AND coalesce(old.available, 0) <= 0, -1) ON CONFLICT DO UPDATE SET batches = batches + -1; DELETE FROM stock_count WHERE batches = 0 AND (store_id, is_here, expiry_date, location_id, on_hold, none_available) = (old.store_id, coalesce(old.total, 0) > 0, iif(coalesce(old.total, 0) > 0, coalesce(old.expiry_date, '~'), '~'), iif(coalesce(old.total, 0) > 0, coalesce(old.location_id, ''), ''),
    coalesce(old.total, 0) > 0 AND coalesce(old.on_hold, 0) = 1, coalesce(old.total, 0) > 0 AND coalesce(old.available, 0) <= 0); INSERT INTO stock_count VALUES (new.store_id, coalesce(new.total, 0) > 0, iif(coalesce(new.total, 0) > 0, coalesce(new.expiry_date, '~'), '~'), iif(coalesce(new.total, 0) > 0, coalesce(new.location_id, ''), ''),
    coalesce(new.total, 0) > 0 AND coalesce(new.on_hold, 0) = 1, coalesce(new.total, 0) > 0 AND coalesce(new.available, 0) <= 0, 1) ON CONFLICT DO UPDATE SET batches = batches + 1; END;

CREATE TRIGGER batch_uncounted AFTER DELETE ON stock_line WHEN EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at') BEGIN INSERT INTO stock_count VALUES (old.store_id, coalesce(old.total, 0) > 0, iif(coalesce(old.total, 0) > 0, coalesce(old.expiry_date, '~'), '~'), iif(coalesce(old.total, 0) > 0, coalesce(old.location_id, ''), ''),
    coalesce(old.total, 0) > 0 AND coalesce(old.on_hold, 0) = 1, coalesce(old.total, 0) > 0 AND coalesce(old.available, 0) <= 0, -1) ON CONFLICT DO UPDATE SET batches = batches + -1; DELETE FROM stock_count WHERE batches = 0 AND (store_id, is_here, expiry_date, location_id, on_hold, none_available) = (old.store_id, coalesce(old.total, 0) > 0, iif(coalesce(old.total, 0) > 0, coalesce(old.expiry_date, '~'), '~'), iif(coalesce(old.total, 0) > 0, coalesce(old.location_id, ''), ''),
    coalesce(old.total, 0) > 0 AND coalesce(old.on_hold, 0) = 1, coalesce(old.total, 0) > 0 AND coalesce(old.available, 0) <= 0); END;

CREATE TRIGGER document_moved AFTER INSERT ON invoice WHEN new.stock_at <> '' AND EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at') BEGIN INSERT INTO item_day
  SELECT new.store_id, l.item_id, substr(new.stock_at, 1, 10), 1 * max(min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0), 1 * max(-min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0),
    1 * CASE WHEN new.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice_line l WHERE l.invoice_id = new.id AND l.type IN ('stock_in', 'stock_out') AND new.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; END;

CREATE TRIGGER document_moved_anew AFTER UPDATE OF store_id, kind, stock_at ON invoice
WHEN (old.store_id, old.kind, old.stock_at) IS NOT (new.store_id, new.kind, new.stock_at) AND EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at')
BEGIN INSERT INTO item_day
  SELECT old.store_id, l.item_id, substr(old.stock_at, 1, 10), -1 * max(min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0), -1 * max(-min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0),
    -1 * CASE WHEN old.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice_line l WHERE l.invoice_id = old.id AND l.type IN ('stock_in', 'stock_out') AND old.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; INSERT INTO item_day
  SELECT new.store_id, l.item_id, substr(new.stock_at, 1, 10), 1 * max(min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0), 1 * max(-min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0),
    1 * CASE WHEN new.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice_line l WHERE l.invoice_id = new.id AND l.type IN ('stock_in', 'stock_out') AND new.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; END;

CREATE TRIGGER document_unmoved BEFORE DELETE ON invoice WHEN old.stock_at <> '' AND EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at') BEGIN INSERT INTO item_day
  SELECT old.store_id, l.item_id, substr(old.stock_at, 1, 10), -1 * max(min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0), -1 * max(-min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0),
    -1 * CASE WHEN old.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice_line l WHERE l.invoice_id = old.id AND l.type IN ('stock_in', 'stock_out') AND old.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; END;

CREATE TRIGGER figures_begin AFTER INSERT ON setting WHEN new.key = 'initialised_at' BEGIN
  DELETE FROM item_day;
  INSERT INTO item_day_part SELECT DISTINCT rowid / 1000 FROM invoice;
END;

CREATE TRIGGER invoice_counted AFTER INSERT ON invoice BEGIN INSERT INTO invoice_count VALUES (new.store_id, new.kind, new.state, 1)
  ON CONFLICT DO UPDATE SET documents = documents + 1; END;

CREATE TRIGGER invoice_recounted AFTER UPDATE OF store_id, kind, state ON invoice
WHEN (old.store_id, old.kind, old.state) IS NOT (new.store_id, new.kind, new.state) BEGIN INSERT INTO invoice_count VALUES (old.store_id, old.kind, old.state, -1)
  ON CONFLICT DO UPDATE SET documents = documents + -1; INSERT INTO invoice_count VALUES (new.store_id, new.kind, new.state, 1)
  ON CONFLICT DO UPDATE SET documents = documents + 1; END;

CREATE TRIGGER invoice_uncounted AFTER DELETE ON invoice BEGIN INSERT INTO invoice_count VALUES (old.store_id, old.kind, old.state, -1)
  ON CONFLICT DO UPDATE SET documents = documents + -1; END;

CREATE TRIGGER line_moved AFTER INSERT ON invoice_line WHEN new.type IN ('stock_in', 'stock_out') AND EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at') BEGIN INSERT INTO item_day
  SELECT i.store_id, new.item_id, substr(i.stock_at, 1, 10), 1 * max(min(max(coalesce(CASE new.type WHEN 'stock_in' THEN new.packs WHEN 'stock_out' THEN -new.packs END * new.pack_size, 0), -1e12), 1e12), 0), 1 * max(-min(max(coalesce(CASE new.type WHEN 'stock_in' THEN new.packs WHEN 'stock_out' THEN -new.packs END * new.pack_size, 0), -1e12), 1e12), 0),
    1 * CASE WHEN i.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE new.type WHEN 'stock_in' THEN new.packs WHEN 'stock_out' THEN -new.packs END * new.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice i WHERE i.id = new.invoice_id AND i.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; END;

CREATE TRIGGER line_moved_anew AFTER UPDATE OF invoice_id, item_id, type, packs, pack_size ON invoice_line
WHEN (old.invoice_id, old.item_id, old.type, old.packs, old.pack_size) IS NOT (new.invoice_id, new.item_id, new.type, new.packs, new.pack_size) AND EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at')
BEGIN INSERT INTO item_day
  SELECT i.store_id, old.item_id, substr(i.stock_at, 1, 10), -1 * max(min(max(coalesce(CASE old.type WHEN 'stock_in' THEN old.packs WHEN 'stock_out' THEN -old.packs END * old.pack_size, 0), -1e12), 1e12), 0), -1 * max(-min(max(coalesce(CASE old.type WHEN 'stock_in' THEN old.packs WHEN 'stock_out' THEN -old.packs END * old.pack_size, 0), -1e12), 1e12), 0),
    -1 * CASE WHEN i.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE old.type WHEN 'stock_in' THEN old.packs WHEN 'stock_out' THEN -old.packs END * old.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice i WHERE i.id = old.invoice_id AND i.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; INSERT INTO item_day
  SELECT i.store_id, new.item_id, substr(i.stock_at, 1, 10), 1 * max(min(max(coalesce(CASE new.type WHEN 'stock_in' THEN new.packs WHEN 'stock_out' THEN -new.packs END * new.pack_size, 0), -1e12), 1e12), 0), 1 * max(-min(max(coalesce(CASE new.type WHEN 'stock_in' THEN new.packs WHEN 'stock_out' THEN -new.packs END * new.pack_size, 0), -1e12), 1e12), 0),
    1 * CASE WHEN i.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE new.type WHEN 'stock_in' THEN new.packs WHEN 'stock_out' THEN -new.packs END * new.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice i WHERE i.id = new.invoice_id AND i.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; END;

CREATE TRIGGER line_unmoved AFTER DELETE ON invoice_line WHEN old.type IN ('stock_in', 'stock_out') AND EXISTS (SELECT 1 FROM setting WHERE key = 'initialised_at') BEGIN INSERT INTO item_day
  SELECT i.store_id, old.item_id, substr(i.stock_at, 1, 10), -1 * max(min(max(coalesce(CASE old.type WHEN 'stock_in' THEN old.packs WHEN 'stock_out' THEN -old.packs END * old.pack_size, 0), -1e12), 1e12), 0), -1 * max(-min(max(coalesce(CASE old.type WHEN 'stock_in' THEN old.packs WHEN 'stock_out' THEN -old.packs END * old.pack_size, 0), -1e12), 1e12), 0),
    -1 * CASE WHEN i.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE old.type WHEN 'stock_in' THEN old.packs WHEN 'stock_out' THEN -old.packs END * old.pack_size, 0), -1e12), 1e12) ELSE 0 END FROM invoice i WHERE i.id = old.invoice_id AND i.stock_at <> ''
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued; END;

CREATE TRIGGER part_summed INSTEAD OF INSERT ON item_day_part BEGIN
  INSERT INTO item_day
  SELECT i.store_id, l.item_id, substr(i.stock_at, 1, 10), sum(max(min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0)), sum(max(-min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12), 0)), sum(CASE WHEN i.kind IN ('outbound_shipment', 'prescription') THEN -min(max(coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0), -1e12), 1e12) ELSE 0 END)
  FROM invoice i CROSS JOIN invoice_line l ON l.invoice_id = i.id
  WHERE i.rowid >= new.part * 1000 AND i.rowid < (new.part + 1) * 1000
    AND i.stock_at <> '' AND l.type IN ('stock_in', 'stock_out') GROUP BY 1, 2, 3
  ON CONFLICT DO UPDATE SET units_in = units_in + excluded.units_in, units_out = units_out + excluded.units_out,
    units_issued = units_issued + excluded.units_issued;
END;

CREATE TRIGGER stock_counts_begin AFTER INSERT ON setting WHEN new.key = 'initialised_at' BEGIN DELETE FROM stock_count; INSERT INTO stock_count SELECT s.store_id, coalesce(s.total, 0) > 0, iif(coalesce(s.total, 0) > 0, coalesce(s.expiry_date, '~'), '~'), iif(coalesce(s.total, 0) > 0, coalesce(s.location_id, ''), ''),
    coalesce(s.total, 0) > 0 AND coalesce(s.on_hold, 0) = 1, coalesce(s.total, 0) > 0 AND coalesce(s.available, 0) <= 0, count(*) FROM stock_line s GROUP BY 1, 2, 3, 4, 5, 6; END;

CREATE TABLE abbreviation (
  id TEXT PRIMARY KEY,
  code TEXT,
  expansion TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE activity_log (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), type TEXT, user_id TEXT, record_id TEXT,
  datetime TEXT, changed_from TEXT, changed_to TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE adverse_drug_reaction (
  id TEXT PRIMARY KEY,
  name_id TEXT,
  store_id TEXT,
  user_id TEXT,
  entry_date TEXT,
  entry_time INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE alias (
  table_name TEXT NOT NULL,
  id TEXT NOT NULL,
  kept_id TEXT NOT NULL,
  PRIMARY KEY (table_name, id)
) STRICT;

CREATE TABLE barcode (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES item (id),
  barcode TEXT,
  manufacturer_id TEXT,
  pack_size REAL,
  parent_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE breach_config (
  id TEXT PRIMARY KEY,
  store_id TEXT,
  location_id TEXT,
  type TEXT,
  description TEXT,
  minimum_temperature REAL,
  maximum_temperature REAL,
  duration INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE change_log (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  transaction_id TEXT NOT NULL,
  table_name TEXT NOT NULL,
  record_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('upsert', 'delete')),
  document_id TEXT NOT NULL,
  store_id TEXT,
  user_id TEXT,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE clinician (
  id TEXT PRIMARY KEY,
  code TEXT,
  first_name TEXT,
  last_name TEXT,
  initials TEXT,
  is_active INTEGER,
  store_id TEXT,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted')),
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE clinician_store_join (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  clinician_id TEXT NOT NULL REFERENCES clinician (id),
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  name_id TEXT NOT NULL REFERENCES name (id),
  first_name TEXT,
  last_name TEXT,
  position TEXT,
  phone TEXT,
  email TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE currency (
  id TEXT PRIMARY KEY,
  code TEXT,
  rate REAL,
  is_home INTEGER,
  updated_date TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE dashboard_report (
  id TEXT PRIMARY KEY,
  title TEXT,
  type TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE diagnosis (
  id TEXT PRIMARY KEY,
  code TEXT,
  description TEXT,
  valid_until TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  name_id TEXT,
  name TEXT,
  type TEXT,
  status TEXT,
  datetime TEXT,
  user_id TEXT,
  context_id TEXT,
  data TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE document_permission (
  id TEXT PRIMARY KEY,
  user_id TEXT,
  store_id TEXT,
  context_id TEXT,
  permission TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE document_registry (
  id TEXT PRIMARY KEY,
  category TEXT,
  type TEXT,
  name TEXT,
  form_schema_id TEXT,
  context_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE draft (
  user_id TEXT NOT NULL, store_id TEXT NOT NULL, form TEXT NOT NULL, field TEXT NOT NULL,
  text TEXT NOT NULL, kept_at TEXT NOT NULL,
  PRIMARY KEY (user_id, store_id, form, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE encounter (
  id TEXT PRIMARY KEY,
  name_id TEXT,
  store_id TEXT,
  program_id TEXT,
  clinician_id TEXT,
  type TEXT,
  status TEXT,
  start_datetime TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE ethnicity (
  id TEXT PRIMARY KEY,
  name TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE form_schema (
  id TEXT PRIMARY KEY,
  type TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE goods_received (
  id TEXT PRIMARY KEY,
  store_id TEXT,
  purchase_order_id TEXT,
  number INTEGER,
  status TEXT,
  entry_date TEXT,
  received_date TEXT,
  their_ref TEXT,
  comment TEXT,
  created_by_id TEXT,
  donor_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE goods_received_line (
  id TEXT PRIMARY KEY,
  goods_received_id TEXT NOT NULL REFERENCES goods_received (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES item (id),
  item_name TEXT,
  order_line_id TEXT,
  location_id TEXT,
  batch TEXT,
  expiry_date TEXT,
  pack_size REAL,
  packs REAL,
  cost_price REAL,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE held_arrival (
  table_name TEXT NOT NULL,
  record_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('upsert', 'delete', 'merge')),
  data TEXT NOT NULL,
  received_at TEXT NOT NULL,
  journal_cursor INTEGER NOT NULL,
  PRIMARY KEY (table_name, record_id, kind)
) STRICT;

CREATE TABLE inbox (
  table_name TEXT NOT NULL,
  record_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('upsert', 'delete', 'merge', 'push')),
  reason TEXT NOT NULL CHECK (reason IN ('missing_parent', 'unreadable', 'own_unconfirmed', 'refused_here', 'refused_at_central')),
  field TEXT,
  detail TEXT,
  parent_table TEXT,
  parent_id TEXT,
  data TEXT NOT NULL,
  received_at TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at TEXT, first_seen_at TEXT NOT NULL DEFAULT '', is_envelope INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (table_name, record_id, kind)
) STRICT;

CREATE TABLE indicator_attribute (
  id TEXT PRIMARY KEY,
  indicator_id TEXT,
  axis TEXT,
  position INTEGER,
  code TEXT,
  description TEXT,
  value_type TEXT,
  is_required INTEGER,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE indicator_value (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  customer_store_id TEXT,
  period_id TEXT,
  column_id TEXT,
  row_id TEXT,
  value TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE insurance_policy (
  id TEXT PRIMARY KEY,
  name_id TEXT NOT NULL REFERENCES name (id),
  provider_id TEXT,
  number TEXT,
  type TEXT,
  discount_rate REAL,
  expiry_date TEXT,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE insurance_provider (
  id TEXT PRIMARY KEY,
  name TEXT,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE invoice (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), name_id TEXT NOT NULL REFERENCES name (id),
  number INTEGER, type TEXT, mode TEXT, status TEXT, user_id TEXT, on_hold INTEGER,
  comment TEXT, their_ref TEXT,
  entry_date TEXT, entry_time INTEGER, confirm_date TEXT, confirm_time INTEGER, finalised_date TEXT, finalised_time INTEGER,
  requisition_id TEXT, linked_invoice_id TEXT, currency_id TEXT, currency_rate REAL, tax_rate REAL, is_cancellation INTEGER,
  om_type TEXT, om_status TEXT, om_created_datetime TEXT, om_allocated_datetime TEXT, om_picked_datetime TEXT,
  om_shipped_datetime TEXT, om_delivered_datetime TEXT, om_verified_datetime TEXT, om_cancelled_datetime TEXT,
  om_colour TEXT, om_transport_reference TEXT, oms_fields TEXT,
  kind TEXT NOT NULL DEFAULT 'other', state TEXT NOT NULL DEFAULT 'new', created_at TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
, prescriber_id TEXT, donor_id TEXT, stock_at TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE invoice_count (
  store_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, documents INTEGER NOT NULL,
  PRIMARY KEY (store_id, kind, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE invoice_line (
  id TEXT PRIMARY KEY, invoice_id TEXT NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES item (id), item_name TEXT, stock_line_id TEXT, location_id TEXT,
  batch TEXT, expiry_date TEXT, pack_size REAL, cost_price REAL, sell_price REAL,
  type TEXT, packs REAL, note TEXT, linked_invoice_id TEXT, option_id TEXT,
  om_item_code TEXT, om_tax REAL, om_total_before_tax REAL, om_total_after_tax REAL, oms_fields TEXT,
  kind TEXT NOT NULL DEFAULT 'other',
  rest TEXT NOT NULL DEFAULT '{}'
, donor_id TEXT, manufacturer_id TEXT) STRICT;

CREATE TABLE item (
  id TEXT PRIMARY KEY, code TEXT, name TEXT, unit_id TEXT, type TEXT,
  default_pack_size REAL, is_vaccine INTEGER, ven_category TEXT, strength TEXT, doses INTEGER,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted')),
  search_text TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
, cross_reference_id TEXT, non_stock_name_id TEXT) STRICT;

CREATE TABLE item_category (
  id TEXT PRIMARY KEY,
  name TEXT,
  parent_id TEXT,
  sort_order INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE item_category_level1 (
  id TEXT PRIMARY KEY,
  name TEXT,
  parent_id TEXT,
  sort_order INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE item_category_level2 (
  id TEXT PRIMARY KEY,
  name TEXT,
  parent_id TEXT,
  sort_order INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE item_day (
  store_id TEXT NOT NULL, item_id TEXT NOT NULL, day TEXT NOT NULL,
  units_in REAL NOT NULL, units_out REAL NOT NULL, units_issued REAL NOT NULL,
  PRIMARY KEY (store_id, item_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_department (
  id TEXT PRIMARY KEY,
  name TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE item_direction (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES item (id),
  directions TEXT,
  priority INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE item_store_join (
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES item (id), store_id TEXT NOT NULL REFERENCES store (id),
  default_price REAL, margin REAL, ignore_for_orders INTEGER, default_location_id TEXT, is_inactive INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
, non_stock_name_id TEXT) STRICT;

CREATE TABLE item_warning_link (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES item (id),
  warning_id TEXT NOT NULL REFERENCES warning (id) ON DELETE CASCADE,
  is_first INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE journal_mark (
  name TEXT NOT NULL CHECK (name IN ('accepted', 'confirmed')),
  cursor INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (name, cursor)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_list_line (
  id TEXT PRIMARY KEY,
  list_id TEXT,
  item_id TEXT,
  quantity REAL,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE location (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), code TEXT, name TEXT,
  on_hold INTEGER, type_id TEXT, volume REAL,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE location_movement (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  stock_line_id TEXT NOT NULL REFERENCES stock_line (id) ON DELETE CASCADE,
  location_id TEXT,
  enter_date TEXT,
  enter_time INTEGER,
  exit_date TEXT,
  exit_time INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE location_type (
  id TEXT PRIMARY KEY,
  name TEXT,
  minimum_temperature REAL,
  maximum_temperature REAL,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE master_list (
  id TEXT PRIMARY KEY, name TEXT, code TEXT, description TEXT, is_inactive INTEGER,
  is_default_price_list INTEGER, discount_percentage REAL, is_program INTEGER,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted')),
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE master_list_line (
  id TEXT PRIMARY KEY, master_list_id TEXT NOT NULL REFERENCES master_list (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES item (id), price REAL,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE "master_list_name_join" (
  id TEXT PRIMARY KEY, name_id TEXT, master_list_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE medicine_administrator (
  id TEXT PRIMARY KEY,
  code TEXT,
  first_name TEXT,
  last_name TEXT,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE message (
  id TEXT PRIMARY KEY,
  from_store_id TEXT,
  to_store_id TEXT,
  type TEXT,
  status TEXT,
  created_date TEXT,
  created_time INTEGER,
  body TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE name (
  id TEXT PRIMARY KEY, code TEXT, name TEXT, type TEXT,
  is_customer INTEGER, is_supplier INTEGER, on_hold INTEGER,
  phone TEXT, email TEXT, address1 TEXT, address2 TEXT, country TEXT, comment TEXT,
  supplying_store_id TEXT,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted')),
  search_text TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
, next_of_kin_id TEXT, mother_id TEXT) STRICT;

CREATE TABLE name_note (
  id TEXT PRIMARY KEY,
  name_id TEXT,
  event_id TEXT,
  store_id TEXT,
  entry_date TEXT,
  note TEXT,
  is_deleted INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE name_store_join (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), name_id TEXT NOT NULL REFERENCES name (id),
  is_inactive INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE name_tag (
  id TEXT PRIMARY KEY,
  name TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE name_tag_join (
  id TEXT PRIMARY KEY,
  name_id TEXT NOT NULL REFERENCES name (id),
  tag_id TEXT NOT NULL REFERENCES name_tag (id) ON DELETE CASCADE,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE nationality (
  id TEXT PRIMARY KEY,
  name TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE number_counter (
  store_id TEXT NOT NULL,
  series TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (store_id, series)
) STRICT;

CREATE TABLE number_reuse (
  id TEXT PRIMARY KEY,
  series TEXT,
  number INTEGER,
  store_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE number_series (
  id TEXT PRIMARY KEY,
  store_id TEXT,
  name TEXT,
  value INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE occupation (
  id TEXT PRIMARY KEY,
  name TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE patient_event (
  id TEXT PRIMARY KEY,
  code TEXT,
  description TEXT,
  type TEXT,
  unit TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE payment_type (
  id TEXT PRIMARY KEY,
  code TEXT,
  description TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE period (
  id TEXT PRIMARY KEY,
  schedule_id TEXT,
  name TEXT,
  start_date TEXT,
  end_date TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE period_schedule (
  id TEXT PRIMARY KEY,
  name TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE preference (
  user_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (user_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE program_indicator (
  id TEXT PRIMARY KEY,
  program_id TEXT,
  code TEXT,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE purchase_order (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  name_id TEXT NOT NULL REFERENCES name (id),
  number INTEGER,
  status TEXT,
  created_date TEXT,
  confirm_date TEXT,
  sent_date TEXT,
  requested_date TEXT,
  reference TEXT,
  comment TEXT,
  created_by_id TEXT,
  donor_id TEXT,
  currency_id TEXT,
  currency_rate REAL,
  oms_fields TEXT,
  state TEXT NOT NULL DEFAULT 'new',
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE purchase_order_line (
  id TEXT PRIMARY KEY,
  purchase_order_id TEXT NOT NULL REFERENCES purchase_order (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES item (id),
  store_id TEXT,
  line_number REAL,
  item_name TEXT,
  pack_size REAL,
  requested_units REAL,
  adjusted_units REAL,
  received_units REAL,
  pack_price REAL,
  expected_date TEXT,
  manufacturer_id TEXT,
  comment TEXT,
  oms_fields TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE queue_day (
  day TEXT PRIMARY KEY,
  documents INTEGER NOT NULL,
  records INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reason (
  id TEXT PRIMARY KEY,
  type TEXT,
  title TEXT,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE record (
  table_name TEXT NOT NULL,
  id TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (table_name, id)
) STRICT;

CREATE TABLE requisition (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  name_id TEXT NOT NULL REFERENCES name (id),
  number INTEGER,
  type TEXT,
  status TEXT,
  user_id TEXT,
  entry_date TEXT,
  last_modified INTEGER,
  comment TEXT,
  their_ref TEXT,
  linked_requisition_id TEXT,
  min_months REAL,
  max_days REAL,
  authorisation_status TEXT,
  program_id TEXT,
  period_id TEXT,
  order_type TEXT,
  is_emergency INTEGER,
  donor_id TEXT,
  om_status TEXT,
  om_created_datetime TEXT,
  om_sent_datetime TEXT,
  om_finalised_datetime TEXT,
  om_expected_delivery_date TEXT,
  om_colour TEXT,
  oms_fields TEXT,
  kind TEXT NOT NULL DEFAULT 'other',
  state TEXT NOT NULL DEFAULT 'new',
  created_at TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE requisition_line (
  id TEXT PRIMARY KEY,
  requisition_id TEXT NOT NULL REFERENCES requisition (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES item (id),
  item_name TEXT,
  requested_units REAL,
  suggested_units REAL,
  approved_units REAL,
  supplied_units REAL,
  stock_on_hand REAL,
  daily_usage REAL,
  comment TEXT,
  option_id TEXT,
  om_snapshot_datetime TEXT,
  oms_fields TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE sensor (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  name TEXT,
  mac_address TEXT,
  location_id TEXT,
  is_active INTEGER,
  battery_level REAL,
  log_interval REAL,
  last_date TEXT,
  last_time INTEGER,
  om_last_connection_datetime TEXT,
  serial TEXT NOT NULL DEFAULT '',
  last_connected_at TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE ship_method (
  id TEXT PRIMARY KEY,
  name TEXT,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE sign_in (
  user_id TEXT PRIMARY KEY, username TEXT NOT NULL, username_folded TEXT NOT NULL,
  hash TEXT, hash_format INTEGER NOT NULL,
  checked_at TEXT NOT NULL, checked_by TEXT NOT NULL CHECK (checked_by IN ('central', 'here'))
) STRICT;

CREATE TABLE sign_in_failure (
  username_folded TEXT PRIMARY KEY, failures INTEGER NOT NULL, wait_until INTEGER NOT NULL, last_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE stock_count (
  store_id TEXT NOT NULL, is_here INTEGER NOT NULL, expiry_date TEXT NOT NULL, location_id TEXT NOT NULL,
  on_hold INTEGER NOT NULL, none_available INTEGER NOT NULL, batches INTEGER NOT NULL,
  PRIMARY KEY (store_id, is_here, expiry_date, location_id, on_hold, none_available)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_line (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), item_id TEXT NOT NULL REFERENCES item (id),
  batch TEXT, expiry_date TEXT, on_hold INTEGER, location_id TEXT,
  pack_size REAL, available REAL, total REAL, cost_price REAL, sell_price REAL,
  note TEXT, supplier_id TEXT, barcode_id TEXT, oms_fields TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
, donor_id TEXT, manufacturer_id TEXT) STRICT;

CREATE TABLE stocktake (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  number INTEGER,
  status TEXT,
  description TEXT,
  comment TEXT,
  is_locked INTEGER,
  created_by_id TEXT,
  created_date TEXT,
  created_time INTEGER,
  stocktake_date TEXT,
  addition_id TEXT,
  reduction_id TEXT,
  om_created_datetime TEXT,
  om_finalised_datetime TEXT,
  om_is_initial INTEGER,
  state TEXT NOT NULL DEFAULT 'other',
  created_at TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE stocktake_line (
  id TEXT PRIMARY KEY,
  stocktake_id TEXT NOT NULL REFERENCES stocktake (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES item (id),
  item_name TEXT,
  stock_line_id TEXT,
  location_id TEXT,
  batch TEXT,
  expiry_date TEXT,
  pack_size REAL,
  snapshot_packs REAL,
  counted_packs REAL,
  is_edited INTEGER,
  cost_price REAL,
  sell_price REAL,
  comment TEXT,
  note TEXT,
  option_id TEXT,
  donor_id TEXT,
  manufacturer_id TEXT,
  oms_fields TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE store (
  id TEXT PRIMARY KEY, name_id TEXT NOT NULL REFERENCES name (id), code TEXT,
  site_number INTEGER, store_mode TEXT, created_date TEXT, is_disabled INTEGER, logo TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE store_freeze (
  store_id TEXT PRIMARY KEY,
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE store_preference (
  id TEXT PRIMARY KEY, store_id TEXT, item TEXT, data TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE store_seen (
  table_name TEXT NOT NULL, record_id TEXT NOT NULL, store_id TEXT NOT NULL,
  PRIMARY KEY (table_name, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE store_stay (
  store_id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('active', 'preparing', 'left')),
  since TEXT NOT NULL,
  -- it was active here before: rows of it may be here that were deleted elsewhere meanwhile
  has_returned INTEGER NOT NULL DEFAULT 0,
  -- journal entries up to this one were confirmed when central was last heard and had not given it back
  left_after INTEGER NOT NULL DEFAULT 0,
  total INTEGER, remaining INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_cursor (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;

CREATE TABLE sync_run (
  id TEXT PRIMARY KEY,
  trigger TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  outcome TEXT CHECK (outcome IN ('done', 'partly', 'failed', 'stopped')),
  cause TEXT,
  sent INTEGER NOT NULL DEFAULT 0,
  received INTEGER NOT NULL DEFAULT 0,
  bytes_out INTEGER NOT NULL DEFAULT 0,
  bytes_in INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0,
  steps TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE temperature_breach (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  sensor_id TEXT NOT NULL REFERENCES sensor (id),
  location_id TEXT,
  type TEXT,
  is_acknowledged INTEGER,
  duration REAL,
  start_date TEXT,
  start_time INTEGER,
  end_date TEXT,
  end_time INTEGER,
  om_start_datetime TEXT,
  om_end_datetime TEXT,
  comment TEXT,
  started_at TEXT NOT NULL DEFAULT '',
  ended_at TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE temperature_log (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  sensor_id TEXT NOT NULL REFERENCES sensor (id),
  location_id TEXT,
  breach_id TEXT,
  temperature REAL,
  date TEXT,
  time INTEGER,
  om_datetime TEXT,
  logged_at TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE transaction_category (
  id TEXT PRIMARY KEY,
  code TEXT,
  name TEXT,
  type TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE unit (
  id TEXT PRIMARY KEY, name TEXT, description TEXT, sort_order INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE user (
  id TEXT PRIMARY KEY, name TEXT, first_name TEXT, last_name TEXT, job_title TEXT, email TEXT, phone TEXT,
  language INTEGER, is_active INTEGER,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted')),
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE user_right (
  user_id TEXT NOT NULL, store_id TEXT NOT NULL, right_number INTEGER NOT NULL,
  PRIMARY KEY (user_id, store_id, right_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_store (
  user_id TEXT NOT NULL, store_id TEXT NOT NULL, is_default INTEGER NOT NULL,
  PRIMARY KEY (user_id, store_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vaccination (
  id TEXT PRIMARY KEY,
  name_id TEXT,
  store_id TEXT,
  encounter_id TEXT,
  dose_id TEXT,
  clinician_id TEXT,
  item_id TEXT,
  facility_id TEXT,
  vaccination_date TEXT,
  is_given INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE vaccine_course (
  id TEXT PRIMARY KEY,
  name TEXT,
  program_id TEXT,
  is_active INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE vaccine_course_dose (
  id TEXT PRIMARY KEY,
  course_id TEXT,
  label TEXT,
  min_age REAL,
  max_age REAL,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE vaccine_course_item (
  id TEXT PRIMARY KEY,
  course_id TEXT,
  item_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE vvm_status (
  id TEXT PRIMARY KEY,
  code TEXT,
  description TEXT,
  level INTEGER,
  is_active INTEGER,
  is_unusable INTEGER,
  reason_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE vvm_status_log (
  id TEXT PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store (id),
  stock_line_id TEXT NOT NULL REFERENCES stock_line (id) ON DELETE CASCADE,
  status_id TEXT,
  date TEXT,
  time INTEGER,
  user_id TEXT,
  comment TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE warning (
  id TEXT PRIMARY KEY,
  text TEXT,
  code TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE INDEX abbreviation_code ON abbreviation (code);

CREATE INDEX activity_log_record ON activity_log (record_id, datetime);

CREATE INDEX activity_log_store ON activity_log (store_id);

CREATE INDEX adverse_drug_reaction_name ON adverse_drug_reaction (name_id);

CREATE INDEX alias_kept ON alias (table_name, kept_id);

CREATE INDEX barcode_barcode ON barcode (barcode);

CREATE INDEX barcode_item ON barcode (item_id);

CREATE INDEX change_log_document ON change_log (document_id, cursor);

CREATE INDEX change_log_record ON change_log (table_name, record_id, cursor);

CREATE INDEX clinician_status_last_name_first_name ON clinician (status, last_name, first_name);

CREATE INDEX clinician_store_join_clinician ON clinician_store_join (clinician_id);

CREATE INDEX clinician_store_join_store_clinician ON clinician_store_join (store_id, clinician_id);

CREATE INDEX contact_name ON contact (name_id);

CREATE INDEX diagnosis_code ON diagnosis (code);

CREATE INDEX document_name_datetime ON document (name_id, datetime);

CREATE INDEX encounter_name ON encounter (name_id);

CREATE INDEX goods_received_line_goods_received ON goods_received_line (goods_received_id);

CREATE INDEX goods_received_line_item ON goods_received_line (item_id);

CREATE INDEX goods_received_store ON goods_received (store_id);

CREATE INDEX inbox_parent ON inbox (parent_table, parent_id);

CREATE INDEX inbox_reason ON inbox (reason, next_try_at);

CREATE INDEX inbox_seen ON inbox (first_seen_at, table_name, record_id, kind);

CREATE INDEX indicator_attribute_indicator ON indicator_attribute (indicator_id);

CREATE INDEX indicator_value_store_period ON indicator_value (store_id, period_id);

CREATE INDEX insurance_policy_name ON insurance_policy (name_id);

CREATE INDEX invoice_by_number ON invoice (store_id, number, created_at);

CREATE INDEX invoice_held ON invoice (store_id, created_at DESC, id, kind, state) WHERE on_hold = 1;

CREATE INDEX invoice_kind ON invoice (store_id, kind, created_at DESC, id);

CREATE INDEX invoice_line_invoice ON invoice_line (invoice_id);

CREATE INDEX invoice_line_item ON invoice_line (item_id);

CREATE INDEX invoice_line_stock ON invoice_line (stock_line_id);

CREATE INDEX invoice_list ON invoice (store_id, created_at DESC, id, kind, state, number, name_id, their_ref);

CREATE INDEX invoice_name ON invoice (name_id);

CREATE INDEX invoice_number ON invoice (store_id, kind, number);

CREATE INDEX invoice_state ON invoice (store_id, state, created_at DESC, id);

CREATE INDEX invoice_stock_at ON invoice (stock_at, store_id, id) WHERE stock_at <> '';

CREATE INDEX item_code ON item (code);

CREATE INDEX item_day_by_day ON item_day (store_id, day, item_id, units_in, units_out, units_issued);

CREATE INDEX item_direction_item ON item_direction (item_id);

CREATE INDEX item_listed ON item (name, id, search_text, status, type) WHERE status = 'active' AND coalesce(type, '') NOT IN ('service', 'cross_reference', 'non_stock');

CREATE INDEX item_listed_by_code ON item (code, id, search_text, status, type) WHERE status = 'active' AND coalesce(type, '') NOT IN ('service', 'cross_reference', 'non_stock');

CREATE INDEX item_name ON item (name, id, search_text, type);

CREATE INDEX item_store_join_item ON item_store_join (item_id);

CREATE INDEX item_store_join_store ON item_store_join (store_id, item_id);

CREATE INDEX item_warning_link_item ON item_warning_link (item_id);

CREATE INDEX item_warning_link_warning ON item_warning_link (warning_id);

CREATE INDEX local_list_line_item ON local_list_line (item_id);

CREATE INDEX local_list_line_list ON local_list_line (list_id);

CREATE INDEX location_movement_stock_line ON location_movement (stock_line_id);

CREATE INDEX location_movement_store ON location_movement (store_id);

CREATE INDEX location_store ON location (store_id);

CREATE INDEX master_list_line_item ON master_list_line (item_id);

CREATE INDEX master_list_line_list ON master_list_line (master_list_id);

CREATE INDEX master_list_name_join_list ON master_list_name_join (master_list_id);

CREATE INDEX master_list_name_join_name ON master_list_name_join (name_id);

CREATE INDEX message_to_store_status ON message (to_store_id, status);

CREATE INDEX name_code ON name (code);

CREATE INDEX name_note_name ON name_note (name_id);

CREATE INDEX name_search ON name (status, name, search_text);

CREATE INDEX name_store_join_name ON name_store_join (name_id);

CREATE INDEX name_store_join_store ON name_store_join (store_id, name_id);

CREATE INDEX name_tag_join_name ON name_tag_join (name_id);

CREATE INDEX name_tag_join_tag ON name_tag_join (tag_id);

CREATE INDEX number_series_store ON number_series (store_id);

CREATE INDEX period_schedule_start_date ON period (schedule_id, start_date);

CREATE INDEX program_indicator_program ON program_indicator (program_id);

CREATE INDEX purchase_order_line_item ON purchase_order_line (item_id);

CREATE INDEX purchase_order_line_purchase_order ON purchase_order_line (purchase_order_id);

CREATE INDEX purchase_order_name ON purchase_order (name_id);

CREATE INDEX purchase_order_store_created_date_id ON purchase_order (store_id, created_date DESC, id);

CREATE INDEX purchase_order_store_number ON purchase_order (store_id, number);

CREATE INDEX purchase_order_store_state_created_date ON purchase_order (store_id, state, created_date DESC);

CREATE INDEX reason_type_title ON reason (type, title);

CREATE INDEX requisition_line_item ON requisition_line (item_id);

CREATE INDEX requisition_line_requisition ON requisition_line (requisition_id);

CREATE INDEX requisition_name ON requisition (name_id);

CREATE INDEX requisition_store_kind_created_at_id ON requisition (store_id, kind, created_at DESC, id);

CREATE INDEX requisition_store_kind_number ON requisition (store_id, kind, number);

CREATE INDEX requisition_store_kind_state_created_at ON requisition (store_id, kind, state, created_at DESC);

CREATE INDEX sensor_store ON sensor (store_id);

CREATE INDEX sign_in_username ON sign_in (username_folded);

CREATE INDEX stock_line_batch ON stock_line (store_id, batch COLLATE NOCASE, item_id);

CREATE INDEX stock_line_item ON stock_line (store_id, item_id, expiry_date, total, available, on_hold, location_id, pack_size);

CREATE INDEX stock_line_of_item ON stock_line (item_id);

CREATE INDEX stocktake_line_item ON stocktake_line (item_id);

CREATE INDEX stocktake_line_stocktake ON stocktake_line (stocktake_id);

CREATE INDEX stocktake_store_created_at_id ON stocktake (store_id, created_at DESC, id);

CREATE INDEX stocktake_store_number ON stocktake (store_id, number);

CREATE INDEX stocktake_store_state_created_at ON stocktake (store_id, state, created_at DESC);

CREATE INDEX store_name ON store (name_id);

CREATE INDEX store_preference_store ON store_preference (store_id);

CREATE INDEX store_site ON store (site_number);

CREATE INDEX sync_run_started ON sync_run (started_at);

CREATE INDEX temperature_breach_sensor_started_at ON temperature_breach (sensor_id, started_at);

CREATE INDEX temperature_breach_store ON temperature_breach (store_id);

CREATE INDEX temperature_log_sensor_logged_at ON temperature_log (sensor_id, logged_at);

CREATE INDEX temperature_log_store ON temperature_log (store_id);

CREATE INDEX user_right_holders ON user_right (store_id, right_number);

CREATE INDEX vaccination_name ON vaccination (name_id);

CREATE INDEX vaccine_course_dose_course ON vaccine_course_dose (course_id);

CREATE INDEX vaccine_course_item_course ON vaccine_course_item (course_id);

CREATE INDEX vaccine_course_item_item ON vaccine_course_item (item_id);

CREATE INDEX vvm_status_log_stock_line ON vvm_status_log (stock_line_id);

CREATE INDEX vvm_status_log_store ON vvm_status_log (store_id);
