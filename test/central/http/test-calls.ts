import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { deleteChange, saveChange } from '../changes.ts'
import type { Context } from '../context.ts'
import { createStore } from '../people.ts'
import { readRecord } from '../store/records.ts'
import { insertSite, siteById } from '../store/sites.ts'
import { moveStore } from '../stores.ts'
import { mergePushed } from '../wire/push-form.ts'
import { ok, refuse, type Answer } from './answer.ts'
import { parseBody } from './body.ts'
import type { Call } from './call.ts'

const Rows = z.record(z.string(), z.array(z.looseObject({ ID: z.string().min(1) })))
const Ids = z.record(z.string(), z.array(z.string()))
const NewSite = z.object({ visibleNameIds: z.array(z.string()).default([]) })

function upsert(ctx: Context, body: z.infer<typeof Rows>): Answer {
  ctx.storage.atomically(() => {
    for (const [table, rows] of Object.entries(body))
      for (const row of rows)
        saveChange(ctx.storage, table, row.ID, mergePushed(table, row.ID, readRecord(ctx.storage, table, row.ID), row))
  })
  return ok({})
}

function remove(ctx: Context, body: z.infer<typeof Ids>): Answer {
  ctx.storage.atomically(() => {
    for (const [table, ids] of Object.entries(body)) for (const id of ids) deleteChange(ctx.storage, table, id)
  })
  return ok({})
}

function createSite(ctx: Context, visibleNameIds: readonly string[]): Answer {
  return ctx.storage.atomically(() => {
    const tag = randomUUID().slice(0, 8)
    const { storeId, nameId } = createStore(ctx.storage, { code: tag.slice(0, 4).toUpperCase(), name: `Test store ${tag}` })
    const siteId = insertSite(ctx.storage, { code: tag, name: `test-${tag}`, password: `password-${tag}` })
    moveStore(ctx.storage, storeId, siteId, ctx.settings)
    for (const nameId of visibleNameIds) {
      const id = randomUUID()
      saveChange(ctx.storage, 'name_store_join', id, { ID: id, store_ID: storeId, name_ID: nameId, inactive: false })
    }
    const site = siteById(ctx.storage, siteId)
    return ok({
      site: { ID: site?.uuid, site_ID: siteId, name: site?.name, password: site?.passwordHash },
      store: { ID: storeId, name_ID: nameId },
    })
  })
}

/** The endpoints of a central in test mode (protocol-v5.md 1.4); they need no credentials. */
export function answerTestCall(ctx: Context, call: Call): Answer {
  if (call.method === 'POST' && call.path === '/test/upsert') {
    const body = parseBody(Rows, call.body)
    return 'refused' in body ? body.refused : upsert(ctx, body.value)
  }
  if (call.method === 'POST' && call.path === '/test/delete') {
    const body = parseBody(Ids, call.body)
    return 'refused' in body ? body.refused : remove(ctx, body.value)
  }
  if (call.method === 'POST' && call.path === '/test/create_site') {
    const body = parseBody(NewSite, call.body)
    return 'refused' in body ? body.refused : createSite(ctx, body.value.visibleNameIds)
  }
  return refuse(404, 'route_not_found', `Central has no ${call.method} ${call.path}.`)
}
