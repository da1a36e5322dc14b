/**
 * What an answer outside 2xx means, and a 2xx that is none of central's (protocol-v5.md 1.6, F-120). Every code of
 * central and every status has its own cause (T5); a body that is not JSON is kept as text.
 */
import type { CauseCode } from '../contract/causes.ts'
import { plainDetail } from '../contract/causes.ts'
import { isObject } from './protocol.ts'
import { TransportError } from './ports.ts'
import { parseExact } from '../tables/exact-json.ts'

export type Answer = { readonly status: number; readonly contentType: string; readonly location: string; readonly text: string }

const spoken: ReadonlySet<string> = new Set<CauseCode>([
  'site_name_not_found',
  'site_incorrect_password',
  'site_incorrect_hardware_id',
  'site_incorrect_database',
  'site_has_no_store',
  'site_auth_timeout',
  'api_version_incompatible',
  'sync_is_running',
  'integration_error',
])
/** Other spellings met for the same thing. */
const synonyms: Readonly<Record<string, CauseCode>> = {
  site_incorrect_database_id: 'site_incorrect_database',
  site_incorrect_database_uuid: 'site_incorrect_database',
  incorrect_database_id: 'site_incorrect_database',
}

/** The body of a 2xx as JSON; a page of HTML there is a captive portal's. Throws TransportError. */
export function answerBody(answer: Answer): unknown {
  if (looksLikeHtml(answer)) throw new TransportError('captive_portal', excerpt(answer.text))
  try {
    return parseExact(answer.text)
  } catch (cause) {
    throw new TransportError('bad_answer', `not JSON: ${excerpt(answer.text)}`, { field: 'answer' }, cause)
  }
}

/** The cause of an answer outside 2xx. */
export function refusalOf(answer: Answer): TransportError {
  const error = centralError(answer.text)
  if (error !== null) return spokenRefusal(answer.status, error)
  if (answer.status >= 300 && answer.status < 400)
    return new TransportError('captive_portal', `${answer.status} to ${answer.location}`, { status: answer.status })
  return new TransportError('http_error', excerpt(answer.text), { status: answer.status })
}

/** Central's JSON error envelope, or null when the body is none. It tells central from every other server (design 6). */
export function centralError(text: string): CentralError | null {
  let body: unknown
  try {
    body = parseExact(text)
  } catch {
    return null
  }
  const error = isObject(body) && isObject(body.error) ? body.error : null
  if (error === null || typeof error.code !== 'string') return null
  return {
    code: error.code.slice(0, 200),
    message: typeof error.message === 'string' ? plainDetail(error.message).slice(0, 2000) : '',
    data: error.data ?? null,
  }
}
export type CentralError = { readonly code: string; readonly message: string; readonly data: unknown }

function spokenRefusal(status: number, error: CentralError): TransportError {
  const code = synonyms[error.code] ?? (spoken.has(error.code) ? (error.code as CauseCode) : 'central_error')
  const params = { status, ...(code === 'central_error' ? { code: error.code } : {}), ...facts(error.data) }
  return new TransportError(
    code,
    error.message === '' ? error.code : error.message,
    code === 'integration_error' ? { ...params, ...refusedRecord(error.data) } : params,
  )
}

/** Which record central could not integrate, and why, from however deep central put it (1.6). */
function refusedRecord(data: unknown): Record<string, string | number> {
  const inner = isObject(data) && isObject(data.data) ? data.data : data
  const error = isObject(inner) && isObject(inner.error) ? inner.error : null
  if (error === null) return {}
  const record = isObject(error.data) ? error.data : {}
  const found = {
    reason: error.code,
    reasonText: error.message,
    table: record.table_name ?? record.tableName,
    record: record.record_ID ?? record.recordId,
  }
  return facts(found)
}

/** The plain values of an error's data, short enough for a sentence. */
function facts(data: unknown): Record<string, string | number> {
  const found: Record<string, string | number> = {}
  if (!isObject(data)) return found
  for (const [key, value] of Object.entries(data).slice(0, mostFacts)) {
    if (typeof value === 'number') found[key.slice(0, 100)] = value
    else if (typeof value === 'string' || typeof value === 'bigint') found[key.slice(0, 100)] = plainDetail(String(value)).slice(0, 200)
  }
  return found
}

/** A page for people: some box on the way has answered, not central. */
export function looksLikeHtml(answer: Answer): boolean {
  return answer.contentType.includes('html') || /^\s*<(?:!doctype|html|head|body|script|meta)\b/i.test(answer.text)
}

const mostFacts = 30

const excerpt = (text: string): string => plainDetail(text).slice(0, 300)
