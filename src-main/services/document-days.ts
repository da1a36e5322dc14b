/** The day of a document that is dated back, and the day on which goods came (5E). */
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Tx } from '../db/write.ts'
import { backdatedMoment, checkBackdate, checkReceivedDay, onDay } from '../domain/backdating.ts'
import type { Moment } from '../domain/moment.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { documentKeys, invoiceLines } from '../repositories/invoices.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import { headOf } from './invoice-facts.ts'

type Days = { readonly datedBackTo?: string | null | undefined; readonly receivedOn?: string | undefined }
type Fields = {
  readonly rest?: Readonly<Record<string, unknown>>
  readonly om_delivered_datetime?: string
  readonly confirm_date?: string
  readonly confirm_time?: number
}

/** The wire's fields of the days that the edit names, with the change in the history; nothing where it names none. */
export function changeDays(tx: Tx, row: InvoiceRecord, { datedBackTo, receivedOn }: Days, at: Moment): Result<Fields> {
  if (receivedOn !== undefined) return moveArrival(tx, row, receivedOn, at)
  return datedBackTo === undefined ? ok({}) : dateBack(tx, row, datedBackTo, at)
}

/** Today is no day of its own: the document then has the day on which its steps are taken. */
function dateBack(tx: Tx, row: InvoiceRecord, day: string | null, at: Moment): Result<Fields> {
  const { backdateDays } = readDocumentRules(tx, row.store_id)
  const allowed = checkBackdate(headOf(row), invoiceLines(tx, row.id).length, day ?? at.date, at.date, backdateDays)
  if (!allowed.ok) return allowed
  const to = day === null || day === at.date ? null : onDay(day, at)
  const from = backdatedMoment(documentKeys(row).backdatedTo)?.date ?? at.date
  log(tx, row, from, to?.date ?? at.date)
  return ok({ rest: { om_backdated_datetime: to === null ? null : to.utc } })
}

function moveArrival(tx: Tx, row: InvoiceRecord, day: string, at: Moment): Result<Fields> {
  const { backdateDays } = readDocumentRules(tx, row.store_id)
  const came = backdatedMoment(row.om_delivered_datetime)
  const before = came?.date ?? row.confirm_date ?? at.date
  const allowed = checkReceivedDay(headOf(row), before, day, at.date, backdateDays)
  if (!allowed.ok) return allowed
  const then = onDay(day, came ?? { time: row.confirm_time ?? 0 })
  log(tx, row, before, day)
  return ok({ om_delivered_datetime: then.utc, confirm_date: then.date, confirm_time: then.time })
}

function log(tx: Tx, { id, store_id: storeId }: InvoiceRecord, from: string, to: string): void {
  if (from !== to) logActivity(tx, { type: 'InvoiceDateBackdated', recordId: id, storeId, from, to })
}
