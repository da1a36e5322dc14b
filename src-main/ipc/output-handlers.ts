/** What the operations that make files do. */
import { ok, refuse } from '../contract/result.ts'
import { kindsSeen } from '../services/access.ts'
import { exportStock, exportTransactions } from '../services/export-list.ts'
import { localDay } from '../services/search.ts'
import type { HandlerPorts, Of } from './handlers.ts'

type OutputHandlers = Of<'print'> & Pick<Of<'transactions'>, 'transactions.export'> & Pick<Of<'stock'>, 'stock.export'>

export function outputHandlers({ storeContext, pdf }: HandlerPorts): OutputHandlers {
  return {
    'print.pdf': async (_, session) =>
      pdf === null ? refuse('refused', 'no_pdf_here') : ok({ base64: Buffer.from(await pdf(session.id)).toString('base64') }),
    'transactions.export': async (input, session) => {
      const { db, storeId, userId, clock } = storeContext(session)
      return ok(await exportTransactions(db, storeId, input, localDay(clock()), kindsSeen(db, userId, storeId)))
    },
    'stock.export': async (input, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(await exportStock(db, storeId, input, localDay(clock())))
    },
  }
}
