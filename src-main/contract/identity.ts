/** Whether the data in the folder are the ones that this computer used last, and what may be done where they are not (design 7, 4-5). */
import { z } from 'zod'

/**
 * `fine`: these data, on this computer, as it left them. `older`: the file is older than this computer remembers.
 * `foreign`: another database than the one this computer used last here. `restored`: a backup that Outpost put back.
 * `moved`: last used on another computer, so nobody can tell here whether they are the newest.
 */
export const identityOutcomes = ['fine', 'older', 'foreign', 'restored', 'moved'] as const
export const IdentityOutcome = z.enum(identityOutcomes)
export type IdentityOutcome = z.infer<typeof IdentityOutcome>

const SiteName = z.strictObject({ number: z.int(), name: z.string() })

/** What central has not confirmed was saved to a file: when, how many records, and the name that the file was given. */
export const UnsentSaved = z.strictObject({ at: z.string(), records: z.int(), fileName: z.string() })

export const IdentityState = z.strictObject({
  outcome: IdentityOutcome,
  /** The site whose data lie here. */
  site: SiteName.nullable(),
  /** When these data were used last, an ISO time; for a restored backup when it was made. null: not known. */
  usedAt: z.string().nullable(),
  /** The site that this computer used last here, and when; null where it remembers none. */
  remembered: z.strictObject({ site: SiteName, at: z.string() }).nullable(),
  /** Where the file lies. */
  path: z.string(),
  /** Documents and records here that central has not confirmed. */
  unsentDocuments: z.int(),
  unsentRecords: z.int(),
  /** The file that holds all of them; null where there is none, or where more has been done since. */
  saved: UnsentSaved.nullable(),
  /** These data may be taken for the newest by somebody who knows (only where they come from another computer). */
  mayTakeOver: z.boolean(),
  /** Loaded anew, the site has another database: a central of this variant asks for a reset before it takes it. */
  asksForReset: z.boolean(),
})
export type IdentityState = z.infer<typeof IdentityState>
