/** The day to which a stocktake may be dated back (5E), and its place in the history. */
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { ReadDb, Tx } from '../db/write.ts'
import { checkCountDay, endOfDay } from '../domain/backdating.ts'
import type { Moment } from '../domain/moment.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'

/** The moment that it then is of; null for today and for none: it is of the moment at which it is finalised. */
export function countMoment(db: ReadDb, storeId: string, day: string | null, today: string): Result<Moment | null> {
  if (day === null || day === today) return ok(null)
  const allowed = checkCountDay(day, today, readDocumentRules(db, storeId).backdateDays)
  return allowed.ok ? ok(endOfDay(day)) : allowed
}

/** Says in the history from which day to which; nothing where it stays. */
export function logDay(tx: Tx, { id, storeId }: { id: string; storeId: string }, from: string, to: string): void {
  if (from !== to) logActivity(tx, { type: 'InvoiceDateBackdated', recordId: id, storeId, from, to })
}
