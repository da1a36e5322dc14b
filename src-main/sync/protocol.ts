/**
 * The wire's envelopes (protocol-v5.md 1.4 and 1.5). Lenient to keys that nobody asked for. What a call cannot do
 * without makes it fail with `bad_answer` and the field's name; what is wrong inside one record only marks that
 * record, so that it waits in the inbox and the other 999 flow (F-124, T9).
 */
import { z } from 'zod'
import type { CentralPage, CentralRecord, PulledRecord, PushRecord, QueuePage, QueuedRecord, SiteInfo, SiteStatus } from './ports.ts'
import { TransportError } from './ports.ts'

const maxSerial = 9223372036854775807n

const Serial = z.unknown().transform((value, context) => {
  const serial = readSerial(value)
  if (serial !== null) return serial
  context.addIssue({ code: 'custom', message: 'not a 64-bit serial' })
  return z.NEVER
})

const Site = z.object({
  id: z.string().min(1),
  siteId: z.int().min(1).max(4294967295),
  code: z.string().nullish(),
  name: z.string().nullish(),
  initialisationStatus: z.string().transform((text) => text.toLowerCase()),
  takesUsers: z.boolean().nullable().catch(null).default(null),
  isPrimary: z.boolean().optional().catch(undefined),
  mSupplyCentralSiteId: z.int().min(1).max(4294967295).optional().catch(undefined),
})
const InitialisationStatus = z.enum(['new', 'started', 'completed', 'error']).catch('error')
const Refusal = z.object({ table_name: z.string(), record_ID: z.string(), code: z.string().catch(''), message: z.string().catch('') })
const Status = z.object({
  code: z.string(),
  message: z.string().nullish(),
  data: z
    .object({ refusals: z.array(Refusal).nullable().catch(null) })
    .nullable()
    .catch(null),
})
const Initialised = z.object({ queueLength: z.int().min(0).catch(0) })
const Central = z.object({ maxCursor: Serial, data: z.array(z.unknown()).nullish() })
/** How many wait is for the eye, so a wrong figure stops nothing. */
const Queue = z.object({ queueLength: z.int().min(0).nullish().catch(null), data: z.array(z.unknown()).nullish() })
const Pushed = z.object({ integrationStarted: z.boolean() })

export function readSite(answer: unknown): SiteInfo {
  const site = envelope(Site, 'site', answer)
  return {
    id: site.id,
    siteId: site.siteId,
    code: site.code ?? '',
    name: site.name ?? '',
    initialisationStatus: InitialisationStatus.parse(site.initialisationStatus),
    takesUsers: site.takesUsers,
    ...(site.isPrimary === undefined ? {} : { isPrimary: site.isPrimary }),
    ...(site.mSupplyCentralSiteId === undefined ? {} : { centralSiteId: site.mSupplyCentralSiteId }),
  }
}

/** Only `idle` is idle: a code that this version does not know means that central is busy (1.4). */
export function readStatus(answer: unknown): SiteStatus {
  const status = envelope(Status, 'site_status', answer)
  const refusals = status.data?.refusals?.map(({ table_name: table, record_ID: id, code, message }) => ({ table, id, code, message }))
  return { idle: status.code.toLowerCase() === 'idle', code: status.code, message: status.message ?? '', refusals: refusals ?? null }
}

export const readInitialised = (answer: unknown): { readonly queueLength: number } => envelope(Initialised, 'initialise', answer)
export const readPushed = (answer: unknown): { readonly integrationStarted: boolean } => envelope(Pushed, 'queued_records', answer)

/** `cursor` is the one that was asked with: a record without a readable serial takes its place after the one before it. */
/**
 * Where the cursor stands behind each record. Serials rise and end at `maxCursor`, so what is wrong in one of them never
 * takes the cursor past a record that is still to come: a record without a readable serial counts as the one after the
 * one before it, and no record leads beyond `maxCursor`.
 */
