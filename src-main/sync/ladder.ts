/**
 * The way from this computer to central, rung by rung (F-232, 4-2): the checks of the address, one question with the
 * site's credentials, the clock, the speed. On connections of its own, so that a sync which runs is not disturbed.
 */
import type { Cause, CauseCode } from '../contract/causes.ts'
import type { LadderCheck, LadderName, LadderReport } from '../contract/diagnosis.ts'
import { ladderNames } from '../contract/diagnosis.ts'
import { clockCause } from './clock-check.ts'
import { TransportError } from './ports.ts'
import type { ProbeOptions } from './probe.ts'
import { checkAddress } from './probe.ts'
import type { HttpTransport, TransportOptions, Variant } from './transport.ts'
import { createTransport } from './transport.ts'

export type LadderTarget = {
  /** As typed. */
  readonly address: string
  /** How this central signs sites in, where it does not tell by itself. */
  readonly variant: Variant | null
  /** Fingerprint of the one certificate that somebody has compared, or null. */
  readonly certificate: string | null
  /** What central is asked with; or why it is not asked, and the rung that says so. */
  readonly asked:
    | (Pick<TransportOptions, 'siteName' | 'passwordHash' | 'hardwareId' | 'databaseId' | 'appVersion' | 'syncVersion'> & {
        /** The site whose data are here: another one is refused. */
        readonly siteUuid: string
      })
    | { readonly rung: LadderName; readonly cause: Omit<Cause, 'at'> }
}

export type LadderOptions = Omit<ProbeOptions, 'certificate'>

/** Which rung central's answer is about; anything else is about the first answer of all. */
const rungOf: Readonly<Partial<Record<CauseCode, LadderName>>> = {
  api_version_incompatible: 'version',
  site_name_not_found: 'site',
  site_auth_timeout: 'site',
  site_mismatch: 'site',
  site_incorrect_password: 'password',
  site_incorrect_hardware_id: 'hardware',
  site_incorrect_database: 'database',
  site_has_no_store: 'store',
  integration_error: 'ready',
  sync_is_running: 'ready',
}
/** What one question with credentials tells, in the order in which it is shown. */
const askedOf: readonly LadderName[] = ['version', 'site', 'password', 'hardware', 'database', 'store', 'ready']
/** Central looks at these before it can say anything of the others. */
const provenBefore: Readonly<Partial<Record<LadderName, readonly LadderName[]>>> = {
  password: ['site'],
  hardware: ['site', 'password'],
  database: ['site', 'password'],
  store: ['site', 'password'],
  ready: ['site', 'password'],
}

const speedRecords = 200
/** Less than this says more of the way than of its width. */
const leastBytes = 4000

/** Climbs as far as it goes; what was not reached is `skipped`. Never throws for what a line can do. */
export async function climbLadder(target: LadderTarget, options: LadderOptions = {}): Promise<LadderReport> {
  const at = new Date().toISOString()
  const from = performance.now()
  const { timeoutMs = 20_000, ca, proxyOf, only, ...rest } = options
  const certificate = target.certificate === null ? {} : { certificate: target.certificate }
  const trusted = { ...certificate, ...(ca === undefined ? {} : { ca }) }
  const way = { ...trusted, ...(proxyOf === undefined ? {} : { proxyOf }), ...(only === undefined ? {} : { only }) }
  const address = await checkAddress(target.address, { ...rest, ...way, timeoutMs })
  const variant = target.variant ?? address.variant
  const found = new Map<LadderName, LadderCheck>(address.checks.map((check) => [check.name, check]))
  let bytesPerSecond: number | null = null
  if (address.usable && 'cause' in target.asked) found.set(target.asked.rung, failed(target.asked.rung, 0, target.asked.cause))
  else if (address.usable && !('cause' in target.asked)) {
    const { siteUuid, ...asked } = target.asked
    const line = { connectTimeoutMs: timeoutMs, idleTimeoutMs: timeoutMs, ...way }
    const transport = createTransport({ ...asked, ...rest, address: address.address, variant: variant ?? 'A', line })
    try {
      const isGood = await askSite(transport, siteUuid, found)
      found.set('clock', clockCheck(transport))
      if (isGood) bytesPerSecond = await measureSpeed(transport, found)
    } finally {
      await transport.close()
    }
  }
  const checks = ladderNames.map((name) => found.get(name) ?? skipped(name))
  const usable = address.usable && checks.every(({ state }) => state !== 'failed')
  return { address: address.address, at, ms: since(from), checks, usable, variant, bytesPerSecond }
}

const since = (from: number): number => Math.round(performance.now() - from)
const skipped = (name: LadderName): LadderCheck => ({ name, state: 'skipped', ms: 0, note: '', cause: null })
const good = (name: LadderName, ms: number, note = ''): LadderCheck => ({ name, state: 'ok', ms, note, cause: null })
const failed = (name: LadderName, ms: number, cause: Omit<Cause, 'at'>): LadderCheck => ({
  name,
  state: 'failed',
  ms,
  note: '',
  cause: { ...cause, at: new Date().toISOString() },
})

/** One call answers several rungs; its time stands at the first of them. */
async function askSite(transport: HttpTransport, siteUuid: string, found: Map<LadderName, LadderCheck>): Promise<boolean> {
  const from = performance.now()
  try {
    const site = await transport.site()
    if (site.id !== siteUuid) throw new TransportError('site_mismatch', '', { name: site.name, number: site.siteId })
    for (const name of askedOf) found.set(name, good(name, name === askedOf[0] ? since(from) : 0, name === 'site' ? site.name : ''))
    return true
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    const rung = rungOf[error.cause_.code] ?? 'version'
    for (const name of provenBefore[rung] ?? []) found.set(name, good(name, 0))
    found.set(rung, failed(rung, since(from), error.cause_))
    return false
  }
}

/** A clock that is off is said and stops nothing. */
function clockCheck(transport: HttpTransport): LadderCheck {
  const ahead = transport.clockAhead()
  if (ahead === null) return skipped('clock')
  const cause = clockCause(ahead)
  if (cause === null) return good('clock', 0)
  return { ...failed('clock', 0, cause), state: 'warning' }
}

/** The first page of central's lists: asking for it changes nothing at central, and nothing of it is kept. */
async function measureSpeed(transport: HttpTransport, found: Map<LadderName, LadderCheck>): Promise<number | null> {
  const [from, before] = [performance.now(), transport.traffic().bytesIn]
  try {
    await transport.centralRecords(0n, speedRecords)
    const ms = performance.now() - from
    const bytes = transport.traffic().bytesIn - before
    found.set('speed', good('speed', Math.round(ms)))
    return bytes < leastBytes ? null : Math.round((bytes / Math.max(1, ms)) * 1000)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    found.set('speed', failed('speed', since(from), error.cause_))
    return null
  }
}
