import type { Context } from '../context.ts'
import { noteTold } from '../stores.ts'
import type { Site } from '../store/sites.ts'
import { refuse, type Answer } from './answer.ts'
import { answerAuth } from './answer-auth.ts'
import { answerInitialise, answerSite, answerSiteStatus } from './answer-site.ts'
import { answerCentral, answerQueue } from './answer-pages.ts'
import { answerAcknowledge, answerPush } from './answer-push.ts'
import { authenticate } from './auth.ts'
import type { Call } from './call.ts'
import { answerTestCall } from './test-calls.ts'

type Handler = (ctx: Context, call: Call, site: Site, databaseId: string | null) => Answer | Promise<Answer>

/** protocol-v5.md 1.4; `acknowledge_records` is the name that variant B's text gives to the acknowledgement. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET /site': answerSite,
  'GET /site_status': answerSiteStatus,
  'POST /initialise': answerInitialise,
  'GET /central_records': (ctx, call, site) => {
    const cursor = BigInt(call.query.get('cursor') ?? '0')
    noteTold(ctx.storage, site.id, cursor)
    return answerCentral(ctx, call, site, cursor)
  },
  'GET /queued_records': answerQueue,
  'POST /queued_records': answerPush,
  'POST /acknowledged_records': answerAcknowledge,
  'POST /acknowledge_records': answerAcknowledge,
}

/** A site whose pushed rows central could not integrate hears of it in every call until it is mended (1.6). */
function failureOf(site: Site): Answer | null {
  return site.failure === null
    ? null
    : refuse(503, 'integration_error', 'Central could not integrate what the site sent.', JSON.parse(site.failure))
}

/** Answers one call of a site. */
export async function answerCall(ctx: Context, call: Call): Promise<Answer> {
  if (ctx.settings.testCalls && call.path.startsWith('/test/')) return answerTestCall(ctx, call)
  if (call.method === 'POST' && call.path === '/auth' && call.variant === 'B') return answerAuth(ctx, call)
  const who = authenticate(ctx, call)
  if ('refused' in who) return who.refused
  const handler = handlers[`${call.method} ${call.path}`]
  if (!handler) return refuse(404, 'route_not_found', `Central has no ${call.method} ${call.path}.`)
  if (ctx.knobs.see('busy') === 'error' && ctx.knobs.take('busy'))
    return refuse(503, 'sync_is_running', 'Another sync of this site still runs.')
  return failureOf(who.site) ?? handler(ctx, call, who.site, who.databaseId)
}
