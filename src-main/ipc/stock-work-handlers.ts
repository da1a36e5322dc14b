/** What the operations on batches and places do. */
import { ok } from '../contract/result.ts'
import { adjustStock, stockWorkFacts } from '../services/adjust-stock.ts'
import { editBatch } from '../services/edit-batch.ts'
import { createPlace, editPlace, listPlaces, mergePlaces } from '../services/locations.ts'
import { newStock } from '../services/new-stock.ts'
import { repackStock } from '../services/repack-stock.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function stockWorkHandlers({ storeContext }: HandlerPorts): Of<'batch'> & Of<'locations'> {
  return {
    'batch.facts': ({ itemId }, session) => ok(stockWorkFacts(storeContext(session), itemId)),
    'batch.adjust': (input, session) => adjustStock(storeContext(session), input),
    'batch.create': (input, session) => newStock(storeContext(session), input),
    'batch.edit': (input, session) => editBatch(storeContext(session), input),
    'batch.repack': (input, session) => repackStock(storeContext(session), input),
    'locations.list': (_, session) => {
      const { db, storeId } = storeContext(session)
      return ok(listPlaces(db, storeId))
    },
    'locations.create': (input, session) => createPlace(storeContext(session), input),
    'locations.edit': (input, session) => editPlace(storeContext(session), input),
    'locations.merge': (input, session) => mergePlaces(storeContext(session), input),
  }
}
