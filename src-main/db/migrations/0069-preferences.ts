import type { Migration } from '../migrate.ts'

/** How somebody wants the program to look (U-75): JSON a name, `density` or `list/<list>`. Never sent. */
export const preferences: Migration = {
  version: 69,
  name: 'preferences',
  sql: `
CREATE TABLE preference (
  user_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (user_id, name)
) STRICT, WITHOUT ROWID;
`,
}
