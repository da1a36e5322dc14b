/** What the operations that make files do. */
import { ok } from '../contract/result.ts'
import { exportStock, exportTransactions } from '../services/export-list.ts'
import { localDay } from '../services/search.ts'
import type { HandlerPorts, Of } from './handlers.ts'

type OutputHandlers = Pick<Of<'transactions'>, 'transactions.export'> & Pick<Of<'stock'>, 'stock.export'>

export function outputHandlers({ storeContext }: HandlerPorts): OutputHandlers {
  return {
    'transactions.export': async (input, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(await exportTransactions(db, storeId, input, localDay(clock())))
    },
    'stock.export': async (input, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(await exportStock(db, storeId, input, localDay(clock())))
    },
  }
}
