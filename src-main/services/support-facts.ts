/** What a helper needs to know of a site, and nothing of what its people wrote: counts, codes, times and ids. */
import { release, totalmem } from 'node:os'
import type { AboutInfo } from '../contract/site.ts'
import type { LadderReport } from '../contract/diagnosis.ts'
import type { SyncRun, SyncStatus, WaitingTable } from '../contract/sync.ts'
import type { ReadDb } from '../db/write.ts'
import { waitingByTable } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { listProblems } from '../repositories/problems.ts'
import { getSetting } from '../repositories/settings.ts'
import { listSyncRuns } from '../repositories/sync-runs.ts'
import type { DiskEncryption } from '../site/disk-encryption.ts'

export type BundleSource = {
  readonly about: () => AboutInfo
  readonly status: () => SyncStatus
  /** The last check of the way to central since the program was started; null where there was none. */
  readonly diagnosis: () => LadderReport | null
  readonly disk: () => Promise<{ readonly freeBytes: number; readonly encryption: DiskEncryption }>
  readonly now: () => Date
}

type Cycle = Omit<SyncRun, 'cause' | 'steps'> & {
  readonly cause: string | null
  readonly steps: readonly {
    readonly name: string
    readonly state: string
    readonly done: number
    readonly bytes: number
    readonly ms: number
  }[]
}
type Diagnosis = Pick<LadderReport, 'at' | 'ms' | 'usable' | 'variant' | 'bytesPerSecond'> & {
  readonly checks: readonly { readonly name: string; readonly state: string; readonly ms: number; readonly cause: string | null }[]
}
type ProblemFact = {
  readonly table: string
  readonly recordId: string
  readonly kind: string
  readonly reason: string
  readonly field: string | null
  readonly attempts: number
  readonly firstSeenAt: string
  readonly nextTryAt: string | null
}

export type BundleFacts = Omit<AboutInfo, 'site'> & {
  readonly madeAt: string
  readonly site: {
    readonly number: number
    readonly code: string
    readonly uuid: string
    readonly address: string
    readonly variant: string
  } | null
  readonly computer: { readonly platform: string; readonly release: string; readonly memoryBytes: number }
  readonly disk: { readonly freeBytes: number; readonly encryption: DiskEncryption }
  readonly sync: Omit<SyncStatus, 'run' | 'cause'> & { readonly cause: string | null; readonly clockOffMinutes: number | null }
  readonly settings: Readonly<Record<string, unknown>>
  readonly diagnosis: Diagnosis | null
  readonly cycles: readonly Cycle[]
  readonly queue: readonly WaitingTable[]
  readonly problems: readonly ProblemFact[]
}

/** What is settled here without a secret and without a person in it. */
const toldSettings = [
  'locale',
  'theme',
  'idle_lock_minutes',
  'interval_seconds',
  'paused_until',
  'prepared_at',
  'initialised_at',
  'last_contact_at',
  'last_success_at',
  'batch_limits',
  'table_rules',
  'last_cleaning',
  'push_unknown_keys',
] as const

/** `since`: the day (ISO) from which cycles are told. */
export async function bundleFacts(db: ReadDb, source: BundleSource, since: string): Promise<BundleFacts> {
  const { site, ...about } = source.about()
  const { run: _run, cause, ...sync } = source.status()
  return {
    madeAt: source.now().toISOString(),
    ...about,
    site: site && { number: site.number, code: site.code, uuid: site.uuid, address: withoutUser(site.address), variant: site.variant },
    computer: { platform: process.platform, release: release(), memoryBytes: totalmem() },
    disk: await source.disk(),
    sync: { ...sync, cause: cause?.code ?? null, clockOffMinutes: clockOff(cause) },
    settings: Object.fromEntries(toldSettings.map((key) => [key, getSetting(db, key) ?? null])),
    diagnosis: diagnosisOf(source.diagnosis()),
    cycles: listSyncRuns(db, null, mostCycles)
      .filter((run) => run.startedAt >= since)
      .map(cycleOf),
    queue: waitingByTable(db, journalCursor(db, 'accepted')),
    problems: listProblems(db, 0, mostProblems).map((row) => ({
      table: row.table_name,
      recordId: row.record_id,
      kind: row.kind,
      reason: row.reason,
      field: row.field,
      attempts: row.attempts,
      firstSeenAt: row.first_seen_at,
      nextTryAt: row.next_try_at,
    })),
  }
}

const mostCycles = 10_000
const mostProblems = 1000

/** Notes and details quote central, and central may quote a record: only codes and figures go. */
function cycleOf({ cause, steps, ...run }: SyncRun): Cycle {
  return { ...run, cause: cause?.code ?? null, steps: steps.map(({ name, state, done, bytes, ms }) => ({ name, state, done, bytes, ms })) }
}

/** What was found on a rung may be a name or a text of somebody else. */
function diagnosisOf(report: LadderReport | null): Diagnosis | null {
  if (report === null) return null
  const { at, ms, usable, variant, bytesPerSecond } = report
  const checks = report.checks.map((check) => ({ name: check.name, state: check.state, ms: check.ms, cause: check.cause?.code ?? null }))
  return { at, ms, usable, variant, bytesPerSecond, checks }
}

function clockOff(cause: SyncStatus['cause']): number | null {
  if (cause?.code !== 'clock_ahead' && cause?.code !== 'clock_behind') return null
  return Number(cause.params['hours']) * 60 + Number(cause.params['minutes'])
}

function withoutUser(address: string): string {
  try {
    return new URL(address).origin
  } catch {
    return ''
  }
}
