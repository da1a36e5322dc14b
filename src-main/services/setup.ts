/** First run: binding this computer to its site (F-120, F-130, F-136). Nothing is kept until central has answered. */
import type { CauseCode } from '../contract/causes.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { AddressReport, SetupState } from '../contract/site.ts'
import type { Db, ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import { clearSetting, getSetting, setSetting } from '../repositories/settings.ts'
import type { HardwareId } from '../site/hardware-id.ts'
import { passwordHash } from '../site/password-hash.ts'
import type { SecretBox } from '../site/secret-box.ts'

export type Variant = 'A' | 'B'
export type SiteAnswer = { readonly id: string; readonly siteId: number; readonly name: string; readonly code: string }
export type Credentials = {
  readonly address: string
  readonly variant: Variant
  readonly siteName: string
  readonly passwordHash: string
  readonly certificate: string | null
}

/** What set-up asks of the line; a call that does not get through is a value here, classified by whoever makes the port. */
export type Line = {
  /** `certificate`: the fingerprint of the one that somebody has compared (F-102), or null. */
  readonly checkAddress: (text: string, certificate: string | null) => Promise<AddressReport>
  /** The typed address as scheme, host and port, or null. */
  readonly cleanAddress: (text: string) => string | null
  /** GET site with these credentials: the call that binds this computer. */
  readonly askSite: (credentials: Credentials) => Promise<SiteAnswer | LineFault>
}
export type LineFault = { readonly fault: CauseCode; readonly params: Readonly<Record<string, string | number>> }

export type SetupContext = {
  readonly db: Db
  readonly clock: () => Date
  readonly line: Line
  readonly secretBox: SecretBox
  readonly hardware: HardwareId
  readonly defaults: { readonly address: string; readonly siteName: string }
  /** Told before the site is kept: from then on this computer knows this database as its own (F-135). */
  readonly registers: (site: { readonly uuid: string; readonly number: number; readonly name: string }) => void
  /** Told once the credentials on disk have changed. */
  readonly credentialsChanged: (credentials: Credentials) => void
}

/** What is known of first run; never the password. */
export function setupState(db: ReadDb, defaults: SetupContext['defaults']): SetupState {
  const site = getSetting(db, 'site')
  return {
    address: getSetting(db, 'address') ?? defaults.address,
    siteName: getSetting(db, 'site_name') ?? defaults.siteName,
    variant: getSetting(db, 'variant') ?? null,
    registered: site !== undefined,
    site: site ?? null,
  }
}

export type Registration = {
  readonly address: string
  readonly variant: Variant | null
  readonly siteName: string
  readonly password: string
  readonly certificate?: string | null | undefined
}

/** The first authenticated call. What central answers is kept only when all of it is known; until then nothing is on disk. */
export async function register(context: SetupContext, input: Registration): Promise<Result<SetupState>> {
  const { db, hardware, line } = context
  if (getSetting(db, 'site') !== undefined) return refuse('refused', 'already_registered')
  if (hardware.kind === 'unusable') return refuse('refused', 'hardware_unusable', { problem: hardware.problem })
  const place = await reached(line, input)
  if (!place.ok) return place
  const certificate = input.certificate ?? null
  const credentials = { ...place.value, siteName: input.siteName.trim(), passwordHash: passwordHash(input.password), certificate }
  const site = await line.askSite(credentials)
  if ('fault' in site) return refuse('unavailable', site.fault, site.params)
  return keepCredentials(context, credentials, site)
}

/** Where the installer's check has told the variant already, nothing is asked twice on a slow line. */
async function reached(
  line: Line,
  { address, variant, certificate = null }: Registration,
): Promise<Result<{ address: string; variant: Variant }>> {
  const cleaned = line.cleanAddress(address)
  if (cleaned === null) return refuse('unavailable', 'url_invalid', { detail: address }, 'address')
  if (variant !== null) return ok({ address: cleaned, variant })
  const report = await line.checkAddress(address, certificate)
  const failed = report.checks.find((check) => check.state === 'failed')?.cause
  if (failed) return refuse('unavailable', failed.code, { ...failed.params, detail: failed.detail }, 'address')
  return report.variant === null ? refuse('refused', 'variant_unknown', {}, 'variant') : ok({ address: cleaned, variant: report.variant })
}

/** The secret first: a site without its secret would stand still, a secret without its site is found by nobody. */
export async function keepCredentials(context: SetupContext, credentials: Credentials, site: SiteAnswer): Promise<Result<SetupState>> {
  const { db, secretBox, clock, defaults, registers, credentialsChanged } = context
  const kept = await keepSecret(secretBox, credentials.passwordHash)
  if (!kept.ok) return kept
  const known = getSetting(db, 'site')
  if (known === undefined) registers({ uuid: site.id, number: site.siteId, name: site.name })
  write(db, { kind: 'local', userId: null, at: clock().toISOString() }, (tx) => {
    setSetting(tx, 'address', credentials.address)
    setSetting(tx, 'variant', credentials.variant)
    setSetting(tx, 'site_name', credentials.siteName)
    if (credentials.certificate === null) clearSetting(tx, 'certificate')
    else setSetting(tx, 'certificate', credentials.certificate)
    if (known === undefined) setSetting(tx, 'site', { uuid: site.id, number: site.siteId, name: site.name, code: site.code })
  })
  credentialsChanged(credentials)
  return ok(setupState(db, defaults))
}

async function keepSecret(box: SecretBox, secret: string): Promise<Result<null>> {
  try {
    await box.write(secret)
    return ok(null)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (typeof code !== 'string') throw error
    return refuse('unavailable', code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'disk_read_only', { detail: code })
  }
}

/**
 * After central has refused the credentials: only what changed is given, an empty text leaves the old one (F-137, T6).
 * Central is asked before anything is kept, and a name that belongs to another site is refused by that site's UUID.
 */
export async function reenter(context: SetupContext, given: { siteName: string; password: string }): Promise<Result<SetupState>> {
  const { db, line, secretBox } = context
  const [site, address, variant, oldName] = [
    getSetting(db, 'site'),
    getSetting(db, 'address'),
    getSetting(db, 'variant'),
    getSetting(db, 'site_name'),
  ]
  if (site === undefined || address === undefined || variant === undefined || oldName === undefined)
    return refuse('refused', 'not_registered')
  const siteName = given.siteName.trim()
  if (siteName === '' && given.password === '') return refuse('refused', 'nothing_to_change')
  const hash = given.password === '' ? await secretBox.read().catch(() => null) : passwordHash(given.password)
  if (hash === null) return refuse('unavailable', 'credentials_missing', {}, 'password')
  const certificate = getSetting(db, 'certificate') ?? null
  const credentials = { address, variant, siteName: siteName === '' ? oldName : siteName, passwordHash: hash, certificate }
  const answer = await line.askSite(credentials)
  if ('fault' in answer) return refuse('unavailable', answer.fault, answer.params)
  if (answer.id !== site.uuid) return refuse('unavailable', 'site_mismatch', { name: answer.name, number: answer.siteId }, 'siteName')
  return keepCredentials(context, credentials, answer)
}
