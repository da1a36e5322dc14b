/** What the parts of a cycle share: the ports, the limits, and what has got through so far. */
import type { Cause } from '../contract/causes.ts'
import type { Pace } from './pace.ts'
import type { Breathe, Clock, Progress, SyncStore, Transport } from './ports.ts'
import { TransportError } from './ports.ts'

export type Limits = {
  /** First and longest pause between two looks at a central that works on what was sent, and how long to wait in all. */
  readonly pollFirstMs: number
  readonly pollMaxMs: number
  readonly patienceMs: number
  /** The same while central prepares the site's data. */
  readonly preparePollMs: number
  readonly preparePatienceMs: number
}
export const standardLimits: Limits = {
  pollFirstMs: 200,
  pollMaxMs: 2000,
  patienceMs: 120_000,
  preparePollMs: 15_000,
  preparePatienceMs: 1_800_000,
}

export type CyclePorts = {
  readonly transport: Transport
  readonly store: SyncStore
  readonly clock: Clock
  readonly progress: Progress
  readonly limits: Limits
  readonly pace: { readonly shared: Pace; readonly site: Pace; readonly push: Pace }
  readonly breathe: Breathe
  /** Ends the cycle between two calls. */
  readonly signal: AbortSignal
}

export type Tally = { sent: number; received: number; setAside: number }
export type Cycle = CyclePorts & { readonly tally: Tally }
export type Reason = Omit<Cause, 'at'>

/** The cycle was ended by a pause, a change of settings or the end of the program: no failure. */
export class Interrupted extends Error {}

export function checkpoint(signal: AbortSignal): void {
  if (signal.aborted) throw new Interrupted('the cycle was interrupted')
}

/** How many records a call brought or took, and whether the other side has more. */
export type Measure = { readonly records: number; readonly more: boolean }
export type PacedCall<T> = {
  readonly asked: number
  readonly call: (limit: number) => Promise<T>
  readonly measure: (answer: T) => Measure
}

/**
 * Makes one call of `asked` records and tells the pace how long it took, or that the line was cut. More than every
 * server gives may be refused: then it is asked for less at once.
 */
export async function paced<T>(cycle: Cycle, pace: Pace, { asked, call, measure }: PacedCall<T>): Promise<T> {
  checkpoint(cycle.signal)
  const from = cycle.clock.now()
  try {
    const answer = await call(asked)
    const at = cycle.clock.now()
    pace.took({ asked, ...measure(answer), ms: at - from, at })
    return answer
  } catch (error) {
    if (isRefusal(error) && pace.refused(asked)) return paced(cycle, pace, { asked: pace.limit(), call, measure })
    if (wasTooMuch(error)) pace.cut()
    throw error
  }
}

/** The line could not carry it, something on the way would not, or the answer was none that could be read, perhaps for its size. */
function wasTooMuch(error: unknown): boolean {
  if (!(error instanceof TransportError)) return false
  const { code, params } = error.cause_
  const isUnread = code === 'bad_answer' && params.field === 'answer'
  return code === 'connection_lost' || code === 'timeout' || params.status === payloadTooLarge || isUnread
}

/** A server that does not like the question, not one that is away or busy. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof TransportError)) return false
  const { code, params } = error.cause_
  return (code === 'http_error' || code === 'central_error') && refusing.has(Number(params.status))
}
const payloadTooLarge = 413
const refusing: ReadonlySet<number> = new Set([400, payloadTooLarge, 414, 416, 422, 500])
