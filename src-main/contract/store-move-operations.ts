/** Operations for moving a store to another site (F-236); for those who may edit the rules of sync. */
import { z } from 'zod'
import { op } from './operation.ts'
import { StoreMove } from './store-move.ts'
import { Id } from './trade.ts'

const store = z.strictObject({ storeId: Id })

export const storeMoveOperations = {
  /** What is still to be sent of a store and its certificate. Refused where the store is not whole here, now or formerly: `store_gone`, `store_preparing`, `store_not_active`. */
  'stores.move': op('user', store, StoreMove, 'editSyncSites'),
  /** From now on nothing of the store is written here; all of it is sent. Refused as `stores.move`, and `store_left`, `read_only`. */
  'stores.freeze': op('user', store, StoreMove, 'editSyncSites'),
  /** Work goes on here. Refused once central has moved the store: `store_left`; and `read_only`. */
  'stores.thaw': op('user', store, StoreMove, 'editSyncSites'),
} as const
