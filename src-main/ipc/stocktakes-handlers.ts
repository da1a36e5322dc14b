/** What the operations on stocktakes do. */
import { ok } from '../contract/result.ts'
import { createStocktake, estimateLines, stocktakeChoices } from '../services/create-stocktake.ts'
import { addCount, editStocktake, reconcileCounts, removeCounts, removeStocktake, setCount, setCounts } from '../services/edit-stocktake.ts'
import { finaliseStocktake } from '../services/finalise-stocktake.ts'
import { stocktakeForecast } from '../services/forecast-stocktake.ts'
import { listStocktakes } from '../services/list-stocktakes.ts'
import { forecastDay, setDay } from '../services/date-stocktake.ts'
import { linesView, openStocktake } from '../services/stocktake-view.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function stocktakesHandlers({ storeContext }: HandlerPorts): Of<'stocktakes'> & Of<'stocktake'> {
  return {
    'stocktakes.list': (input, session) => {
      const { db, storeId } = storeContext(session)
      return ok(listStocktakes(db, storeId, input))
    },
    'stocktakes.choices': (_, session) => {
      const { db, storeId } = storeContext(session)
      return stocktakeChoices(db, storeId)
    },
    'stocktakes.estimate': ({ scope, datedBackTo }, session) => {
      const lines = estimateLines(storeContext(session), scope, datedBackTo)
      return lines.ok ? ok({ lines: lines.value }) : lines
    },
    'stocktake.create': (input, session) => createStocktake(storeContext(session), input),
    'stocktake.get': ({ id }, session) => {
      const { db, storeId } = storeContext(session)
      return openStocktake(db, storeId, id)
    },
    'stocktake.lines': ({ id, lineIds }, session) => {
      const { db, storeId } = storeContext(session)
      return linesView(db, storeId, id, lineIds)
    },
    'stocktake.forecast': ({ id }, session) => stocktakeForecast(storeContext(session), id),
    'stocktake.dayForecast': (input, session) => forecastDay(storeContext(session), input),
    'stocktake.setDay': (input, session) => setDay(storeContext(session), input),
    'stocktake.edit': (input, session) => editStocktake(storeContext(session), input),
    'stocktake.setLine': (input, session) => setCount(storeContext(session), input),
    'stocktake.setLines': (input, session) => setCounts(storeContext(session), input),
    'stocktake.addLine': (input, session) => addCount(storeContext(session), input),
    'stocktake.removeLines': (input, session) => removeCounts(storeContext(session), input),
    'stocktake.reconcile': (input, session) => reconcileCounts(storeContext(session), input),
    'stocktake.finalise': (input, session) => finaliseStocktake(storeContext(session), input),
    'stocktake.remove': (input, session) => removeStocktake(storeContext(session), input),
  }
}
