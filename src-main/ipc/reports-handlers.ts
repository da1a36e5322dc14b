/** What the reports answer. */
import { stockReport, useReport, valueReport } from '../services/reports.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function reportsHandlers({ storeContext, remember }: HandlerPorts): Of<'reports'> {
  return {
    'reports.stock': (input, session) => stockReport(storeContext(session), input),
    'reports.value': (input, session) => valueReport(storeContext(session), input, remember),
    'reports.use': (input, session) => useReport(storeContext(session), input),
  }
}
