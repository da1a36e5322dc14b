/** Records of a store for which there is no service yet, written through the repository: an order, a stocktake, a sensor. */
import type { Tx } from '../../../src-main/db/write.ts'
import { removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'

export const papers = ['requisition', 'stocktake', 'sensor', 'location'] as const
export type Paper = (typeof papers)[number]
export type PaperFacts = {
  readonly id: string
  readonly storeId: string
  readonly itemId: string
  readonly nameId: string
  readonly text: string
  readonly serial: number
}

/** Makes it, or changes it where it is there. */
export function writePaper(tx: Tx, paper: Paper, { id, storeId, itemId, nameId, text, serial }: PaperFacts): void {
  const place = { documentId: id, storeId }
  switch (paper) {
    case 'requisition': {
      const status = serial % 2 === 0 ? { status: 'fn', om_status: 'SENT' } : { status: 'sg', om_status: 'DRAFT' }
      saveRow(
        tx,
        'requisition',
        { id, store_id: storeId, name_id: nameId, number: serial, type: 'request', comment: text, ...status },
        place,
      )
      saveRow(tx, 'requisition_line', { id: `${id} line`, requisition_id: id, item_id: itemId, requested_units: serial }, place)
      return
    }
    case 'stocktake': {
      saveRow(tx, 'stocktake', { id, store_id: storeId, number: serial, status: 'sg', description: text }, place)
      saveRow(tx, 'stocktake_line', { id: `${id} line`, stocktake_id: id, item_id: itemId, batch: text }, place)
      return
    }
    case 'sensor':
      return void saveRow(tx, 'sensor', { id, store_id: storeId, name: text, is_active: 1 }, place)
    case 'location':
      return void saveRow(tx, 'location', { id, store_id: storeId, code: text }, place)
  }
}

/** Sensors stay: v5 has no way to take one back. */
export const removePaper = (tx: Tx, paper: Paper, { id, storeId }: PaperFacts): boolean =>
  paper !== 'sensor' && removeRow(tx, paper, id, { documentId: id, storeId })
