/** A store of which central has everything, for pictures of the screens. */
import type { StoreMove } from '../../src-main/contract/store-move.ts'

export const storeMove: StoreMove = {
  storeId: 'store-1',
  code: 'KBR',
  name: 'Kibera Clinic',
  site: { number: 12, name: 'Kibera' },
  frozen: null,
  waiting: 0,
  refused: 0,
  heldBack: 0,
  inbox: 0,
  at: '2026-03-04T12:00:00.000Z',
  figures: {
    documents: [
      { kind: 'outbound_shipment', count: 340, lastNumber: 352 },
      { kind: 'inbound_shipment', count: 61, lastNumber: 61 },
      { kind: 'stocktake', count: 4, lastNumber: 4 },
    ],
    lastDocumentAt: '2026-03-04T11:41:07Z',
    items: 187,
    batches: 612,
    packs: 8140.5,
    value: 128_450.25,
  },
  checkCode: '7KQ20XMB',
}