export function readCentralPage(answer: unknown, cursor: bigint): CentralPage {
  const page = envelope(Central, 'central_records', answer)
  let last = cursor
  const records = (page.data ?? []).map((raw): CentralRecord => {
    const serial = isObject(raw) ? readSerial(raw.ID) : null
    last = smaller(serial === null ? last + 1n : serial > cursor ? serial : last, page.maxCursor)
    const record = readRecord(raw, `serial-${last}`)
    return Object.assign(serial === null ? wrong(record, raw, 'ID', 'no serial number') : record, { serial: last })
  })
  return { maxCursor: page.maxCursor, records }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

export function readQueuePage(answer: unknown): QueuePage {
  const page = envelope(Queue, 'queued_records', answer)
  const records = (page.data ?? []).map((raw): QueuedRecord => {
    const id = isObject(raw) ? readSyncOutId(raw.syncOutId) : ''
    const record = readRecord(raw, `queued-${shortened(id)}`)
    return Object.assign(id === '' ? wrong(record, raw, 'syncOutId', 'no text') : record, { syncOutId: id })
  })
  // Where central does not say how many wait, one more look does.
  return { queueLength: page.queueLength ?? records.length + Math.min(records.length, 1), records }
}

/** `remaining` counts this batch too; the closing call has none and says 0. */
export function writePush(records: readonly PushRecord[], remaining: number): string {
  return `{"queueLength":${remaining},"data":[${records.map(({ json }) => json).join(',')}]}`
}

/** By hand and not by schema: pages hold many thousands of them. */
function readSerial(value: unknown): bigint | null {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value) && !(typeof value === 'string' && /^\d{1,19}$/.test(value))) return null
  const serial = BigInt(value as bigint | number | string)
  return serial >= 0n && serial <= maxSerial ? serial : null
}

/** Central's own name for a row of its queue, given back as it came; a number is taken as its digits. */
function readSyncOutId(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : ''
}

const shortened = (id: string): string => (id.slice(0, longestKey) as WellFormed).toWellFormed()

/** One record out of its envelope; `fallbackId` names one that names itself not. */
export function readRecord(raw: unknown, fallbackId: string): PulledRecord {
  if (!isObject(raw)) return wrong({ tableName: '', recordId: fallbackId, action: 'upsert', data: null }, raw, 'record', 'not an object')
  const { tableName, recordId, recordData } = raw
  const data = isObject(recordData) ? recordData : null
  const action = readAction(raw.action)
  const record: PulledRecord = {
    tableName: isKey(tableName) ? tableName : '',
    recordId: isKey(recordId) ? recordId : fallbackId,
    action,
    data,
  }
  if (record.tableName === '') return wrong(record, raw, 'tableName', noKey)
  if (record.recordId !== recordId) return wrong(record, raw, 'recordId', noKey)
  if (typeof action === 'object') return wrong(record, raw, 'action', `unknown action "${action.unknown}"`)
  if (data === null && action !== 'delete') return wrong(record, raw, 'recordData', 'no object')
  return record
}

/** A name that SQLite holds as it is (no text that is no valid Unicode) and that the pages take (contract `Id`). */
export const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestKey && (value as WellFormed).isWellFormed()
const longestKey = 64
const noKey = `no text of 1 to ${longestKey} characters`
/** In every Node that we run on, not yet in the typings of ES2023. */
type WellFormed = string & { isWellFormed(): boolean; toWellFormed(): string }

/** Insert and update are one; any case is taken (1.5). */
function readAction(raw: unknown): PulledRecord['action'] {
  const word = typeof raw === 'string' ? raw.toLowerCase() : ''
  if (word === 'insert' || word === 'update' || word === 'upsert') return 'upsert'
  if (word === 'delete' || word === 'merge') return word
  return { unknown: word.slice(0, 40) }
}

function wrong(record: PulledRecord, raw: unknown, field: string, detail: string): PulledRecord {
  return { ...record, data: isObject(raw) ? raw : { record: raw }, wrong: { field, detail } }
}

function envelope<T>(schema: z.ZodType<T>, call: string, answer: unknown): T {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'answer'
  throw new TransportError('bad_answer', `${call}: ${field}: ${issue?.message ?? 'not as expected'}`, { field }, parsed.error)
}

/** An object of the wire; an exact number is none. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
