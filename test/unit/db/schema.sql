CREATE TRIGGER invoice_counted AFTER INSERT ON invoice BEGIN INSERT INTO invoice_count VALUES (new.store_id, new.kind, new.state, 1)
  ON CONFLICT DO UPDATE SET documents = documents + 1; END;

CREATE TRIGGER invoice_recounted AFTER UPDATE OF store_id, kind, state ON invoice
WHEN (old.store_id, old.kind, old.state) IS NOT (new.store_id, new.kind, new.state) BEGIN INSERT INTO invoice_count VALUES (old.store_id, old.kind, old.state, -1)
  ON CONFLICT DO UPDATE SET documents = documents + -1; INSERT INTO invoice_count VALUES (new.store_id, new.kind, new.state, 1)
  ON CONFLICT DO UPDATE SET documents = documents + 1; END;

CREATE TRIGGER invoice_uncounted AFTER DELETE ON invoice BEGIN INSERT INTO invoice_count VALUES (old.store_id, old.kind, old.state, -1)
  ON CONFLICT DO UPDATE SET documents = documents + -1; END;

CREATE TABLE activity_log (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), type TEXT, user_id TEXT, record_id TEXT,
  datetime TEXT, changed_from TEXT, changed_to TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE alias (
  table_name TEXT NOT NULL,
  id TEXT NOT NULL,
  kept_id TEXT NOT NULL,
  PRIMARY KEY (table_name, id)
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
  next_try_at TEXT,
  PRIMARY KEY (table_name, record_id, kind)
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
) STRICT;

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
) STRICT;

CREATE TABLE item (
  id TEXT PRIMARY KEY, code TEXT, name TEXT, unit_id TEXT, type TEXT,
  default_pack_size REAL, is_vaccine INTEGER, ven_category TEXT, strength TEXT, doses INTEGER,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted')),
  search_text TEXT NOT NULL DEFAULT '',
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE item_store_join (
  id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES item (id), store_id TEXT NOT NULL REFERENCES store (id),
  default_price REAL, margin REAL, ignore_for_orders INTEGER, default_location_id TEXT, is_inactive INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE location (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), code TEXT, name TEXT,
  on_hold INTEGER, type_id TEXT, volume REAL,
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

CREATE TABLE master_list_name_join (
  id TEXT PRIMARY KEY, name_id TEXT, master_list_id TEXT NOT NULL REFERENCES master_list (id) ON DELETE CASCADE,
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
) STRICT;

CREATE TABLE name_store_join (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), name_id TEXT NOT NULL REFERENCES name (id),
  is_inactive INTEGER,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE number_counter (
  store_id TEXT NOT NULL,
  series TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (store_id, series)
) STRICT;

CREATE TABLE record (
  table_name TEXT NOT NULL,
  id TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (table_name, id)
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE sign_in (
  user_id TEXT PRIMARY KEY, username TEXT NOT NULL, username_folded TEXT NOT NULL,
  hash TEXT, hash_format INTEGER NOT NULL,
  checked_at TEXT NOT NULL, checked_by TEXT NOT NULL CHECK (checked_by IN ('central', 'here'))
) STRICT;

CREATE TABLE sign_in_failure (
  username_folded TEXT PRIMARY KEY, failures INTEGER NOT NULL, wait_until INTEGER NOT NULL, last_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE stock_line (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), item_id TEXT NOT NULL REFERENCES item (id),
  batch TEXT, expiry_date TEXT, on_hold INTEGER, location_id TEXT,
  pack_size REAL, available REAL, total REAL, cost_price REAL, sell_price REAL,
  note TEXT, supplier_id TEXT, barcode_id TEXT, oms_fields TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE store (
  id TEXT PRIMARY KEY, name_id TEXT NOT NULL REFERENCES name (id), code TEXT,
  site_number INTEGER, store_mode TEXT, created_date TEXT, is_disabled INTEGER, logo TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE store_preference (
  id TEXT PRIMARY KEY, store_id TEXT, item TEXT, data TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

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

CREATE INDEX activity_log_record ON activity_log (record_id, datetime);

CREATE INDEX activity_log_store ON activity_log (store_id);

CREATE INDEX change_log_document ON change_log (document_id, cursor);

CREATE INDEX change_log_record ON change_log (table_name, record_id, cursor);

CREATE INDEX inbox_parent ON inbox (parent_table, parent_id);

CREATE INDEX inbox_reason ON inbox (reason, next_try_at);

CREATE INDEX invoice_by_number ON invoice (store_id, number, created_at);

CREATE INDEX invoice_kind ON invoice (store_id, kind, created_at DESC, id);

CREATE INDEX invoice_line_invoice ON invoice_line (invoice_id);

CREATE INDEX invoice_line_item ON invoice_line (item_id);

CREATE INDEX invoice_line_stock ON invoice_line (stock_line_id);

CREATE INDEX invoice_list ON invoice (store_id, created_at DESC, id, kind, state, number, name_id, their_ref);

CREATE INDEX invoice_name ON invoice (name_id);

CREATE INDEX invoice_number ON invoice (store_id, kind, number);

CREATE INDEX invoice_state ON invoice (store_id, state, created_at DESC, id);

CREATE INDEX item_code ON item (code);

CREATE INDEX item_search ON item (status, name, search_text);

CREATE INDEX item_store_join_item ON item_store_join (item_id);

CREATE INDEX item_store_join_store ON item_store_join (store_id, item_id);

CREATE INDEX location_store ON location (store_id);

CREATE INDEX master_list_line_item ON master_list_line (item_id);

CREATE INDEX master_list_line_list ON master_list_line (master_list_id);

CREATE INDEX master_list_name_join_list ON master_list_name_join (master_list_id);

CREATE INDEX master_list_name_join_name ON master_list_name_join (name_id);

CREATE INDEX name_code ON name (code);

CREATE INDEX name_search ON name (status, name, search_text);

CREATE INDEX name_store_join_name ON name_store_join (name_id);

CREATE INDEX name_store_join_store ON name_store_join (store_id, name_id);

CREATE INDEX sign_in_username ON sign_in (username_folded);

CREATE INDEX stock_line_item ON stock_line (store_id, item_id, expiry_date);

CREATE INDEX stock_line_of_item ON stock_line (item_id);

CREATE INDEX store_name ON store (name_id);

CREATE INDEX store_preference_store ON store_preference (store_id);

CREATE INDEX store_site ON store (site_number);

CREATE INDEX sync_run_started ON sync_run (started_at);

CREATE INDEX user_right_holders ON user_right (store_id, right_number);
