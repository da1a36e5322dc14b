import type { Context } from '../context.ts'
import { fillQueue } from '../initialise.ts'
import { queueLength } from '../store/queue.ts'
import { updateSite, type Site } from '../store/sites.ts'
import { refusalsOf } from '../store/staging.ts'
import { ok, refuse, type Answer } from './answer.ts'
import type { Call } from './call.ts'

/** GET site. `isPrimary` and `takesUsers` are extensions of ours. */
export function answerSite(ctx: Context, _call: Call, site: Site): Answer {
  return ok({
    id: ctx.knobs.take('wrongSiteUuid') ? '00000000-0000-4000-8000-000000000000' : site.uuid,
    siteId: site.id,
    code: site.code,
    name: site.name,
    initialisationStatus: site.initialisation,
    isOmSupplyCentralServer: false,
    omSupplyCentralServerUrl: '',
    mSupplyCentralSiteId: 1,
    isPrimary: site.isPrimary,
    ...(ctx.settings.takesUsers ? { takesUsers: true } : {}),
  })
}

function statusCode(ctx: Context, site: Site): string {
  if (ctx.knobs.see('busy') === 'status' && ctx.knobs.take('busy')) return 'sync_is_running'
  if (ctx.busy.initialising.has(site.id)) return 'initialisation_in_progress'
  return ctx.busy.integrating.has(site.id) ? 'integration_in_progress' : 'idle'
}

/** GET site_status. `data.refusals` is an extension of ours; a central without it answers null. */
export function answerSiteStatus(ctx: Context, _call: Call, site: Site): Answer {
  const code = statusCode(ctx, site)
  const refusals = refusalsOf(ctx.storage, site.id)
  return ok({ code, message: code.replaceAll('_', ' '), data: refusals.length > 0 ? { refusals } : null })
}

async function initialise(ctx: Context, siteId: number): Promise<void> {
  await ctx.wait(ctx.settings.initialiseDelayMs)
  await fillQueue(ctx.storage, siteId, ctx.closing)
}

/** Begins or joins the filling of the site's queue; it goes on when the caller's line is cut. */
export function beginInitialise(ctx: Context, siteId: number): Promise<void> {
  const running = ctx.busy.initialising.get(siteId)
  if (running) return running
  const work = initialise(ctx, siteId).finally(() => ctx.busy.initialising.delete(siteId))
  work.catch(() => undefined)
  ctx.busy.initialising.set(siteId, work)
  return work
}

/** POST initialise: blocks until everything of the site's stores is in its queue; binds the database (F-115, F-133). */
export async function answerInitialise(ctx: Context, _call: Call, site: Site, databaseId: string | null): Promise<Answer> {
  if (ctx.busy.initialising.has(site.id)) return refuse(503, 'sync_is_running', 'The initialisation of this site still runs.')
  updateSite(ctx.storage, site.id, { initialisation: 'started', ...(databaseId !== null && { database_id: databaseId }) })
  await beginInitialise(ctx, site.id)
  return ok({ queueLength: queueLength(ctx.storage, site.id), data: [] })
}
