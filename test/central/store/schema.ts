/** Tables of the central. Record data lie in the pull form of protocol-v5.md 4.2, as JSON text. */
export const schema = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS site (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL,
  type TEXT NOT NULL, is_primary INTEGER NOT NULL DEFAULT 0,
  hardware_id TEXT, database_id TEXT, token_generation INTEGER NOT NULL DEFAULT 1,
  app_name TEXT, app_version TEXT, sync_version INTEGER,
  initialisation TEXT NOT NULL DEFAULT 'new', last_contact TEXT,
  -- staging rows up to this one were closed by the empty call
  closed_to INTEGER NOT NULL DEFAULT 0,
  -- the integration_error that every call gets until it is mended
  failure TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS site_store (store_id TEXT PRIMARY KEY, site_id INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS site_store_site ON site_store (site_id);

-- A former owner, until it has asked for central records from this serial on.
CREATE TABLE IF NOT EXISTS former_owner (
  store_id TEXT NOT NULL, site_id INTEGER NOT NULL, told_at_serial INTEGER NOT NULL, PRIMARY KEY (store_id, site_id)
) STRICT;

CREATE TABLE IF NOT EXISTS record (
  table_name TEXT NOT NULL, id TEXT NOT NULL, class TEXT NOT NULL, rank INTEGER NOT NULL,
  store_id TEXT, link_id TEXT, data TEXT NOT NULL,
  PRIMARY KEY (table_name, id)
) STRICT;
CREATE INDEX IF NOT EXISTS record_store ON record (store_id, rank) WHERE store_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS record_link ON record (link_id, table_name) WHERE link_id IS NOT NULL;

-- One row a (site, record): a change deletes the row and inserts it under a new seq.
CREATE TABLE IF NOT EXISTS sync_out (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL, table_name TEXT NOT NULL, record_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete', 'merge')), data TEXT,
  is_merge INTEGER GENERATED ALWAYS AS (action = 'merge') STORED,
  UNIQUE (site_id, table_name, record_id, is_merge)
) STRICT;
CREATE INDEX IF NOT EXISTS sync_out_site ON sync_out (site_id);

CREATE TABLE IF NOT EXISTS central_change_log (
  serial INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL, record_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete', 'merge')), data TEXT, origin_site INTEGER,
  is_merge INTEGER GENERATED ALWAYS AS (action = 'merge') STORED,
  UNIQUE (table_name, record_id, is_merge)
) STRICT;

-- Records that now stand under another id: a site that has not heard of it may still send the old one.
CREATE TABLE IF NOT EXISTS merged (table_name TEXT NOT NULL, id TEXT NOT NULL, kept_id TEXT NOT NULL, PRIMARY KEY (table_name, id)) STRICT;

CREATE TABLE IF NOT EXISTS staging (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL, sync_out_id TEXT NOT NULL, table_name TEXT NOT NULL, record_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('update', 'delete')), data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS staging_site ON staging (site_id);

CREATE TABLE IF NOT EXISTS refusal (
  site_id INTEGER NOT NULL, table_name TEXT NOT NULL, record_id TEXT NOT NULL,
  code TEXT NOT NULL, message TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (site_id, table_name, record_id)
) STRICT;

-- Who may sign in: the person is a record of table user; the password is kept as a hash.
CREATE TABLE IF NOT EXISTS account (user_id TEXT PRIMARY KEY, password_hash TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS user_store (
  user_id TEXT NOT NULL, store_id TEXT NOT NULL, can_login INTEGER NOT NULL, is_default INTEGER NOT NULL,
  -- JSON list of permission numbers
  rights TEXT NOT NULL,
  PRIMARY KEY (user_id, store_id)
) STRICT;
CREATE TABLE IF NOT EXISTS login_failure (username TEXT PRIMARY KEY, failures INTEGER NOT NULL, blocked_until INTEGER NOT NULL) STRICT;
-- Users that were made on a site, so that the site may push them again.
CREATE TABLE IF NOT EXISTS user_maker (user_id TEXT PRIMARY KEY, site_id INTEGER NOT NULL) STRICT;

-- Number 1 is central's own.
INSERT INTO sqlite_sequence (name, seq) SELECT 'site', 1 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'site');
`
