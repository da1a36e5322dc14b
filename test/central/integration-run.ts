import type { Context } from './context.ts'
import { integrate } from './integrate.ts'
import { siteById } from './store/sites.ts'
import { closedRows } from './store/staging.ts'

/** Integrates until nothing is closed any more: a second closing call may come while the first is worked on. */
async function integrateAll(ctx: Context, siteId: number): Promise<void> {
  do {
    await ctx.wait(ctx.settings.integrationDelayMs)
    integrate(ctx.storage, ctx.knobs, siteId, ctx.settings)
  } while (hasClosedRows(ctx, siteId))
}

function hasClosedRows(ctx: Context, siteId: number): boolean {
  const site = siteById(ctx.storage, siteId)
  return site !== undefined && site.failure === null && closedRows(ctx.storage, site).length > 0
}

/** Starts the integration of a site, or lets the running one take the new rows along. */
export function beginIntegration(ctx: Context, siteId: number): void {
  if (ctx.busy.integrating.has(siteId)) return
  const work = integrateAll(ctx, siteId).finally(() => ctx.busy.integrating.delete(siteId))
  // Only the close of the central ends it early; what was closed is integrated at the next start.
  work.catch((fault: unknown) => {
    if (!ctx.closing.aborted) throw fault
  })
  ctx.busy.integrating.set(siteId, work)
}

/** After a start: what was closed before the stop is integrated now. */
export function resumeIntegrations(ctx: Context, siteIds: readonly number[]): void {
  for (const siteId of siteIds) if (hasClosedRows(ctx, siteId)) beginIntegration(ctx, siteId)
}
