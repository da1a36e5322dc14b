/**
 * The log of this program: JSON lines with ids, counts and durations. Never people's names, passwords, tokens or
 * the parameters of a query; keys that could hold one are blotted out here, whoever wrote them.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Readonly<Record<string, unknown>>
export type LogEntry = {
  readonly at: string
  readonly level: LogLevel
  readonly logger: string
  readonly message: string
  readonly fields: LogFields
}
export type LogSink = (entry: LogEntry) => void

export type Log = {
  readonly debug: (message: string, fields?: LogFields) => void
  readonly info: (message: string, fields?: LogFields) => void
  readonly warn: (message: string, fields?: LogFields) => void
  readonly error: (message: string, fields?: LogFields) => void
  /** The same log under a name of its own. */
  readonly named: (logger: string) => Log
}

/** A log that writes to `sink`. A sink that fails loses its line and nothing else. */
export function createLog(sink: LogSink, logger = 'app', now: () => Date = () => new Date()): Log {
  const at =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}): void => {
      try {
        sink({ at: now().toISOString(), level, logger, message: redactText(message), fields: redact(fields) as LogFields })
      } catch {
        // A full disk must not stop the work that is being logged.
      }
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), named: (name) => createLog(sink, name, now) }
}

export const silentLog: Log = createLog(() => {})

/** Lines into `path`; at `maxBytes` it becomes `path.1` and so on, `keep` old ones are kept. */
export function fileSink(path: string, maxBytes = 2_000_000, keep = 3): LogSink {
  let bytes: number | null = null
  return (entry) => {
    bytes ??= openedSize(path)
    const line = `${JSON.stringify(entry)}\n`
    if (bytes > 0 && bytes + line.length > maxBytes) {
      rotate(path, keep)
      bytes = 0
    }
    appendFileSync(path, line, { mode: 0o600 })
    bytes += Buffer.byteLength(line)
  }
}

/** Only with the first line: a folder that cannot be used is for others to say. */
function openedSize(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function rotate(path: string, keep: number): void {
  rmSync(`${path}.${keep}`, { force: true })
  for (let number = keep; number > 0; number--) {
    const from = number === 1 ? path : `${path}.${number - 1}`
    if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, `${path}.${number}`)
  }
}

const secretKey = /pass|secret|token|authori[sz]|cookie|credential|(^|_)names?$|sitename|customer|patient|parameters|recorddata/i
const deepest = 6

function redact(value: unknown, key = '', depth = 0): unknown {
  if (key !== '' && secretKey.test(key)) return '[hidden]'
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Error) return redactError(value, depth)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => redact(one, '', depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redact(one, name, depth + 1)]))
}

function redactError(error: Error, depth: number): LogFields {
  const fields = { type: error.name, message: redactText(error.message), stack: redactText(error.stack ?? '') }
  return error.cause === undefined || depth >= deepest ? fields : { ...fields, cause: redact(error.cause, '', depth + 1) }
}

/** Authorisation values and one-time tokens that stand inside a text. */
function redactText(text: string): string {
  return text
    .replaceAll(/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._~-]+/gi, '$1 [hidden]')
    .replaceAll(/([?&](?:token|password|key)=)[^&\s"']+/gi, '$1[hidden]')
    .replaceAll(/(:\/\/)[^/\s:@]+:[^/\s@]+@/g, '$1[hidden]@')
}
