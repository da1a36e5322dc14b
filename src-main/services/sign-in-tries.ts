/**
 * Wrong passwords are slowed down (U-03). A try is counted before the password is looked at and taken back where it
 * was not wrong: many tries at once, or a program that is ended during one, gain nothing. The count lies in the
 * database, so it survives a restart; it is kept for names that nobody has too, so that a wait tells nothing.
 */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Db, ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import type { Failures } from '../domain/sign-in-wait.ts'
import { atPresent, secondsLeft, withFailure } from '../domain/sign-in-wait.ts'
import { readFailures, saveFailures } from '../repositories/sign-ins.ts'

type Context = { readonly db: Db; readonly clock: () => Date }

/** Counts a try for a folded login name, or says how long to wait. */
export function beginTry(context: Context, folded: string): Result<null> {
  const now = context.clock().getTime()
  const known = readFailures(context.db, folded)
  const present = atPresent(known, now)
  const seconds = secondsLeft(present, now)
  if (present !== known) save(context, folded, present)
  if (seconds > 0) return refuse('refused', 'sign_in_wait', { seconds })
  save(context, folded, withFailure(present, now))
  return ok(null)
}

/** The password was right: nothing is held against this name any more. */
export const endTry = (context: Context, folded: string): void => save(context, folded, { failures: 0, waitUntil: 0, lastAt: 0 })

/** The password was not looked at: the try does not count. */
export function takeBackTry(context: Context, folded: string): void {
  const { failures, lastAt } = readFailures(context.db, folded)
  if (failures > 0) save(context, folded, { failures: failures - 1, waitUntil: lastAt, lastAt })
}

/** Seconds until a password for this name is looked at, 0 = now. */
export function waitSeconds(db: ReadDb, folded: string, now: Date): number {
  return secondsLeft(atPresent(readFailures(db, folded), now.getTime()), now.getTime())
}

function save({ db, clock }: Context, folded: string, failures: Failures): void {
  write(db, { kind: 'local', userId: null, at: clock().toISOString() }, (tx) => saveFailures(tx, folded, failures))
}
