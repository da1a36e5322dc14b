/**
 * What a person settles about data that are not the ones this computer used last (4-5). Each way out is safe: nothing of
 * the file is deleted, and what central lacks must have been saved before the site is loaded anew.
 */
import type { IdentityOutcome, IdentityState } from '../contract/identity.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Db } from '../db/write.ts'
import { write } from '../db/write.ts'
import { lastCursor } from '../repositories/change-log.ts'
import { countUse } from '../repositories/last-use.ts'
import { clearSetting, getSetting, setSetting } from '../repositories/settings.ts'
import { unsentDocuments } from '../repositories/unsent-documents.ts'
import type { UseMemory } from '../site/use-memory.ts'

export type IdentityContext = {
  readonly db: Db
  readonly clock: () => Date
  readonly outcome: IdentityOutcome
  /** The file was last used on another computer than this one. */
  readonly isElsewhere: boolean
  readonly computer: string
  readonly memory: UseMemory
  /** What central has not confirmed, by record. */
  readonly unsent: () => readonly { readonly documentId: string }[]
  readonly userId: string | null
  /** Opens the data anew; sessions end with it. */
  readonly reopen: () => void
}

export function identityState(context: IdentityContext): IdentityState {
  const { db, outcome, memory, unsent } = context
  const site = getSetting(db, 'site')
  const remembered = memory.read()
  const changes = unsent()
  return {
    outcome,
    site: site === undefined ? null : { number: site.number, name: site.name },
    usedAt: getSetting(db, 'restored')?.madeAt ?? getSetting(db, 'last_use')?.at ?? null,
    remembered: remembered === null ? null : { site: { number: remembered.site.number, name: remembered.site.name }, at: remembered.at },
    path: db.path,
    unsentDocuments: unsentDocuments(db, [...new Set(changes.map(({ documentId }) => documentId))]).length,
    unsentRecords: changes.length,
    saved: savedOf(db),
    mayTakeOver: mayTakeOver(context),
    asksForReset: getSetting(db, 'variant') === 'B' || context.isElsewhere,
  }
}

/** The file that holds everything; more work since makes it one that does not. */
function savedOf(db: Db): IdentityState['saved'] {
  const saved = getSetting(db, 'unsent_saved')
  if (saved === undefined || saved.upTo < lastCursor(db)) return null
  return { at: saved.at, records: saved.records, fileName: saved.fileName }
}

/** Data that another computer used last may be its newest: somebody there knows. What this computer has outgrown itself never is. */
const mayTakeOver = ({ outcome, isElsewhere }: IdentityContext): boolean => isElsewhere && (outcome === 'moved' || outcome === 'foreign')

/** From here on this computer goes on with these data; what central gave to others meanwhile is fetched once more. */
export function takeOver(context: IdentityContext): Result<Record<string, never>> {
  const { db, clock, outcome, computer, memory, userId, reopen } = context
  if (outcome === 'fine') return refuse('refused', 'identity_fine')
  if (!mayTakeOver(context)) return refuse('refused', 'not_yours_to_take')
  const at = clock().toISOString()
  const use = write(db, { kind: 'local', userId, at }, (tx) => {
    setSetting(tx, 'fetch_again', 'owed')
    return countUse(tx, computer, at)
  })
  if (use !== null) memory.keep(use)
  reopen()
  return ok({})
}

/** Only marks the file; it is set aside when it is opened next, which is at once. A power cut between changes nothing. */
export function startAnew(context: IdentityContext, siteName: string): Result<Record<string, never>> {
  const refused = notToSetAside(context, siteName)
  if (refused !== null) return refused
  markToSetAside(context, false)
  context.reopen()
  return ok({})
}

/**
 * Data that are not settled and that nobody has worked with yet, for their loading has not ended: nobody can sign in to
 * settle them. They are set aside, and first run begins again; whether central takes this computer is central's to say.
 */
export function setUpAnew(context: IdentityContext): Result<Record<string, never>> {
  const waiting = context.unsent().length
  if (context.outcome === 'fine') return refuse('refused', 'identity_fine')
  if (waiting > 0) return refuse('refused', 'unsent_not_saved', { count: waiting })
  markToSetAside(context, false)
  context.reopen()
  return ok({})
}

export type RemovalContext = IdentityContext & {
  /** A backup to every place at hand; null = it lies at one of them, and was read back. */
  readonly backUp: () => Promise<Result<never> | null>
  /** The password of the site is no longer known here, until what is given puts it back. */
  readonly forgetSecret: () => Promise<() => Promise<void>>
}

/**
 * This computer gives the site up (U-84). What it has is backed up and set aside; what central lacks must have been saved to
 * a file, also what was done while the backup was made.
 */
export async function removeSite(context: RemovalContext, siteName: string): Promise<Result<Record<string, never>>> {
  const refused = notToSetAside(context, siteName) ?? (await context.backUp()) ?? notToSetAside(context, siteName)
  if (refused !== null) return refused
  // Before the mark: a password that cannot be removed leaves the site as it is, and not set aside at some later start.
  const putSecretBack = await context.forgetSecret()
  const doneMeanwhile = notToSetAside(context, siteName)
  if (doneMeanwhile !== null) {
    await putSecretBack()
    return doneMeanwhile
  }
  markToSetAside(context, true)
  context.reopen()
  return ok({})
}

function notToSetAside({ db, unsent }: IdentityContext, siteName: string): Result<never> | null {
  const site = getSetting(db, 'site')
  if (site === undefined) return refuse('refused', 'not_registered')
  if (folded(siteName) !== folded(site.name)) return refuse('refused', 'site_name_differs', { name: site.name }, 'siteName')
  const waiting = unsent().length
  return waiting > 0 && savedOf(db) === null ? refuse('refused', 'unsent_not_saved', { count: waiting }) : null
}

function markToSetAside({ db, clock, userId }: IdentityContext, forgetsSite: boolean): void {
  const at = clock().toISOString()
  write(db, { kind: 'local', userId, at }, (tx) => {
    clearSetting(tx, 'unsent_saved')
    setSetting(tx, 'start_anew', forgetsSite ? { at, forgetsSite } : { at })
  })
}

const folded = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
