import type { Migration } from '../migrate.ts'

/**
 * What somebody has typed and not saved (U-36, 4-9): each field as typed, so that a power cut costs nobody a line. It is
 * this computer's own and is never sent. `form` names what is filled in: `document/<id>`, `adjust/<batch>`.
 */
export const drafts: Migration = {
  version: 62,
  name: 'drafts',
  sql: `
CREATE TABLE draft (
  user_id TEXT NOT NULL, store_id TEXT NOT NULL, form TEXT NOT NULL, field TEXT NOT NULL,
  text TEXT NOT NULL, kept_at TEXT NOT NULL,
  PRIMARY KEY (user_id, store_id, form, field)
) STRICT, WITHOUT ROWID;
`,
}
