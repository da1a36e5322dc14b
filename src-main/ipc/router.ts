/**
 * Every question of a page comes through here: own-property look-up, strict reading of the input, whether this session
 * may ask it now, days of documents in the future, the handler, strict reading of the output. Whatever a page sends, the answer is a Result.
 */
import type { OperationName } from '../contract/operations.ts'
import { operations } from '../contract/operations.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Log } from '../log.ts'
import { refuseFuture } from './future-days.ts'
import type { Handlers, Session } from './handlers.ts'

export type Router = (name: unknown, input: unknown, sessionId: string) => Promise<Result<unknown>>

export type RouterPorts = {
  readonly handlers: Handlers
  readonly sessions: (sessionId: string) => Session
  readonly log: Log
  /** A fault of the disk or the line that the user can be told about; null for a bug. */
  readonly explain: (error: unknown) => { readonly reason: string; readonly detail: string } | null
  /** Milliseconds that only rise. */
  readonly ticks: () => number
  readonly newNumber: () => string
  /** The calendar day of this computer, `YYYY-MM-DD`. */
  readonly today: () => string
}

const slowMs = 100

/** Answers one question of one session; never throws and never rejects. */
export function createRouter(ports: RouterPorts): Router {
  return async (name, input, sessionId) => {
    const from = ports.ticks()
    try {
      return await answer(ports, name, input, sessionId)
    } catch (error) {
      return failure(ports, name, error)
    } finally {
      const ms = Math.round(ports.ticks() - from)
      if (ms > slowMs && isOperation(name)) ports.log.warn('slow answer', { operation: name, ms })
    }
  }
}

const isOperation = (name: unknown): name is OperationName => typeof name === 'string' && Object.hasOwn(operations, name)

async function answer(ports: RouterPorts, name: unknown, input: unknown, sessionId: string): Promise<Result<unknown>> {
  if (!isOperation(name)) return refuse('not_found', 'unknown_operation')
  const { input: reads, output } = operations[name]
  const read = reads.safeParse(input)
  if (!read.success) return notUnderstood(read.error.issues[0]?.path ?? [])
  const { handlers, sessions, today } = ports
  const session = sessions(sessionId)
  const refused = session.refusal(name) ?? refuseFuture(reads, read.data, today())
  if (refused !== null) return refused
  // Each handler takes what its own operation reads; the table is typed, this one step over it is not.
  const handler = handlers[name] as (given: unknown, session: Session) => Result<unknown> | Promise<Result<unknown>>
  const result = await handler(read.data, session)
  return result.ok ? ok(output.parse(result.value)) : result
}

function notUnderstood(path: readonly PropertyKey[]): Result<never> {
  const field = path.map(String).join('.').slice(0, 100)
  return refuse('validation', 'not_understood', { field }, field)
}

function failure({ log, explain, newNumber }: RouterPorts, name: unknown, error: unknown): Result<never> {
  const operation = isOperation(name) ? name : 'unknown'
  const known = explain(error)
  if (known !== null) {
    log.warn('not available', { operation, ...known })
    return refuse('unavailable', known.reason, { detail: known.detail })
  }
  const number = newNumber()
  log.error('a handler failed', { operation, number, error })
  return refuse('internal', 'internal', { number })
}
