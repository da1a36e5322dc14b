import type { Migration } from '../migrate.ts'

/**
 * People: users and the activity log get tables of their own (what lay in `record` moves there), and what this
 * computer keeps for itself: who has signed in here, wrong tries, and who may do what in which store (DT-61, DT-62).
 * A value of a wrong type becomes NULL: one odd record must not keep a clinic's program from starting.
 */
export const people: Migration = {
  version: 20,
  name: 'people',
  sql: `
CREATE TABLE user (
  id TEXT PRIMARY KEY, name TEXT, first_name TEXT, last_name TEXT, job_title TEXT, email TEXT, phone TEXT,
  language INTEGER, is_active INTEGER,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted')),
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE activity_log (
  id TEXT PRIMARY KEY, store_id TEXT NOT NULL REFERENCES store (id), type TEXT, user_id TEXT, record_id TEXT,
  datetime TEXT, changed_from TEXT, changed_to TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX activity_log_record ON activity_log (record_id, datetime);
CREATE INDEX activity_log_store ON activity_log (store_id);

INSERT INTO user SELECT id, ${text('name')}, ${text('first_name')}, ${text('last_name')}, ${text('job_title')}, ${text('e_mail')},
  ${text('phone1')}, ${int('Language')}, ${bool('active')}, 'active',
  ${rest(['ID', 'name', 'first_name', 'last_name', 'job_title', 'e_mail', 'phone1', 'Language', 'active'])}
FROM record WHERE table_name = 'user';
DELETE FROM record WHERE table_name = 'user';

INSERT INTO activity_log SELECT id, ${text('store_ID')}, ${text('type')}, ${text('user_ID')}, ${text('record_ID')}, ${text('datetime')},
  ${text('changed_from')}, ${text('changed_to')},
  ${rest(['ID', 'store_ID', 'type', 'user_ID', 'record_ID', 'datetime', 'changed_from', 'changed_to'])}
FROM record WHERE table_name = 'om_activity_log' AND ${text('store_ID')} IN (SELECT id FROM store);
-- The others wait for their store or for a person, as they would had they come today.
INSERT OR IGNORE INTO inbox (table_name, record_id, kind, reason, field, parent_table, parent_id, data, received_at)
SELECT 'om_activity_log', id, 'upsert', iif(store IS NULL, 'unreadable', 'missing_parent'), iif(store IS NULL, 'store_ID', NULL),
  iif(store IS NULL, NULL, 'store'), store, data, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM (SELECT id, data, ${text('store_ID')} AS store FROM record WHERE table_name = 'om_activity_log') AS line
WHERE NOT EXISTS (SELECT 1 FROM store AS s WHERE s.id = line.store);
DELETE FROM record WHERE table_name = 'om_activity_log';

-- Who has signed in on this computer. hash is scrypt's with its parameters; NULL once central has said that it is wrong.
CREATE TABLE sign_in (
  user_id TEXT PRIMARY KEY, username TEXT NOT NULL, username_folded TEXT NOT NULL,
  hash TEXT, hash_format INTEGER NOT NULL,
  checked_at TEXT NOT NULL, checked_by TEXT NOT NULL CHECK (checked_by IN ('central', 'here'))
) STRICT;
CREATE INDEX sign_in_username ON sign_in (username_folded);

-- Tries in a row that did not end well, for names that nobody has too; times in milliseconds since 1970.
CREATE TABLE sign_in_failure (
  username_folded TEXT PRIMARY KEY, failures INTEGER NOT NULL, wait_until INTEGER NOT NULL, last_at INTEGER NOT NULL
) STRICT;

-- Stores without a foreign key: central tells of stores before they are known here.
CREATE TABLE user_store (
  user_id TEXT NOT NULL, store_id TEXT NOT NULL, is_default INTEGER NOT NULL,
  PRIMARY KEY (user_id, store_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE user_right (
  user_id TEXT NOT NULL, store_id TEXT NOT NULL, right_number INTEGER NOT NULL,
  PRIMARY KEY (user_id, store_id, right_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_right_holders ON user_right (store_id, right_number);
`,
}

/** The text of a key of a received record; none for "" and for what is no text. */
function text(key: string): string {
  return `CASE json_type(data, '$.${key}') WHEN 'text' THEN nullif(json_extract(data, '$.${key}'), '') END`
}

function int(key: string): string {
  return `CASE json_type(data, '$.${key}') WHEN 'integer' THEN json_extract(data, '$.${key}') END`
}

function bool(key: string): string {
  return `CASE json_type(data, '$.${key}') WHEN 'true' THEN 1 WHEN 'false' THEN 0 END`
}

/** The other keys as received; the known ones that did not come are named, so that they are not sent as empty (tables/rest.ts). */
function rest(columns: readonly string[]): string {
  const others = `json_remove(data, ${columns.map((key) => `'$.${key}'`).join(', ')})`
  const known = columns.filter((key) => key !== 'ID').map((key) => `('${key}')`)
  const absent = `(SELECT json_group_array(column1) FROM (VALUES ${known.join(', ')}) WHERE json_type(data, '$.' || column1) IS NULL)`
  return `CASE ${absent} WHEN '[]' THEN ${others} ELSE json_set(${others}, '$."~absent"', json(${absent})) END`
}
