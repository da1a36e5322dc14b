/** What a person can do about data that are not the ones this computer used last, and about a server's own certificate. */
import { z } from 'zod'
import { IdentityState } from './identity.ts'
import { nothing, op } from './operation.ts'
import { ExportFile } from './output.ts'

/** SHA-256 of a certificate as Node writes it, `AB:CD:...`; null: only certificates that somebody trusted has signed are taken. */
export const Fingerprint = z
  .string()
  .regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/)
  .nullable()

export const identityOperations = {
  /** What the wizard says, also before anybody has signed in. No names of patients, no documents. */
  'identity.state': op('site', nothing, IdentityState),
  /**
   * Everything that central has not confirmed, as a file that people can read and a program can send (4-5). A copy stays
   * in the data folder, so that a page that loses the file loses nothing.
   */
  'unsent.save': op('user', nothing, ExportFile, 'serverAdministration'),
  /**
   * Somebody knows that these data, from another computer, are the newest: this computer goes on with them, and fetches
   * everything once more. Refused: `identity_fine`, `not_yours_to_take`.
   */
  'identity.takeOver': op('user', nothing, nothing, 'serverAdministration'),
  /**
   * The site is loaded anew from central; the present file is set aside, never deleted. `siteName` is typed by a person, as it
   * stands on the screen (U-84). Refused: `site_name_differs`, `unsent_not_saved`.
   */
  'identity.startAnew': op('user', z.strictObject({ siteName: z.string().max(200) }), nothing, 'serverAdministration'),
  /**
   * This computer gives the site up (U-84): a backup is made, the present file is set aside, never deleted, what is known of
   * central is forgotten with the password, and first run begins. `siteName` is typed by a person. Refused: `site_name_differs`,
   * `unsent_not_saved`, `removal_backup_failed`.
   */
  'identity.removeSite': op('user', z.strictObject({ siteName: z.string().max(200) }), nothing, 'serverAdministration'),
  /**
   * Takes the certificate with this SHA-256 fingerprint for central's own from now on (F-102), after central was seen to show it.
   * Refused: `certificate_differs`, or why central was not reached.
   */
  'certificate.trust': op('user', z.strictObject({ fingerprint: Fingerprint }), nothing, 'serverAdministration'),
} as const
