/** Who is signed in, where they may work and what they may do there; and the history of a document. */
import { z } from 'zod'
import { RightName } from './rights.ts'
import { Id } from './trade.ts'

/** Somebody who has signed in on this computer before, for the list on the sign-in screen. */
export const KnownUser = z.strictObject({ id: Id, username: z.string(), name: z.string(), lastSignInAt: z.string() })
export type KnownUser = z.infer<typeof KnownUser>

export const SignedInUser = z.strictObject({ id: Id, username: z.string(), name: z.string(), initials: z.string(), jobTitle: z.string() })

export const MyStore = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  /** Why it may not be opened (F-023): a key under `refusal.`, or null. */
  shut: z.string().nullable(),
})

export const SessionState = z.strictObject({
  /** null: nobody is signed in. */
  user: SignedInUser.nullable(),
  /** Idle lock: the page keeps what it shows, main answers nothing but unlocking (U-03). */
  locked: z.boolean(),
  /** Rights at the open store. */
  rights: z.array(RightName),
  /** Names of those who give rights at the open store, as far as they are known here; may be empty. */
  whoGivesRights: z.string(),
  stores: z.array(MyStore),
  storeId: Id.nullable(),
  /** Why nothing can be written in the open store (F-011, F-236): a key under `refusal.`, or null. */
  storeLocked: z.string().nullable(),
  known: z.array(KnownUser),
  /** Where the last sign-in of this user was checked. */
  checkedAt: z.enum(['central', 'here']).nullable(),
  idleLockMinutes: z.int(),
  /** Seconds until a password is looked at again after wrong ones, 0 = now. */
  waitSeconds: z.int(),
})
export type SessionState = z.infer<typeof SessionState>

export const HistoryEntry = z.strictObject({
  id: Id,
  at: z.string(),
  /** An activity type of protocol-v5.md 4.13, PascalCase; the page says it in words. */
  type: z.string(),
  user: z.string(),
  changedFrom: z.string(),
  changedTo: z.string(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const UserRow = z.strictObject({
  id: Id,
  username: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  jobTitle: z.string(),
  active: z.boolean(),
  /** Has signed in on this computer, so may work here without a line. */
  signedInHere: z.boolean(),
})
export type UserRow = z.infer<typeof UserRow>
