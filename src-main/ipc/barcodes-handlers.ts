/** What the operations on barcodes do. */
import { ok } from '../contract/result.ts'
import { findScanned, learnBarcode } from '../services/barcodes.ts'
import { localDay } from '../services/search.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function barcodesHandlers({ storeContext }: HandlerPorts): Of<'barcodes'> {
  return {
    'barcodes.find': ({ texts }, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(findScanned(db, storeId, texts, localDay(clock())))
    },
    'barcodes.learn': (input, session) => {
      const context = storeContext(session)
      return learnBarcode(context, input, localDay(context.clock()))
    },
  }
}
