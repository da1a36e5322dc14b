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

/** Makes one call, tells the pace how long it took, and halves it when the line was cut. */
export async function paced<T>(cycle: Cycle, pace: Pace, call: () => Promise<T>, count: (answer: T) => number): Promise<T> {
  checkpoint(cycle.signal)
  const from = cycle.clock.now()
  try {
    const answer = await call()
    pace.took(count(answer), cycle.clock.now() - from)
    return answer
  } catch (error) {
    if (error instanceof TransportError && (error.cause_.code === 'connection_lost' || error.cause_.code === 'timeout')) pace.cut()
    throw error
  }
}
