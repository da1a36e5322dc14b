/** The Site page: what this site is, and the changes an administrator may make to it (F-208, F-233, F-234). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { SiteChanged, SiteDetails } from '../contract/site-settings.ts'
import type { Db } from '../db/write.ts'
import { write } from '../db/write.ts'
import { knownSites } from '../domain/known-sites.ts'
import type { SettingKey, SettingValue } from '../repositories/settings.ts'
import { clearSetting, getSetting, setSetting } from '../repositories/settings.ts'
import { anybodySignedIn } from '../repositories/sign-ins.ts'
import { allStores, storesOfSite } from '../repositories/stores.ts'
import { passwordHash } from '../site/password-hash.ts'
import type { ConnectionContext, Tried } from './connection.ts'
import { checkConnection } from './connection.ts'
import type { SetupContext } from './setup.ts'
import { keepCredentials } from './setup.ts'

export type SiteSettingsContext = SetupContext &
  Pick<ConnectionContext, 'climb' | 'block'> & {
    readonly version: string
    readonly status: { readonly intervalSeconds: number; readonly lastContactAt: string | null }
    /** Told after a change of the pace, or after syncing was switched off or on. */
    readonly paced: () => void
    readonly switched: () => Promise<void>
  }

export function siteDetails({ db, hardware, secretBox, version, status }: SiteSettingsContext): SiteDetails {
  const site = getSetting(db, 'site')
  const stores = site === undefined ? [] : storesOfSite(db, site.number)
  return {
    site: site ?? null,
    address: getSetting(db, 'address') ?? '',
    variant: getSetting(db, 'variant') ?? null,
    siteName: getSetting(db, 'site_name') ?? '',
    hardwareId: hardware.kind === 'usable' ? hardware.id : '',
    databaseId: getSetting(db, 'database_id') ?? '',
    version,
    secretStore: secretBox.kind,
    certificate: getSetting(db, 'certificate') ?? null,
    stores: stores.map(({ id, code, name }) => ({ id, code: code ?? '', name: name ?? '' })),
    sites: knownSites(site ?? null, getSetting(db, 'central_site_number') ?? null, allStores(db)),
    intervalSeconds: getSetting(db, 'interval_seconds') ?? status.intervalSeconds,
    largestCall: getSetting(db, 'largest_call') ?? null,
    lastContactAt: status.lastContactAt,
    disabledAt: getSetting(db, 'sync_disabled')?.at ?? null,
    checklistAt: getSetting(db, 'checklist')?.at ?? null,
  }
}

/** Test before save: nothing is kept unless every rung holds, and another site's name never takes this one's place. */
export async function changeSite(context: SiteSettingsContext, tried: Tried): Promise<Result<SiteChanged>> {
  const { db, secretBox } = context
  if (tried.address.trim() === '' && tried.siteName.trim() === '' && tried.password === '') return refuse('refused', 'nothing_to_change')
  const report = await checkConnection(context, tried)
  const told = (saved: boolean): Result<SiteChanged> => ok({ saved, report, details: siteDetails(context) })
  if (!report.usable || report.variant === null) return told(false)
  const hash = tried.password === '' ? await secretBox.read() : passwordHash(tried.password)
  const [site, oldName] = [getSetting(db, 'site'), getSetting(db, 'site_name')]
  if (hash === null || site === undefined || oldName === undefined) return told(false)
  const isSame = report.address === getSetting(db, 'address')
  const kept = await keepCredentials(
    context,
    {
      address: report.address,
      variant: report.variant,
      siteName: tried.siteName.trim() === '' ? oldName : tried.siteName.trim(),
      passwordHash: hash,
      certificate: tried.certificate ?? (isSame ? (getSetting(db, 'certificate') ?? null) : null),
    },
    { id: site.uuid, siteId: site.number, name: site.name, code: site.code },
  )
  return kept.ok ? told(true) : kept
}

export function setPace(context: SiteSettingsContext, pace: { intervalSeconds: number; largestCall: number | null }): Result<SiteDetails> {
  keep(context, 'interval_seconds', pace.intervalSeconds)
  keep(context, 'largest_call', pace.largestCall)
  context.paced()
  return ok(siteDetails(context))
}

export async function setSyncing(context: SiteSettingsContext, enabled: boolean): Promise<Result<SiteDetails>> {
  await switchSyncing(context, enabled)
  return ok(siteDetails(context))
}

type Switch = Pick<SiteSettingsContext, 'db' | 'clock' | 'switched'>

async function switchSyncing(context: Switch, enabled: boolean): Promise<void> {
  keep(context, 'sync_disabled', enabled ? null : { at: context.clock().toISOString() })
  await context.switched()
}

/** By whoever installs, before anybody has signed in here (F-235): afterwards it takes the right of an administrator. */
export async function setSyncingAtSetup(context: Switch, enabled: boolean): Promise<Result<Record<string, never>>> {
  if (anybodySignedIn(context.db)) return refuse('forbidden', 'first_run_over')
  await switchSyncing(context, enabled)
  return ok({})
}

/** null takes the value away. */
function keep<K extends SettingKey>({ db, clock }: { db: Db; clock: () => Date }, key: K, value: SettingValue<K> | null): void {
  write(db, { kind: 'local', userId: null, at: clock().toISOString() }, (tx) => {
    if (value === null) clearSetting(tx, key)
    else setSetting(tx, key, value)
  })
}
