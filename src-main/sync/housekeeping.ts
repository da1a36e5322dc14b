/** Cleans the journal when it is due (F-257), a short step at a time, whether a cycle runs or not. */
import type { Db } from '../db/open.ts'
import { cleaningDueAt, cleanStep } from '../repositories/journal-cleaning.ts'

export type HousekeepingOptions = {
  readonly db: Db
  readonly now: () => number
  /** Between two steps: the main thread's turn. */
  readonly breathe: () => Promise<void>
  /** A cleaning has begun or come to its end. */
  readonly onTurn: () => void
  readonly onFault: (error: unknown) => void
}
export type Housekeeping = {
  /** Starts a cleaning if one is due and none goes on. */
  tick(): void
  /** Ends after the present step; what is left is done after the next start. */
  stop(): Promise<void>
}

export function createHousekeeping({ db, now, breathe, onTurn, onFault }: HousekeepingOptions): Housekeeping {
  let going: Promise<void> | null = null
  const ending = new AbortController()

  async function clean(): Promise<void> {
    try {
      for (let isFirst = true; !ending.signal.aborted; isFirst = false) {
        const { isEnd } = cleanStep(db, now())
        if (isFirst || isEnd) onTurn()
        if (isEnd) return
        await breathe()
      }
    } catch (error) {
      onFault(error)
    }
  }

  return {
    tick: () => {
      if (!ending.signal.aborted && going === null && cleaningDueAt(db, now()) <= now()) going = clean().finally(() => (going = null))
    },
    stop: async () => {
      ending.abort()
      await going
    },
  }
}
