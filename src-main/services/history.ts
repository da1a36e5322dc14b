import type { HistoryEntry } from '../contract/people.ts'
import type { ReadDb } from '../db/write.ts'
import { fullName } from '../domain/people.ts'
import { activityOf } from '../repositories/activity-log.ts'

/** What was done to a document of this store, by whom and when, oldest first (U-34). */
export const documentHistory = (db: ReadDb, storeId: string, id: string): HistoryEntry[] =>
  activityOf(db, storeId, id).map((row) => ({
    id: row.id,
    at: zoned(row.datetime ?? ''),
    type: row.type ?? '',
    user: fullName({ username: row.name ?? '', firstName: row.first_name ?? '', lastName: row.last_name ?? '' }),
    changedFrom: row.changed_from ?? '',
    changedTo: row.changed_to ?? '',
  }))

/** The wire's datetimes are UTC without a zone (protocol-v5.md 4.2). */
const zoned = (datetime: string): string => (datetime === '' || datetime.endsWith('Z') ? datetime : `${datetime}Z`)
