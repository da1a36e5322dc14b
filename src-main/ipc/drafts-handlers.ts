/** What the operations on drafts do. */
import { ok, refuse } from '../contract/result.ts'
import type { Result } from '../contract/result.ts'
import type { DraftContext } from '../services/drafts.ts'
import { forgetDraft, keepDraft, readDraft, unfinishedForms } from '../services/drafts.ts'
import type { HandlerPorts, Of, Session } from './handlers.ts'

/** Whose forms a session has; a person who has no store open has no form open either. */
export function draftContext({ setupContext, people }: HandlerPorts, { id }: Session): DraftContext | null {
  const { user, storeId } = people().state(id)
  if (user === null || storeId === null) return null
  const { db, clock } = setupContext()
  return { db, clock, userId: user.id, storeId }
}

export function draftsHandlers(ports: HandlerPorts): Of<'drafts'> {
  const inContext = <T>(session: Session, fn: (context: DraftContext) => Result<T>): Result<T> => {
    const context = draftContext(ports, session)
    return context === null ? refuse('forbidden', 'no_store_open') : fn(context)
  }
  return {
    'drafts.of': ({ form }, session) => inContext(session, (context) => ok(readDraft(context, form))),
    'drafts.keep': ({ form, fields }, session) => inContext(session, (context) => keepDraft(context, form, fields)),
    'drafts.drop': ({ form }, session) => inContext(session, (context) => forgetDraft(context, form)),
    'drafts.list': (_, session) => inContext(session, (context) => ok([...unfinishedForms(context)])),
  }
}
