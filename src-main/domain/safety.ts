/** How safe the work is (4-1): three facts, each with its tone; green only where all three hold. */
import type { BackupState } from '../contract/backups.ts'
import type { CauseCode } from '../contract/causes.ts'
import type { Safety, SafetyReason, SafetyTone } from '../contract/diagnosis.ts'
import { isLate, safetyTones } from '../contract/diagnosis.ts'
import type { SyncStatus } from '../contract/sync.ts'

export type SafetyFacts = {
  readonly now: string
  readonly savedAt: string | null
  readonly check: { readonly at: string; readonly faults: number } | null
  readonly phase: SyncStatus['phase']
  readonly cause: CauseCode | null
  readonly lastContactAt: string | null
  /** What central has not confirmed, without what is held back; `since` is the time of its first change. */
  readonly unconfirmed: { readonly documents: number; readonly records: number; readonly since: string | null }
  /** Records that central refuses, and the first change of theirs that it has not taken. */
  readonly refused: { readonly records: number; readonly since: string | null }
  readonly heldBack: number
  /** Times at which something was saved here or central was heard; none of them need lie before anything. */
  readonly moments: readonly (string | null)[]
  readonly backup: BackupState
}

export const worst = (...tones: readonly SafetyTone[]): SafetyTone =>
  tones.reduce((one, other) => (safetyTones.indexOf(other) > safetyTones.indexOf(one) ? other : one), 'ok')

export function safetyOf(facts: SafetyFacts): Safety {
  const saved = savedFact(facts)
  const central = centralFact(facts)
  const backup = { tone: backupTone(facts.backup), state: facts.backup }
  return { tone: worst(saved.tone, central.tone, backup.tone), saved, central, backup }
}

const diskCauses: ReadonlySet<CauseCode> = new Set<CauseCode>(['disk_full', 'disk_read_only', 'database_damaged'])

function savedFact({ savedAt, check, cause }: SafetyFacts): Safety['saved'] {
  const cannotSave = cause !== null && diskCauses.has(cause)
  const faults = check?.faults ?? null
  const tone = cannotSave ? 'stopped' : faults !== null && faults > 0 ? 'attention' : 'ok'
  return { tone, at: savedAt, checkedAt: check?.at ?? null, faults }
}

function centralFact(facts: SafetyFacts): Safety['central'] {
  const { unconfirmed, refused, heldBack, lastContactAt } = facts
  const since = earlier(unconfirmed.since, refused.since)
  const reasons = reasonsOf(facts)
  const { documents, records } = unconfirmed
  const tone = worst(records > 0 ? 'waiting' : 'ok', ...reasons.map((reason) => toneOf[reason]))
  return {
    tone,
    upTo: atCentralUpTo(facts.moments, since),
    documents,
    records,
    since,
    refused: refused.records,
    heldBack,
    reasons,
    lastContactAt,
  }
}

const toneOf: Readonly<Record<SafetyReason, SafetyTone>> = {
  refused: 'attention',
  disabled: 'attention',
  paused: 'waiting',
  stopped: 'stopped',
  held: 'waiting',
  late: 'stopped',
  never: 'attention',
}

function reasonsOf({ refused, heldBack, phase, lastContactAt, now }: SafetyFacts): SafetyReason[] {
  const holds: Readonly<Record<SafetyReason, boolean>> = {
    stopped: phase === 'stopped',
    never: lastContactAt === null,
    late: lastContactAt !== null && isLate(lastContactAt, now),
    disabled: phase === 'disabled',
    refused: refused.records > 0,
    paused: phase === 'paused',
    held: heldBack > 0,
  }
  return (Object.keys(holds) as SafetyReason[]).filter((reason) => holds[reason])
}

/**
 * The newest of these moments before which central has everything: strictly earlier than the first change that it has
 * not confirmed; where it has all, the newest there is. null where no moment is early enough.
 */
export function atCentralUpTo(moments: readonly (string | null)[], since: string | null): string | null {
  const before = moments.filter((moment) => moment !== null).filter((moment) => since === null || moment < since)
  return before.reduce<string | null>((newest, moment) => (newest === null || moment > newest ? moment : newest), null)
}

const earlier = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other

function backupTone({ lastAt, due, verified }: BackupState): SafetyTone {
  return lastAt === null || due || verified === false ? 'attention' : 'ok'
}
