import type { Context } from '../context.ts'
import { hasStore } from '../routing.ts'
import { tokenSecret } from '../store/meta.ts'
import { siteById, siteByName, updateSite, type Site } from '../store/sites.ts'
import { refuse, type Answer } from './answer.ts'
import { header, type Call } from './call.ts'
import { readToken } from './token.ts'

export type Known = { readonly site: Site; readonly databaseId: string | null }
type Checked = Known | { readonly refused: Answer }

const refused = (status: number, code: string, message: string, data?: unknown): Checked => ({
  refused: refuse(status, code, message, data),
})

function byPassword(ctx: Context, credentials: string): Checked {
  const plain = Buffer.from(credentials, 'base64').toString()
  const colon = plain.lastIndexOf(':')
  const site = siteByName(ctx.storage, plain.slice(0, colon))
  if (!site) return refused(401, 'site_name_not_found', 'There is no site of this name.')
  if (site.passwordHash !== plain.slice(colon + 1))
    return refused(401, 'site_incorrect_password', 'The password of the site is another one.')
  return { site, databaseId: null }
}

function byToken(ctx: Context, token: string): Checked {
  const claims = readToken(token, tokenSecret(ctx.storage))
  const site = claims ? siteById(ctx.storage, claims.siteId) : undefined
  if (!claims || !site || claims.generation !== site.tokenGeneration) return refused(401, 'token_invalid', 'This token is not good here.')
  if (claims.exp * 1000 <= Date.now()) return refused(401, 'token_expired', 'This token has run out.')
  return { site, databaseId: claims.databaseId }
}

/** Which site calls. Variant B takes the password at `auth` alone and a token everywhere else. */
function identify(ctx: Context, call: Call): Checked {
  const [scheme, credentials] = header(call.headers, 'authorization').split(' ')
  const wanted = call.variant === 'A' || call.path === '/auth' ? 'Basic' : 'Bearer'
  if (scheme !== wanted || credentials === undefined)
    return refused(401, 'authorization_required', `This call needs ${wanted} authorisation.`)
  return wanted === 'Basic' ? byPassword(ctx, credentials) : byToken(ctx, credentials)
}

/** protocol-v5.md 1.7. `major` and `minor` are the version of the protocol; the range is an extension of ours. */
function versionRefusal(ctx: Context, call: Call): Checked | null {
  const { min, max } = ctx.settings.versions
  const version = Number(header(call.headers, 'version') || Number.NaN)
  if (Number.isInteger(version) && version >= min && version <= max) return null
  return refused(409, 'api_version_incompatible', `Central speaks sync versions ${min} to ${max}.`, { major: 5, minor: 4, min, max })
}

function bindingRefusal(ctx: Context, site: Site, databaseId: string | null, call: Call): Checked | null {
  const hardwareId = header(call.headers, 'msupply-site-uuid')
  if (hardwareId === '') return refused(401, 'site_incorrect_hardware_id', 'The call names no hardware id.')
  if (site.hardwareId === null) updateSite(ctx.storage, site.id, { hardware_id: hardwareId })
  else if (site.hardwareId !== hardwareId) return refused(401, 'site_incorrect_hardware_id', 'The site is bound to another computer.')
  if (databaseId !== null && site.databaseId !== null && site.databaseId !== databaseId)
    return refused(401, 'site_incorrect_database', 'The site is bound to another database.')
  return null
}

const siteTypes: readonly Site['type'][] = ['standalone', 'mobile']

/** The type that a site says of itself takes the place of what was written down for it (F-224); `app-type` is ours (README). */
function keepAppInfo(ctx: Context, site: Site, call: Call): void {
  const type = siteTypes.find((one) => one === header(call.headers, 'app-type')) ?? site.type
  updateSite(ctx.storage, site.id, {
    type,
    app_name: header(call.headers, 'app-name') || null,
    app_version: header(call.headers, 'app-version') || null,
    sync_version: Number(header(call.headers, 'version')),
    last_contact: new Date().toISOString(),
  })
}

/**
 * Who calls, or the refusal of protocol-v5.md 1.6. The first call that gets as far as the hardware id binds it (F-130).
 * `databaseId` is the one a call names where it does not stand in the token.
 */
export function authenticate(ctx: Context, call: Call, databaseId: string | null = null): Checked {
  const who = identify(ctx, call)
  if ('refused' in who) return who
  const version = versionRefusal(ctx, call)
  if (version) return version
  if (!hasStore(ctx.storage, who.site.id)) return refused(403, 'site_has_no_store', 'No store is active on this site.')
  const database = databaseId ?? who.databaseId
  const binding = bindingRefusal(ctx, who.site, database, call)
  if (binding) return binding
  call.entry.site = who.site.name
  keepAppInfo(ctx, who.site, call)
  return { site: siteById(ctx.storage, who.site.id) ?? who.site, databaseId: database }
}
