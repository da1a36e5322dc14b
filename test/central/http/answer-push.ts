import { z } from 'zod'
import type { Context } from '../context.ts'
import { beginIntegration } from '../integration-run.ts'
import { acknowledge } from '../store/queue.ts'
import { closePush, stage } from '../store/staging.ts'
import type { Site } from '../store/sites.ts'
import { noContent, ok, type Answer } from './answer.ts'
import { parseBody } from './body.ts'
import type { Call } from './call.ts'

// Both spellings of the actions are seen (protocol-v5.md 1.4); an insert is an update.
const Action = z
  .string()
  .transform((word) => word.toLowerCase())
  .pipe(z.enum(['insert', 'update', 'delete']))

const PushBody = z.object({
  queueLength: z.int().min(0),
  data: z.array(
    z.object({
      syncOutId: z.string(),
      tableName: z.string().min(1),
      recordId: z.string().min(1),
      action: Action,
      recordData: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
})
const AckBody = z.union([z.object({ syncIDs: z.array(z.string()) }).transform((body) => body.syncIDs), z.array(z.string())])

/** POST queued_records: rows are staged; a call with no rows and nothing left starts the integration. */
export function answerPush(ctx: Context, call: Call, site: Site): Answer {
  const body = parseBody(PushBody, call.body)
  if ('refused' in body) return body.refused
  const { data, queueLength } = body.value
  stage(
    ctx.storage,
    site.id,
    data.map((row) => ({
      syncOutId: row.syncOutId,
      tableName: row.tableName,
      recordId: row.recordId,
      action: row.action === 'delete' ? 'delete' : 'update',
      data: JSON.stringify(row.recordData ?? {}),
    })),
  )
  if (queueLength > 0 || data.length > 0) return ok({ integrationStarted: false })
  closePush(ctx.storage, site.id)
  beginIntegration(ctx, site.id)
  return ok({ integrationStarted: true })
}

/** POST acknowledged_records with `{syncIDs}`, or with the plain array of variant B's text. */
export function answerAcknowledge(ctx: Context, call: Call, site: Site): Answer {
  const body = parseBody(AckBody, call.body)
  if ('refused' in body) return body.refused
  acknowledge(ctx.storage, site.id, body.value)
  return noContent
}
