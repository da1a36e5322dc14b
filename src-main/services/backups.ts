/** What there is to say of the backups, and when one is due (4-1, 4-6, U-77). Pure: what is known comes in. */
import type { BackupState } from '../contract/backups.ts'
import type { BackupMemory, LastBackup } from '../site/backup-memory.ts'

const dayMs = 86_400_000

/** The newest backup; where there is one that would outlive this computer, the newest of those. */
export function bestBackup(memory: BackupMemory, now: Date): LastBackup | null {
  const newestFirst = Object.values(memory.last).toSorted(
    (a, b) => Number(isAhead(a, now)) - Number(isAhead(b, now)) || b.at.localeCompare(a.at),
  )
  return newestFirst.find((one) => !one.sameDisk) ?? newestFirst[0] ?? null
}

/** Dated by a clock that was wrong: how old it is nobody knows. */
const isAhead = ({ at }: LastBackup, now: Date): boolean => Date.parse(at) - now.getTime() > dayMs

/** The short answer for the status bar. A clock that was set back by hours makes a backup of today, not one of the future. */
export function backupState(memory: BackupMemory, now: Date): BackupState {
  const best = bestBackup(memory, now)
  if (best === null) return { lastAt: null, place: null, kind: null, sameDisk: null, verified: null, daysSince: null, due: true }
  const daysSince = Math.max(0, Math.floor((now.getTime() - Date.parse(best.at)) / dayMs))
  return {
    lastAt: best.at,
    place: best.kind === 'stick' ? best.label : best.path,
    kind: best.kind,
    sameDisk: best.sameDisk,
    verified: best.verified,
    daysSince,
    due: daysSince >= memory.remindAfterDays || isAhead(best, now) || !best.verified || failedEverywhere(memory),
  }
}

const failedEverywhere = ({ last, problems }: BackupMemory): boolean => Object.keys(last).every((id) => id in problems)

const hourMs = 3_600_000

/** Whether a place is to have its backup of the day now; after a try that failed it is left alone for an hour. */
export function isPlaceDue(memory: BackupMemory, placeId: string, now: Date): boolean {
  const since = (at: string | undefined): number => (at === undefined ? Infinity : Math.abs(now.getTime() - Date.parse(at)))
  return since(memory.last[placeId]?.at) >= dayMs && since(memory.problems[placeId]?.at) >= hourMs
}
