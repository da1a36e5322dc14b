/** What the operations do that only a customer invoice knows. */
import { addList, listsOf } from '../services/add-list.ts'
import { changeItems } from '../services/change-items.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function outboundHandlers({ storeContext }: HandlerPorts): Of<'outbound'> {
  return {
    'outbound.changeItems': (input, session) => changeItems(storeContext(session), input),
    'outbound.lists': (input, session) => {
      const { db, storeId } = storeContext(session)
      return listsOf(db, storeId, input)
    },
    'outbound.addList': (input, session) => addList(storeContext(session), input),
  }
}
