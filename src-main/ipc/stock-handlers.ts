/** What the questions about stock answer. */
import { ok } from '../contract/result.ts'
import { batchPage } from '../services/batch-page.ts'
import { itemLedger, itemPage } from '../services/item-page.ts'
import { localDay } from '../services/search.ts'
import { listStock } from '../services/stock-list.ts'
import type { HandlerPorts, Of } from './handlers.ts'

type StockHandlers = Pick<Of<'stock'>, 'stock.list' | 'stock.batch'> & Pick<Of<'item'>, 'item.page' | 'item.ledger'>

export function stockHandlers({ storeContext, remember }: HandlerPorts): StockHandlers {
  return {
    'stock.list': (input, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(listStock(db, storeId, input, localDay(clock()), remember))
    },
    'stock.batch': ({ id }, session) => {
      const { db, storeId, clock } = storeContext(session)
      return batchPage(db, storeId, id, localDay(clock()))
    },
    'item.page': ({ id }, session) => {
      const { db, storeId, clock } = storeContext(session)
      return itemPage(db, storeId, id, localDay(clock()))
    },
    'item.ledger': ({ id, ...part }, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(itemLedger(db, storeId, id, part, localDay(clock())))
    },
  }
}
