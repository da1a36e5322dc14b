/**
 * Looks through the data once a day, and at once after an unclean end (4-9): SQLite's integrity check, table by table,
 * and the ledger of every batch. In short steps on the worker's connection: the window is in use meanwhile.
 */
import type { BatchFault, DataCheck } from '../contract/diagnosis.ts'
import type { Db, ReadDb } from '../db/open.ts'
import { integrityOf, tableNames } from '../db/integrity.ts'
import { write } from '../db/write.ts'
import { getSetting, setSetting } from '../repositories/settings.ts'
import { checkBatches } from '../repositories/stock-check.ts'

const everyMs = 24 * 3_600_000
const batchesInStep = 500
const mostDamage = 10
const mostFaults = 50

/** When the next check is due (milliseconds since 1970); 0 = now, Infinity = not before the site is whole. */
export function checkDueAt(db: ReadDb, now: number): number {
  if (getSetting(db, 'initialised_at') === undefined) return Infinity
  const last = getSetting(db, 'last_check')
  const unclean = getSetting(db, 'unclean_end')
  if (last === undefined || Date.parse(last.at) > now) return 0
  if (unclean !== undefined && last.at <= unclean.endedAt) return 0
  return Date.parse(last.at) + everyMs
}

/** After an unclean end nobody waits for the next idle moment. */
export const isCheckUrgent = (db: ReadDb): boolean => {
  const unclean = getSetting(db, 'unclean_end')
  const last = getSetting(db, 'last_check')
  return unclean !== undefined && (last === undefined || last.at <= unclean.endedAt)
}

export type CheckPorts = {
  readonly db: Db
  readonly now: () => number
  /** Between two steps: the main thread's turn. */
  readonly breathe: () => Promise<void>
  readonly signal: AbortSignal
}

/** The whole check, kept as `last_check`; null where it was told to stop. */
export async function checkData({ db, now, breathe, signal }: CheckPorts): Promise<DataCheck | null> {
  const from = now()
  const damage: string[] = []
  for (const table of tableNames(db)) {
    if (signal.aborted) return null
    damage.push(...integrityOf(db, table))
    await breathe()
  }
  const batches = await checkAllBatches({ db, now, breathe, signal })
  if (batches === null) return null
  const check: DataCheck = {
    at: new Date(now()).toISOString(),
    batches: batches.seen,
    ms: Math.max(0, Math.round(now() - from)),
    damage: damage.slice(0, mostDamage),
    batchFaults: batches.faults.slice(0, mostFaults),
    batchFaultsInAll: batches.faults.length,
  }
  write(db, { kind: 'sync', at: check.at }, (tx) => setSetting(tx, 'last_check', check))
  return check
}

async function checkAllBatches({ db, breathe, signal }: CheckPorts): Promise<{ seen: number; faults: BatchFault[] } | null> {
  const faults: BatchFault[] = []
  let seen = 0
  for (let after: string | null = ''; after !== null;) {
    if (signal.aborted) return null
    const step = checkBatches(db, after, batchesInStep)
    seen += step.seen
    faults.push(...step.faults)
    after = step.last
    await breathe()
  }
  return { seen, faults }
}

export type DataChecksOptions = Omit<CheckPorts, 'signal'> & { readonly onDone: () => void; readonly onFault: (error: unknown) => void }
export type DataChecks = {
  /** Starts a check if one is due and none goes on. */
  tick(): void
  /** Ends after the present step; it is done anew after the next start. */
  stop(): Promise<void>
}

export function createDataChecks({ onDone, onFault, ...ports }: DataChecksOptions): DataChecks {
  let going: Promise<void> | null = null
  const ending = new AbortController()

  async function check(): Promise<void> {
    try {
      if ((await checkData({ ...ports, signal: ending.signal })) !== null) onDone()
    } catch (error) {
      onFault(error)
    }
  }

  return {
    tick: () => {
      if (!ending.signal.aborted && going === null && checkDueAt(ports.db, ports.now()) <= ports.now())
        going = check().finally(() => (going = null))
    },
    stop: async () => {
      ending.abort()
      await going
    },
  }
}
