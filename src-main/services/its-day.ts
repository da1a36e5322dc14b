/** The day to which a document or a stocktake is dated back, at the moment of its step (5E). */
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import { checkDayStill } from '../domain/backdating.ts'
import type { Moment } from '../domain/moment.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'

/** Refuses a day that central allows no more since it was chosen; `day` is null where it has none of its own. */
export const checkItsDay = (db: ReadDb, storeId: string, day: Moment | null, today: string): Result<null> =>
  day === null ? ok(null) : checkDayStill(day.date, today, readDocumentRules(db, storeId).backdateDays)
