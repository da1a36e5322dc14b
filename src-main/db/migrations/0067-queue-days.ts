import type { Migration } from '../migrate.ts'

/** How much waited for the line at the end of each day (F-206); `day` is a day of this computer. */
export const queueDays: Migration = {
  version: 67,
  name: 'queue-days',
  sql: `
CREATE TABLE queue_day (
  day TEXT PRIMARY KEY,
  documents INTEGER NOT NULL,
  records INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
