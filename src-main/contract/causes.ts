/**
 * Every reason for which the way to central can be shut, by a name that the log, the status bar, first run and the
 * locale catalogue share (`cause.<code>.*`). Codes of protocol-v5.md 1.6 keep central's own spelling.
 */
import { z } from 'zod'

export const causeCodes = [
  // this computer and the line
  'url_invalid',
  'url_insecure',
  'offline',
  'dns',
  'refused',
  'unreachable',
  'timeout',
  'connection_lost',
  'proxy_unreachable',
  'proxy_refused',
  'tls_untrusted',
  'tls_name',
  'tls_expired',
  'tls_other',
  'captive_portal',
  'not_central',
  'bad_answer',
  'http_error',
  // central's own words
  'site_name_not_found',
  'site_incorrect_password',
  'site_incorrect_hardware_id',
  'site_incorrect_database',
  'site_has_no_store',
  'site_auth_timeout',
  'api_version_incompatible',
  'sync_is_running',
  'integration_error',
  'central_error',
  // what this program finds out
  'site_mismatch',
  'database_older',
  'database_foreign',
  'database_restored',
  'database_moved',
  'certificate_changed',
  'clock_ahead',
  'clock_behind',
  'initialise_timeout',
  'integration_timeout',
  'hardware_id_unusable',
  'credentials_missing',
  'disk_full',
  'disk_read_only',
  'data_folder_unusable',
  'database_in_use',
  'database_newer',
  'database_damaged',
  'backup_key_unreadable',
  'practice_data',
  'not_practice_data',
  'practice_only',
  'sync_restarting',
  'internal',
] as const

export const CauseCode = z.enum(causeCodes)
export type CauseCode = z.infer<typeof CauseCode>

/** One cause with what is needed to say it: `detail` is the technical text in small print, `at` an ISO time. */
export const Cause = z.strictObject({
  code: CauseCode,
  detail: z.string().default(''),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  at: z.string(),
})
export type Cause = z.infer<typeof Cause>

/** Causes for which syncing stops until a person acts; all others are tried again by themselves. */
export const stoppingCauses: ReadonlySet<CauseCode> = new Set<CauseCode>([
  'site_name_not_found',
  'site_incorrect_password',
  'site_incorrect_hardware_id',
  'site_incorrect_database',
  'site_mismatch',
  'database_older',
  'database_foreign',
  'database_restored',
  'database_moved',
  'certificate_changed',
  'api_version_incompatible',
  'integration_error',
  'hardware_id_unusable',
  'credentials_missing',
  'data_folder_unusable',
  'database_in_use',
  'database_newer',
  'database_damaged',
  'practice_data',
  'not_practice_data',
  'practice_only',
])

/** Where a program's list of calls begins, as JavaScript, Java, .NET and Python write it. */
const stackBegins =
  /\s+at (?:async )?(?:new )?[^\s(]+ ?\([^)]*(?::\d+|Native Method|Unknown Source|<anonymous>)[^)]*\)|\s+at \S+:\d+:\d+|\s+at .{1,200}? in .{1,200}?:line \d+|Traceback \(most recent call last\)/

/** A technical text as it may stand in small print: one line, and no program's stack, whoever wrote it. */
export function plainDetail(text: string): string {
  const begins = text.search(stackBegins)
  return (begins === -1 ? text : text.slice(0, begins)).replaceAll(/\s+/g, ' ').trim()
}
