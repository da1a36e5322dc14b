/** What the questions of the home page and of the list of items answer. */
import { ok } from '../contract/result.ts'
import { exportItems } from '../services/export-items.ts'
import { homeDocuments, homeStock, inbound, outbound } from '../services/home.ts'
import { itemCounts, listItems } from '../services/list-items.ts'
import { localDay } from '../services/search.ts'
import type { HandlerPorts, Of } from './handlers.ts'

type HomeHandlers = Of<'home'> & Pick<Of<'items'>, 'items.list' | 'items.counts' | 'items.export'>

export function homeHandlers({ storeContext, remember }: HandlerPorts): HomeHandlers {
  return {
    'home.stock': (_, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(homeStock(db, storeId, localDay(clock()), remember))
    },
    'home.outbound': (_, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(homeDocuments(db, storeId, outbound, localDay(clock())))
    },
    'home.inbound': (_, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(homeDocuments(db, storeId, inbound, localDay(clock())))
    },
    'items.list': (input, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(listItems(db, storeId, input, localDay(clock()), remember))
    },
    'items.counts': (_, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(itemCounts(db, storeId, localDay(clock()), remember))
    },
    'items.export': async (input, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(await exportItems(db, storeId, input, localDay(clock()), remember))
    },
  }
}
