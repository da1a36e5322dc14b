import { z } from 'zod'
import type { Context } from '../context.ts'
import { tokenSecret } from '../store/meta.ts'
import { updateSite } from '../store/sites.ts'
import { ok, refuse, type Answer } from './answer.ts'
import { authenticate } from './auth.ts'
import { parseBody } from './body.ts'
import type { Call } from './call.ts'
import { issueToken } from './token.ts'

const AuthBody = z.object({ databaseId: z.string().min(1) })

/** POST auth of variant B: the site's password and the UUID of its database for a token (F-105, F-106, F-133). */
export function answerAuth(ctx: Context, call: Call): Answer {
  const body = parseBody(AuthBody, call.body)
  if ('refused' in body) return body.refused
  const { databaseId } = body.value
  const who = authenticate(ctx, call, databaseId)
  if ('refused' in who) return who.refused
  const { site } = who
  if (site.failure !== null)
    return refuse(503, 'integration_error', 'Central could not integrate what the site sent.', JSON.parse(site.failure))
  // A site that was initialised over variant A has no database yet; the one that comes now is its own.
  if (site.databaseId === null && site.initialisation !== 'new') updateSite(ctx.storage, site.id, { database_id: databaseId })
  const exp = Math.floor(Date.now() / 1000) + ctx.settings.tokenSeconds
  return ok({ token: issueToken({ siteId: site.id, databaseId, generation: site.tokenGeneration, exp }, tokenSecret(ctx.storage)) })
}
