/**
 * Signing in (U-01 to U-03). Central is asked first; what it says of the user's stores and rights is kept, and the
 * password as a hash, so that the next time goes without a line. Only where central cannot be reached does that hash
 * decide: the kept password that central calls wrong is wrong here too. Central tells of rights at a login alone, and passwords
 * are not kept, so rights are as new as the last sign-in or unlocking over the line; a sync brings stores and users.
 */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Db, Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { foldUsername, isUsername } from '../domain/people.ts'
import { getSetting } from '../repositories/settings.ts'
import type { SignInRecord } from '../repositories/sign-ins.ts'
import { dropHash, noteSignInHere, readSignIn, saveSignIn } from '../repositories/sign-ins.ts'
import type { StoreAccess } from '../repositories/user-access.ts'
import { replaceAccess } from '../repositories/user-access.ts'
import type { ToldUser } from '../repositories/users.ts'
import { keepToldUser } from '../repositories/users.ts'
import type { KeptPassword } from '../site/password-hash.ts'
import { checkPassword, keepPassword } from '../site/password-hash.ts'
import { isShutOut, storeToOpen } from './access.ts'
import { beginTry, endTry, takeBackTry } from './sign-in-tries.ts'

/** What central answers to a name and a password, read and checked by whoever makes the port. It never rejects for what a line can do. */
export type LoginAnswer =
  | { readonly kind: 'accepted'; readonly user: ToldUser; readonly stores: readonly StoreAccess[] }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'blocked'; readonly seconds: number }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly cause: string }
export type LoginQuestion = {
  readonly address: string
  readonly siteName: string
  readonly username: string
  readonly password: string
}
export type LoginCentral = (question: LoginQuestion) => Promise<LoginAnswer>

export type SignInContext = { readonly db: Db; readonly clock: () => Date; readonly login: LoginCentral }
export type SignedIn = { readonly userId: string; readonly storeId: string; readonly checkedAt: 'central' | 'here' }
type Given = { readonly username: string; readonly password: string }

/** Whose password this is and which store opens for them; every wrong try is counted before it is looked at. */
export async function signIn(context: SignInContext, given: Given): Promise<Result<SignedIn>> {
  if (!isUsername(given.username)) return refuse('validation', 'not_understood', { field: 'username' }, 'username')
  const folded = foldUsername(given.username)
  const begun = beginTry(context, folded)
  if (!begun.ok) return begun
  const answer = await askCentral(context, given)
  switch (answer.kind) {
    case 'accepted':
      return foldUsername(answer.user.username) === folded ? accept(context, given, answer) : unreadable(context, folded, 'username')
    case 'wrong':
      return wrong(context, folded, given.password)
    case 'blocked':
      takeBackTry(context, folded)
      return refuse('refused', 'sign_in_blocked', { seconds: answer.seconds })
    case 'unreadable':
      return unreadable(context, folded, answer.detail)
    case 'unreachable':
      return signInHere(context, folded, given.password, answer.cause)
    default:
      return answer satisfies never
  }
}

function askCentral({ db, login }: SignInContext, { username, password }: Given): Promise<LoginAnswer> {
  const [address, siteName] = [getSetting(db, 'address'), getSetting(db, 'site_name')]
  if (address === undefined || siteName === undefined) return Promise.resolve({ kind: 'unreachable', cause: 'credentials_missing' })
  return login({ address, siteName, username: username.trim(), password })
}

/**
 * What is kept goes only where it is of the very password that central has just called wrong (U-02). Anything else is a
 * typing error, which must not lock its person out once the line is gone.
 */
async function wrong(context: SignInContext, folded: string, password: string): Promise<Result<never>> {
  const known = readSignIn(context.db, folded)
  if (known !== undefined && (await verdictOn(known, password)) === 'right')
    fromCentral(context, (tx) => void (readSignIn(tx, folded)?.hash === known.hash && dropHash(tx, known.user_id)))
  return refuse('refused', 'wrong_password', {}, 'password')
}

const verdictOn = async ({ hash, hash_format: format }: SignInRecord, password: string): Promise<'right' | 'wrong' | 'unknown'> =>
  hash === null ? 'unknown' : checkPassword(password, { format, hash })

function unreadable(context: SignInContext, folded: string, detail: string): Result<never> {
  takeBackTry(context, folded)
  return refuse('refused', 'central_answer_unreadable', { detail })
}

type Accepted = Extract<LoginAnswer, { kind: 'accepted' }>

async function accept(context: SignInContext, { username, password }: Given, answer: Accepted): Promise<Result<SignedIn>> {
  const folded = foldUsername(username)
  const kept = await keepPassword(password)
  fromCentral(context, (tx) => keepAnswer(tx, answer, folded, kept))
  return open(context, answer.user.id, folded, 'central')
}

function keepAnswer(tx: Tx, { user, stores }: Accepted, folded: string, { format, hash }: KeptPassword): void {
  keepToldUser(tx, user)
  replaceAccess(tx, user.id, stores)
  saveSignIn(tx, {
    user_id: user.id,
    username: user.username,
    username_folded: folded,
    hash: user.isActive ? hash : null,
    hash_format: format,
    checked_at: tx.origin.at,
    checked_by: 'central',
  })
}

/** Without a line the kept hash decides. One of a newer version cannot be read here: then central must be asked, as if there were none. */
async function signInHere(context: SignInContext, folded: string, password: string, cause: string): Promise<Result<SignedIn>> {
  const known = readSignIn(context.db, folded)
  if (known === undefined) return refuse('refused', 'never_signed_in_here', { cause })
  const verdict = await verdictOn(known, password)
  if (verdict === 'unknown') return refuse('refused', 'password_not_kept', { cause })
  if (verdict === 'wrong') return refuse('refused', 'wrong_password', {}, 'password')
  // Central may have been heard meanwhile, in another window: what it said stands.
  if (readSignIn(context.db, folded)?.hash !== known.hash) return refuse('refused', 'wrong_password', {}, 'password')
  write(context.db, { kind: 'local', userId: known.user_id, at: context.clock().toISOString() }, (tx) =>
    noteSignInHere(tx, known.user_id, tx.origin.at),
  )
  return open(context, known.user_id, folded, 'here')
}

function open(context: SignInContext, userId: string, folded: string, checkedAt: SignedIn['checkedAt']): Result<SignedIn> {
  endTry(context, folded)
  if (isShutOut(context.db, userId)) return refuse('forbidden', 'user_inactive')
  const storeId = storeToOpen(context.db, userId)
  return storeId === null ? refuse('forbidden', 'no_store_for_user') : ok({ userId, storeId, checkedAt })
}

function fromCentral({ db, clock }: SignInContext, fn: (tx: Tx) => void): void {
  write(db, { kind: 'sync', at: clock().toISOString() }, fn)
}
