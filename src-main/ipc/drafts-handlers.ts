/** What the operations on drafts do. */
import { ok, refuse } from '../contract/result.ts'
import type { Result } from '../contract/result.ts'
import type { DraftContext } from '../services/drafts.ts'
import { forgetDraft, keepDraft, readDraft, unfinishedForms } from '../services/drafts.ts'
import type { HandlerPorts, Of, Session } from './handlers.ts'

export function draftsHandlers({ setupContext, people }: HandlerPorts): Of<'drafts'> {
  /** A person who has no store open has no form open either. */
  const inContext = <T>({ id }: Session, fn: (context: DraftContext) => Result<T>): Result<T> => {
    const { user, storeId } = people().state(id)
    if (user === null || storeId === null) return refuse('forbidden', 'no_store_open')
    const { db, clock } = setupContext()
    return fn({ db, clock, userId: user.id, storeId })
  }
  return {
    'drafts.of': ({ form }, session) => inContext(session, (context) => ok(readDraft(context, form))),
    'drafts.keep': ({ form, fields }, session) => inContext(session, (context) => keepDraft(context, form, fields)),
    'drafts.drop': ({ form }, session) => inContext(session, (context) => forgetDraft(context, form)),
    'drafts.list': (_, session) => inContext(session, (context) => ok([...unfinishedForms(context)])),
  }
}
