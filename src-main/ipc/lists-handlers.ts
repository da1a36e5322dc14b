/** What the operations on how lists look do. */
import { ok } from '../contract/result.ts'
import type { LooksContext } from '../services/list-looks.ts'
import { keepLook, listLooks, setDensity } from '../services/list-looks.ts'
import type { HandlerPorts, Of, Session } from './handlers.ts'

export function listsHandlers({ setupContext, people }: HandlerPorts): Of<'lists'> {
  const contextOf = ({ id }: Session): LooksContext => {
    const { user } = people().state(id)
    if (user === null) throw new Error('the router lets nobody in without a user')
    const { db, clock } = setupContext()
    return { db, clock, userId: user.id }
  }
  return {
    'lists.looks': (_, session) => ok(listLooks(contextOf(session))),
    'lists.keep': ({ list, look }, session) => {
      keepLook(contextOf(session), list, look)
      return ok({})
    },
    'lists.setDensity': ({ density }, session) => {
      setDensity(contextOf(session), density)
      return ok({})
    },
  }
}
