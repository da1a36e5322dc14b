/** Is my work safe, and what would be lost with this computer (4-1, F-123). */
import type { BackupState } from '../contract/backups.ts'
import type { Loss, Safety } from '../contract/diagnosis.ts'
import type { SyncStatus } from '../contract/sync.ts'
import type { ReadDb } from '../db/write.ts'
import { safetyOf } from '../domain/safety.ts'
import { lostWork, momentsBefore, refusedWork, savedAt, unconfirmed } from '../repositories/safety.ts'
import { getSetting } from '../repositories/settings.ts'

export type SafetyContext = {
  readonly db: ReadDb
  readonly clock: () => Date
  readonly status: SyncStatus
  readonly backup: BackupState
}

/** The three facts with their tones, and the worst of them. */
export function safetyState({ db, clock, status, backup }: SafetyContext): Safety {
  const check = getSetting(db, 'last_check')
  const waiting = unconfirmed(db)
  const refused = refusedWork(db)
  return safetyOf({
    now: clock().toISOString(),
    savedAt: savedAt(db),
    check: check === undefined ? null : { at: check.at, faults: check.damage.length + check.batchFaultsInAll },
    phase: status.phase,
    cause: status.cause?.code ?? null,
    lastContactAt: status.lastContactAt,
    unconfirmed: waiting,
    refused,
    heldBack: status.heldBack,
    moments: [...momentsBefore(db, first(waiting, refused)), status.lastContactAt, getSetting(db, 'initialised_at') ?? null],
    backup,
  })
}

/** The work that only this computer has, counted as people count it. */
export function lossOf({ db, clock, status, backup }: SafetyContext): Loss {
  const { documents, others } = lostWork(db)
  const refused = refusedWork(db)
  const kept = elsewhere(backup, clock())
  return {
    documents: counted(documents.map(({ kind }) => kind)).map(([kind, count]) => ({ kind, count })),
    others: [...others].sort((a, b) => b[1] - a[1]).map(([table, count]) => ({ table, count })),
    refused: refused.records,
    heldBack: status.heldBack,
    since: first(unconfirmed(db), refused),
    inBackup: kept === null ? null : documents.filter(({ lastAt }) => lastAt <= kept).length,
  }
}

type Since = { readonly since: string | null }
/** The first change that central does not have. */
const first = (...of: readonly Since[]): string | null =>
  of
    .map(({ since }) => since)
    .filter((since) => since !== null)
    .toSorted()[0] ?? null

/** When the newest backup was made that a thief of this computer would not have; null where there is none that is known to be whole. */
const elsewhere = ({ lastAt, sameDisk, verified }: BackupState, now: Date): string | null =>
  sameDisk === false && verified === true && lastAt !== null && lastAt <= now.toISOString() ? lastAt : null

function counted(kinds: readonly string[]): [kind: string, count: number][] {
  const counts = new Map<string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}
