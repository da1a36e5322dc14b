/** Looks at the way to central with what is saved, or with what somebody is about to save (F-232, 4-2). */
import type { Cause } from '../contract/causes.ts'
import type { LadderName, LadderReport } from '../contract/diagnosis.ts'
import { getSetting } from '../repositories/settings.ts'
import { passwordHash } from '../site/password-hash.ts'
import type { SetupContext } from './setup.ts'

type Credentials = { readonly siteName: string; readonly passwordHash: string; readonly siteUuid: string }
type NotAsked = { readonly rung: LadderName; readonly cause: Omit<Cause, 'at'> }
/** What the ladder is climbed with. */
export type ClimbTo = {
  readonly address: string
  readonly variant: 'A' | 'B' | null
  readonly certificate: string | null
  readonly asked: Credentials | NotAsked
}
export type Climb = (to: ClimbTo) => Promise<LadderReport>
export type ConnectionContext = Pick<SetupContext, 'db' | 'hardware' | 'secretBox'> & {
  readonly climb: Climb
  /** Why central may not be asked with this site's credentials now: the data here may not be those that it knows. */
  readonly block: Cause | null
}
/** Empty texts mean: as it is saved. */
export type Tried = {
  readonly address: string
  readonly siteName: string
  readonly password: string
  /** Fingerprint of the certificate that somebody has compared for this address (F-102). */
  readonly certificate?: string | null | undefined
}

const asSaved: Tried = { address: '', siteName: '', password: '' }

export async function checkConnection(context: ConnectionContext, tried: Tried = asSaved): Promise<LadderReport> {
  const { db, climb } = context
  const saved = getSetting(db, 'address') ?? ''
  const isOther = tried.address.trim() !== '' && tried.address.trim() !== saved
  return climb({
    address: tried.address.trim() === '' ? saved : tried.address,
    variant: isOther ? null : (getSetting(db, 'variant') ?? null),
    certificate: tried.certificate ?? (isOther ? null : (getSetting(db, 'certificate') ?? null)),
    asked: await askedWith(context, tried),
  })
}

async function askedWith({ db, hardware, secretBox, block }: ConnectionContext, tried: Tried): Promise<Credentials | NotAsked> {
  const site = getSetting(db, 'site')
  const siteName = tried.siteName.trim() === '' ? getSetting(db, 'site_name') : tried.siteName.trim()
  if (block !== null) return { rung: 'database', cause: block }
  if (hardware.kind === 'unusable') return notAsked('hardware', 'hardware_id_unusable', hardware.problem)
  if (site === undefined || siteName === undefined) return notAsked('site', 'site_name_not_found')
  const hash = tried.password === '' ? await secretBox.read().catch(() => null) : passwordHash(tried.password)
  return hash === null ? notAsked('password', 'credentials_missing') : { siteName, passwordHash: hash, siteUuid: site.uuid }
}

const notAsked = (rung: LadderName, code: Cause['code'], detail = ''): NotAsked => ({ rung, cause: { code, detail, params: {} } })
