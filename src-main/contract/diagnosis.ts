/** Is my work safe (4-1), the way to central rung by rung (4-2, F-232), and what a start after an unclean end found (4-9). */
import { z } from 'zod'
import { UnfinishedForm } from './drafts.ts'
import { BackupState } from './backups.ts'
import { Check, checkNames } from './site.ts'

/** How serious a fact is: green only where it holds; `waiting` mends itself; `attention` and `stopped` need a person. */
export const safetyTones = ['ok', 'waiting', 'attention', 'stopped'] as const
export const SafetyTone = z.enum(safetyTones)
export type SafetyTone = z.infer<typeof SafetyTone>

/** F-202: central not heard for longer than this is said in red. */
export const lateAfterDays = 31
const dayMs = 86_400_000
/** Whether central was last heard more than a month ago; never heard is late too. Both ISO times. */
export const isLate = (lastContactAt: string | null, now: string): boolean =>
  lastContactAt === null || Date.parse(now) - Date.parse(lastContactAt) > lateAfterDays * dayMs

/**
 * A batch whose figures cannot be right. `over`: more can be issued than is there. `below`: a figure under zero.
 * `promised`: what is there less what open documents took is not what can be issued. In packs.
 */
export const BatchFault = z.strictObject({
  id: z.string(),
  storeId: z.string(),
  item: z.string(),
  batch: z.string(),
  what: z.enum(['over', 'below', 'promised']),
  total: z.number(),
  available: z.number(),
  /** Packs that open documents took. */
  promised: z.number(),
})
export type BatchFault = z.infer<typeof BatchFault>

/** What the last look through the data found: SQLite's own integrity check, and the ledger of every batch. */
export const DataCheck = z.strictObject({
  at: z.string(),
  /** The batches that were looked at. */
  batches: z.int(),
  ms: z.int(),
  /** Technical sentences of SQLite; empty = none. At most ten. */
  damage: z.array(z.string()),
  /** At most fifty, the rest is in `batchFaultsInAll`. */
  batchFaults: z.array(BatchFault),
  batchFaultsInAll: z.int(),
})
export type DataCheck = z.infer<typeof DataCheck>

/** Why central does not have everything; a key under `safety.why.*`. */
export const safetyReasons = ['refused', 'disabled', 'paused', 'stopped', 'held', 'late', 'never'] as const
export const SafetyReason = z.enum(safetyReasons)
export type SafetyReason = z.infer<typeof SafetyReason>

export const Safety = z.strictObject({
  /** The worst of the three facts. */
  tone: SafetyTone,
  saved: z.strictObject({
    tone: SafetyTone,
    /** When something was last saved by a person here; null before the first time. */
    at: z.string().nullable(),
    checkedAt: z.string().nullable(),
    /** Faults that the last check found; null where it has not run yet. */
    faults: z.int().nullable(),
  }),
  central: z.strictObject({
    tone: SafetyTone,
    /** Everything saved here up to this time is integrated at central; null where that can be said of no time. */
    upTo: z.string().nullable(),
    /** Documents and records that central has not confirmed; refused and held back ones are not in it. */
    documents: z.int(),
    records: z.int(),
    /** The first change that central has not confirmed; `upTo` is earlier. */
    since: z.string().nullable(),
    refused: z.int(),
    heldBack: z.int(),
    reasons: z.array(SafetyReason),
    lastContactAt: z.string().nullable(),
  }),
  backup: z.strictObject({ tone: SafetyTone, state: BackupState }),
})
export type Safety = z.infer<typeof Safety>

/** What would be lost with this computer: the work of which central has nothing yet. */
export const Loss = z.strictObject({
  /** Documents by their kind (`trade.kind.*`, or `stocktake`), most first. */
  documents: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
  /** Records outside of documents, by local table. */
  others: z.array(z.strictObject({ table: z.string(), count: z.int() })),
  refused: z.int(),
  heldBack: z.int(),
  since: z.string().nullable(),
  /** Documents that the newest backup outside of this computer holds as they are now; null where there is no such backup. */
  inBackup: z.int().nullable(),
})
export type Loss = z.infer<typeof Loss>

export const ladderNames = [
  ...checkNames,
  'version',
  'site',
  'password',
  'hardware',
  'database',
  'store',
  'ready',
  'clock',
  'speed',
] as const
export type LadderName = (typeof ladderNames)[number]
/** One rung; `note` is what was found there, in technical words. */
export const LadderCheck = z.strictObject({ ...Check.shape, name: z.enum(ladderNames) })
export type LadderCheck = z.infer<typeof LadderCheck>

export const LadderReport = z.strictObject({
  /** What the typed address was cleaned to. */
  address: z.string(),
  at: z.string(),
  ms: z.int(),
  checks: z.array(LadderCheck),
  /** Every rung holds, warnings aside. */
  usable: z.boolean(),
  variant: z.enum(['A', 'B']).nullable(),
  /** Of the line now, from central to here; null where too little came to tell. */
  bytesPerSecond: z.int().nullable(),
})
export type LadderReport = z.infer<typeof LadderReport>

/** How this start found things (4-9). */
export const StartReport = z.strictObject({
  /** When the program or the computer stopped without closing, as far as the disk tells; null after a clean end. */
  endedAt: z.string().nullable(),
  /** The check that this start ran after it; null while it still runs. */
  check: DataCheck.nullable(),
  /** What the person who asks was filling in at this store when it stopped and has not finished since, the last first. */
  drafts: z.array(UnfinishedForm),
  /** Somebody has read it. */
  seen: z.boolean(),
})
export type StartReport = z.infer<typeof StartReport>

/** The queue as it stood at the end of a day (F-206); the newest day is today so far. */
export const QueueDay = z.strictObject({ day: z.string(), documents: z.int(), records: z.int() })
export type QueueDay = z.infer<typeof QueueDay>

export const queueTrends = ['steady', 'growing', 'shrinking', 'unknown'] as const
export const QueueHistory = z.strictObject({
  /** At most 30, oldest first; a day on which the program was not open is not in it. */
  days: z.array(QueueDay),
  trend: z.enum(queueTrends),
  /** Days in a row on which it grew. */
  growingDays: z.int(),
  /** Of the syncs of the last 30 days; null where they moved too little to tell. */
  bytesPerSecond: z.int().nullable(),
  /** Estimated bytes of what waits now. */
  waitingBytes: z.int(),
  /** Bytes on the line a day, on days with a sync. */
  bytesPerDay: z.int().nullable(),
})
export type QueueHistory = z.infer<typeof QueueHistory>
